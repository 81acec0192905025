import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formatLine, parseLine } from '#chat/shared/command-line.ts';
import type { Command, Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Args } from '#core/request.ts';
import { command, commands } from './commands.ts';

describe('a line is written as it is read', () => {
  test.each<[string, Args, string]>([
    ['quote', { words: 'late ferry', in: 'harbour', 'only-me': true }, '/quote late ferry in:harbour only-me'],
    ['quote', { words: '"late ferry"', in: 'my harbour' }, '/quote "late ferry" in:"my harbour"'],
    ['quote', { words: 'in:x', 'only-me': false }, '/quote only-me:no -- in:x'],
    ['parley settings', { article: 'harbour' }, '/parley settings article:harbour'],
    ['parley settings', { language: 'en', article: 'harbour' }, '/parley settings language:en article:harbour'],
    ['parley article show', { article: 'harbour', whole: true }, '/parley article show harbour whole'],
    ['note', { about: 'harbour', text: 'it was late' }, '/note it was late about:harbour'],
    ['parley help', {}, '/parley help'],
  ])('/%s %j', (name, given, line) => expect(formatLine(name.split(' '), given, commands)).toBe(line));

  it('keeps a text apart from a longer name that it would make', () => {
    const about: Option = { kind: 'text', name: 'about', chinese: '关于', words: { en: '', zh: '' }, required: false };
    const nested = [command('parley', about), ...commands];
    expect(formatLine(['parley'], { about: 'article list' }, nested)).toBe('/parley -- article list');
    expect(formatLine(['parley'], { about: 'articles' }, nested)).toBe('/parley articles');
  });

  it('says so when there is no such command', () => {
    expect(() => formatLine(['quoth'], {}, commands)).toThrow(UserError);
  });

  it('and read again gives the same, for any declaration and any values', () => {
    fc.assert(
      fc.property(
        declarations.chain((one) => fc.tuple(fc.constant(one), valuesOf(one))),
        ([one, given]) => {
          const line = formatLine(one.path, given, [one, ...commands]);
          expect(parseLine(line, [one, ...commands])).toEqual({ path: one.path, args: given });
        },
      ),
      { numRuns: 300 },
    );
  });
});

const NAMES = ['in', 'lang', 'only-me', 'words', 'id', 'a', 'article-1'];
const KINDS = ['text', 'article', 'flag', 'choice', 'user'] as const;
const declarations: fc.Arbitrary<Command> = fc
  .tuple(
    fc.shuffledSubarray(NAMES),
    fc.array(fc.constantFrom(...KINDS), { minLength: NAMES.length, maxLength: NAMES.length }),
  )
  .map(([names, kinds]) => command('say it', ...names.map((name, at) => option(name, kinds[at] ?? 'text'))));

function option(name: string, kind: (typeof KINDS)[number]): Option {
  const about = { name, chinese: `${name}的`, words: { en: name, zh: name }, required: false };
  return kind === 'choice' ? { ...about, kind, choices: [] } : { ...about, kind };
}

const BITS = [
  ...NAMES,
  'in的',
  'only-me的',
  ':',
  '：',
  '=',
  '--',
  '—',
  '"',
  '”',
  '“',
  "'",
  '「',
  '」',
  ' ',
  '\u3000',
  '\u00a0',
  '\u200b',
  '\n',
  '\u2011',
  '/',
  '警钟',
  '😀',
  'ferry',
];
const messy = fc.oneof(
  fc.array(fc.constantFrom(...BITS), { maxLength: 12 }).map((bits) => bits.join('')),
  fc.string({ unit: 'grapheme' }),
);

/** What a platform could hand over: a text that takes the rest is trimmed and not empty. */
function valuesOf({ options }: Command): fc.Arbitrary<Args> {
  const trimmed = messy.map((value) => value.trim()).filter((value) => value !== '');
  const value = ({ kind }: Option) => (kind === 'flag' ? fc.boolean() : kind === 'text' ? trimmed : messy);
  return fc.record(Object.fromEntries(options.map((one) => [one.name, value(one)])), { requiredKeys: [] });
}
