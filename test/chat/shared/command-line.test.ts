import { describe, expect, it, test } from 'vitest';
import { parseLine, usage } from '#chat/shared/command-line.ts';
import { type Problem, UserError } from '#core/errors.ts';
import type { Args } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import { command, commands, quote, settings, show } from './commands.ts';

function problem(line: string): Problem | undefined {
  try {
    parseLine(line, commands);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
}
/** The options that a problem names, in English. */
function namesIn(found: Problem | undefined, which: 'known' | 'near'): string[] | undefined {
  return found?.kind === 'unknown-option' ? found[which]?.map(({ en }) => en) : undefined;
}
const args = (line: string): Args => parseLine(line, commands).args;
const path = (line: string): string => parseLine(line, commands).path.join(' ');

describe('the command is found however it is typed', () => {
  test.each([
    ['/quote ferry', 'quote'],
    ['  /QUOTE ferry ', 'quote'],
    ['\u3000／ｑｕｏｔｅ\u3000ferry', 'quote'],
    ['\u00a0/quote\u00a0\u00a0ferry', 'quote'],
    ['/ quote ferry', 'quote'],
    ['/parley article list', 'parley article list'],
    ['/Parley  Article\u3000LIST', 'parley article list'],
    ['/parley quote ferry', 'quote'],
    ['/parley help', 'parley help'],
    ['/parley', 'parley help'],
    ['/quote渡船', 'quote'],
    ['/quote“渡船”', 'quote'],
  ])('%j is /%s', (line, expected) => expect(path(line)).toBe(expected));

  it('and the Chinese that follows it without a blank is its text', () => {
    expect(args('/quote渡船 离港')).toEqual({ words: '渡船 离港' });
    expect(args('/parley quote“渡船”')).toEqual({ words: '“渡船”' });
  });

  it('takes the longest name that fits', () => {
    const nested = [
      command('parley', { kind: 'text', name: 'words', chinese: '词句', words: { en: '', zh: '' }, required: false }),
      ...commands,
    ];
    expect(parseLine('/parley article list', nested).path).toEqual(['parley', 'article', 'list']);
    expect(parseLine('/parley articles list', nested)).toEqual({ path: ['parley'], args: { words: 'articles list' } });
  });

  test.each([
    ['', ''],
    ['the ferry was late', 'the ferry was late'],
    ['/', '/'],
    ['/sing the ferry', '/sing'],
    ['/parley sing', '/parley sing'],
    ['quote /quote', 'quote /quote'],
  ])('%j is no command, and the words that are none are named', (line, typed) =>
    expect(problem(line)).toEqual({ kind: 'unknown-command', typed }),
  );

  test.each([
    ['/qoute the ferry', '/qoute', ['/quote']],
    ['/parley article', '/parley article', ['/parley article add', '/parley article list']],
    ['/parley 文章', '/parley 文章', ['/parley 文章 添加', '/parley 文章 列表']],
  ])('%j is no command, and those that may be meant are named', (line, typed, near) =>
    expect(problem(line)).toEqual({ kind: 'unknown-command', typed, near: expect.arrayContaining(near) }),
  );
});

it('repeats no more of a pasted page than one recognises it by', () => {
  expect(problem(`/${'x'.repeat(500)}`)).toEqual({ kind: 'unknown-command', typed: `/${'x'.repeat(59)}` });
  expect(problem('😀'.repeat(500))).toEqual({ kind: 'unknown-command', typed: '😀'.repeat(60) });
});

describe('options are taken in every way of writing them', () => {
  test.each([
    'in:chip-controls',
    'in=chip-controls',
    'in：chip-controls',
    'in＝chip-controls',
    'in: chip-controls',
    'IN:chip-controls',
    '--in chip-controls',
    '--in=chip-controls',
    '--in:chip-controls',
    '—in chip-controls',
    '–in=chip-controls',
    '－－in\u3000chip-controls',
    'in:"chip-controls"',
    'in:“chip-controls”',
    'in:”chip-controls”',
    "in:'chip-controls'",
    'in:‘chip-controls’',
    'in:「chip-controls」',
    '--in 『chip-controls』',
    'in:chip\u2011controls',
    'in:draft in:chip-controls',
  ])('/quote late ferry %s', (option) => {
    const expected = { words: 'late ferry', in: 'chip-controls' };
    expect(args(`/quote late ferry ${option}`)).toEqual(expected);
    expect(args(`/quote ${option} late ferry`)).toEqual(expected);
    expect(args(`/quote late ${option} ferry`)).toEqual(expected);
  });

  test.each([
    ['only-me', true],
    ['--only-me', true],
    ['—only\u2011me', true],
    ['Only-Me', true],
    ['only-me:yes', true],
    ['only-me:是', true],
    ['only-me：TRUE', true],
    ['only-me: yes', true],
    ['--only-me=no', false],
    ['only-me:false', false],
    ['only-me:否', false],
    ['only-me:maybe', 'maybe'],
  ])('/quote ferry %s', (option, value) => {
    expect(args(`/quote ferry ${option}`)).toEqual({ words: 'ferry', 'only-me': value });
    expect(args(`/quote ${option} ferry`)).toEqual({ words: 'ferry', 'only-me': value });
  });

  it('keeps blanks, marks and hyphens of a quoted value', () => {
    expect(args(`/parley article add id:"it's a ""long"" way:  x"`)).toEqual({ id: 'it\'s a "long" way:  x' });
    expect(args("/parley article add id:'don't stop'")).toEqual({ id: "don't stop" });
    expect(args('/quote x in:"chip\u2011controls"')).toEqual({ words: 'x', in: 'chip\u2011controls' });
  });

  it('gives an option without a value an empty one, never the next option', () => {
    expect(args('/quote ferry in:')).toEqual({ words: 'ferry', in: '' });
    expect(args('/quote ferry --in --only-me')).toEqual({ words: 'ferry', in: '', 'only-me': true });
    expect(args('/quote in: lang:en -- ferry')).toEqual({ words: 'ferry', in: '', lang: 'en' });
  });
});

describe('the text is what was typed', () => {
  test.each([
    'the ferry left at 12:30',
    'chip-controls:12-14',
    'see http://example.org/?in=x now',
    'note: the ferry',
    'two  blanks\u3000and a wide one',
    'a line\nand another',
    '“the last ferry” in winter',
    '"警钟"',
    '他说“警钟 in:x lang:y”一词',
    '"in:chip-controls only-me"',
    "'in:x lang:en'",
    "a 5\" pipe and it's the students' own",
    'ferry -- not the bridge',
    'in other words: patience',
    'a long—very long—wait',
    '-in the end-',
    '—',
  ])('%j', (text) => {
    expect(args(`/quote ${text}`)).toEqual({ words: text });
    expect(args(`/quote  ${text}  in:a lang:en`)).toEqual({ words: text, in: 'a', lang: 'en' });
  });

  it('can be named, as one that was copied from Discord is', () => {
    expect(args('/quote words:the late ferry in:a')).toEqual({ words: 'the late ferry', in: 'a' });
    expect(args('/quote words: "the late ferry"')).toEqual({ words: '"the late ferry"' });
    expect(args('/quote in other words: patience words:none')).toEqual({
      words: 'in other words: patience words:none',
    });
  });

  it('is everything behind a leading --', () => {
    expect(args('/quote in:a -- in:b --only-me -- "')).toEqual({ words: 'in:b --only-me -- "', in: 'a' });
    expect(args('/note a -- only-me')).toEqual({ about: 'a', text: 'only-me' });
  });

  it('is without a flag that is its first or last word, options apart', () => {
    expect(args('/quote only-me ferry')).toEqual({ words: 'ferry', 'only-me': true });
    expect(args('/quote ferry only-me in:a')).toEqual({ words: 'ferry', in: 'a', 'only-me': true });
    expect(args('/quote only-me')).toEqual({ 'only-me': true });
  });
});

describe('articles and choices can be given by their place', () => {
  test.each<[string, Args]>([
    ['/parley article show chip-controls', { article: 'chip-controls' }],
    ['/parley article show chip\u2011controls whole', { article: 'chip-controls', whole: true }],
    ['/parley article show whole “chip-controls”', { article: 'chip-controls', whole: true }],
    ['/parley settings en chip-controls', { language: 'en', article: 'chip-controls' }],
    [
      '/parley settings en facilitator:“Ana Li” chip-controls',
      { language: 'en', article: 'chip-controls', facilitator: 'Ana Li' },
    ],
    ['/parley settings language:en chip-controls', { language: 'en', article: 'chip-controls' }],
    ['/note harbour the ferry was late', { about: 'harbour', text: 'the ferry was late' }],
    ['/note about:harbour words text: stay', { about: 'harbour', text: 'words text: stay' }],
    ['/parley help', {}],
  ])('%s', (line, expected) => expect(args(line)).toEqual(expected));
});

describe('what belongs to no option is named, not dropped', () => {
  test.each([
    ['/quote --lnag zh ferry', '/quote', 'lnag', ['words', 'in', 'lang', 'only-me']],
    ['/quote ferry --lnag=zh', '/quote', 'lnag', ['words', 'in', 'lang', 'only-me']],
    ['/parley quote --lnag=zh', '/quote', 'lnag', ['words', 'in', 'lang', 'only-me']],
    ['/parley article list harbour', '/parley article list', 'harbour', ['all']],
    ['/parley article list lnag:zh', '/parley article list', 'lnag', ['all']],
    ['/parley article show a b', '/parley article show', 'b', ['article', 'whole']],
    ['/parley article add harbour', '/parley article add', 'harbour', ['id', 'lang']],
    ['/parley settings en harbour Ana', '/parley settings', 'Ana', ['language', 'article', 'facilitator']],
    ['/parley help "me now"', '/parley help', '"me now"', []],
  ])('%s', (line, name, option, known) => {
    expect(problem(line)).toMatchObject({ kind: 'unknown-option', command: name, option });
    expect(namesIn(problem(line), 'known')).toEqual(known);
  });
});

it('reads a hostile line of 40,000 characters without choking', () => {
  for (const piece of ['in:', '"', '“', '-- ', 'in:" ', "' ", '--x ', '\u3000', 'only-me ', '／', '(']) {
    const line = `/quote ${piece.repeat(40_000 / piece.length)}`;
    expect(() => problem(line)).not.toThrow();
  }
}, 30_000);

it('reads more of a line than anybody remembers, and not all of a page that somebody pasted', () => {
  const words = 'the ferry leaves before dawn '.repeat(4_000);
  const { words: read } = args(`/quote in:harbour ${words}`);
  expect(words.startsWith(String(read))).toBe(true);
  expect(String(read).length).toBeGreaterThan(4_000);
  expect(String(read).length).toBeLessThan(7_000);
  expect(problem(`/${'ferry'.repeat(8_000)} x`)).toMatchObject({ kind: 'unknown-command' });
});

describe('usage says how a command is typed', () => {
  test.each([
    [quote, 'en', '/quote words [in:article] [lang:en|zh-Hant] [only-me]'],
    [quote, 'zh-Hans', '/引用 词句 [文章:短名] [语言:English|繁体] [仅自己]'],
    [show, 'zh-Hant', '/parley 文章 详情 短名 [僅自己]'],
    [settings, 'en', '/parley settings [language:en|zh-Hant] [article:article] [facilitator:…]'],
  ] as const)('%#', (one, language, expected) =>
    expect(
      usage(
        one,
        sayIn(language, (words) => words),
        language,
      ),
    ).toBe(expected),
  );
});
