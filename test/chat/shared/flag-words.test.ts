import { describe, expect, it, test } from 'vitest';
import { parseLine } from '#chat/shared/command-line.ts';
import { withFlagsInText } from '#chat/shared/flag-words.ts';
import { commands } from '#commands';
import type { Args } from '#core/request.ts';

const args = (line: string): Args => parseLine(line, commands).args;
const quote = commands.find(({ path }) => path[0] === 'quote');

describe('an answer is private however that is written, and the mark is not searched for', () => {
  test.each([
    'only-me.',
    'only-me。',
    'Only-Me!!',
    '(only-me)',
    '（only-me）',
    '[only-me]',
    '`only-me`',
    '**only-me**',
    '-only-me',
    '--only-me',
    '—only-me',
    '——only-me',
    '--only_me',
    'only\u2011me',
    'only me',
    '(only me).',
    'just for me',
    'onlyme',
    'olny-me',
    '(private)',
    '--private',
    'only-me:yes.',
    'only-me=1',
    '仅自己',
    '（仅自己）。',
    '僅自己',
    '仅 自己',
    '仅自已',
    '只给我看',
    '（悄悄地）',
    '（私聊我）',
  ])('the ferry %s', (mark) => {
    expect(args(`/quote the ferry ${mark}`)).toEqual({ words: 'the ferry', 'only-me': true });
    expect(args(`/quote the ferry ${mark} lang:en`)).toEqual({ words: 'the ferry', lang: 'en', 'only-me': true });
  });

  test.each([
    ['短缺才是老师，仅自己', '短缺才是老师'],
    ['短缺才是老师（仅自己）', '短缺才是老师'],
    ['短缺才是老师仅自己', '短缺才是老师'],
    ['仅自己，短缺才是老师', '短缺才是老师'],
    ['仅自己：短缺才是老师', '短缺才是老师'],
    ['the ferry,only-me', 'the ferry'],
    ['the ferry(only-me)', 'the ferry'],
    ['only-me, the ferry', 'the ferry'],
    ['only me: the ferry', 'the ferry'],
    ['短缺（悄悄地）', '短缺'],
    ['only-me: no man is an island', 'no man is an island'],
    ['chip-controls:12, only-me', 'chip-controls:12,'],
  ])('%s', (line, words) => expect(args(`/quote ${line}`)).toEqual({ words, 'only-me': true }));

  test.each([
    'the ferry private',
    '"only me"',
    'the ferry "only-me"',
    '“仅自己” 的人',
    '短缺 私下',
    '短缺 不要发到群里',
    '短缺 別公開',
    'the ferry, in private',
    'the only-me ferry',
    'ferry only-me please',
  ])('in doubt, too, but then it is searched for: %s', (words) =>
    expect(args(`/quote ${words}`)).toEqual({ words, 'only-me': true }),
  );

  test.each([
    'the ferry only-me:no',
    'the private ferry',
    'only the ferry',
    'they told me',
    '仅此一家',
    '政府不要公开',
  ])('but not where nobody asked for it: %s', (line) => expect(args(`/quote ${line}`)['only-me'] ?? false).toBe(false));

  it('holds for every command that can be private', () => {
    expect(args('/camps export controls (only-me)')).toEqual({ topic: 'export controls', 'only-me': true });
    expect(args('/prompt 出口管制，仅自己')).toEqual({ topic: '出口管制', 'only-me': true });
  });
});

describe('a text that was given as an option may end with the mark', () => {
  test.each([
    ['the ferry only-me', { words: 'the ferry', 'only-me': true }],
    ['the ferry (only me).', { words: 'the ferry', 'only-me': true }],
    ['短缺才是老师，仅自己', { words: '短缺才是老师', 'only-me': true }],
    ['the ferry private', { words: 'the ferry private', 'only-me': true }],
    ['the only-me ferry', { words: 'the only-me ferry' }],
    ['foo:bar lang:fr', { words: 'foo:bar lang:fr' }],
  ])('%s', (words, expected) => expect(quote && withFlagsInText(quote, { words })).toEqual(expected));

  it('and what was chosen as an option counts', () => {
    const given = { words: 'the ferry only-me', 'only-me': false };
    expect(quote && withFlagsInText(quote, given)).toEqual({ words: 'the ferry', 'only-me': false });
  });
});
