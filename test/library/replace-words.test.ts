import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Steps, wordReplacer } from '../../src/library/replace-words.ts';

type OpenCc = {
  Locale: { from: { cn: Steps }; to: { twp: Steps } };
  ConverterFactory(...chain: Steps[]): (text: string) => string;
};
const { Locale, ConverterFactory } = createRequire(import.meta.url)('opencc-js/cn2t') as OpenCc;
const theirs = ConverterFactory(Locale.from.cn, Locale.to.twp);
const ours = wordReplacer([...Locale.from.cn, ...Locale.to.twp]);

const ARTICLES = path.join(import.meta.dirname, '..', '..', 'corpus', 'articles');
const lines = readdirSync(ARTICLES)
  .filter((file) => file.endsWith('.zh.md'))
  .flatMap((file) => readFileSync(path.join(ARTICLES, file), 'utf8').split('\n'));

describe('words are replaced', () => {
  it('the longest first, and of two dictionaries by the first', () => {
    const replace = wordReplacer([['干 幹|干净 乾淨', [['干', '甘']]], [[['乾淨', '淨']]]]);
    expect(replace('干净的树干🙂')).toBe('淨的树幹🙂');
  });

  it('in every article on the shelf as OpenCC replaces them', () => {
    expect(lines.length).toBeGreaterThan(100);
    expect(lines.map(ours)).toEqual(lines.map(theirs));
  });

  it('in any pieces of text as OpenCC replaces them', () => {
    const all = [...lines.join('')];
    const piece = fc
      .tuple(fc.nat(all.length - 1), fc.integer({ min: 1, max: 6 }))
      .map(([from, length]) => all.slice(from, from + length).join(''));
    const rare = fc.constantFrom('\u{20000}', '\ud842', '㐂', '，', ' ', 'a', '內', '說', '著');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, rare), { maxLength: 12 }), (pieces) => {
        expect(ours(pieces.join(''))).toBe(theirs(pieces.join('')));
      }),
    );
  });
});
