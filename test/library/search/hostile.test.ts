import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf, streamOf } from '../../../src/library/search/corpus.ts';
import { fold } from '../../../src/library/search/fold.ts';
import { buildIndex } from '../../../src/library/search/index.ts';
import { sayingsIn, synonymsOf } from '../../../src/library/search/synonyms.ts';
import { cut } from '../../../src/library/search/units.ts';
import { anyCharacter } from '../../any-character.ts';

const NASTY = [
  '',
  ' ',
  '的',
  '国家',
  'the',
  "'",
  '"',
  '“',
  '”',
  '「',
  '\ud83d',
  '\ude00',
  '😀',
  'e\u0301',
  '\u202e',
  'שלום',
  'ไทย',
  '\0',
  '(.*)+',
  '\\',
  '鐘',
  'ﬁ',
  'ﷺ',
  '\n',
  '５',
  'İ',
  '__proto__',
];
const text = fc.oneof(
  fc.string({ unit: anyCharacter, maxLength: 30 }),
  fc.array(fc.constantFrom(...NASTY), { maxLength: 12 }).map((parts) => parts.join('')),
);
const splitsPair = (whole: string, at: number) =>
  at > 0 && /[\ud800-\udbff]/.test(whole.charAt(at - 1)) && /[\udc00-\udfff]/.test(whole.charAt(at));

describe('whatever is typed and whatever is indexed', () => {
  it('search answers, with highlights in order, apart, inside the text and never through a character', () => {
    return fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 6 }), text, async (texts, words) => {
        const index = await buildIndex(texts.map((one, i) => ({ id: String(i), text: one, lang: 'zh' })));
        for (const { id, highlights } of index.search(words, { limit: 10 })) {
          const whole = texts[Number(id)] ?? '';
          let last = 0;
          for (const [start, end] of highlights) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(splitsPair(whole, start) || splitsPair(whole, end)).toBe(false);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(whole.length);
        }
      }),
    );
  });

  it('a question that says one thing a hundred times is looked into twelve times, not a hundred', async () => {
    const groups = [
      ['export controls', 'sanctions'],
      ['出口管制', '制裁'],
    ];
    const passages = [{ id: '1', text: 'Sanctions bite. 制裁有效。', lang: 'en' }];
    const corpus = await corpusOf(passages, await streamOf(passages));
    for (const said of ['export controls ', '出口管制']) {
      const parts = sayingsIn(cut(fold(said.repeat(100))), synonymsOf(groups), corpus);
      expect(parts.length).toBeGreaterThan(2);
      expect(parts.length).toBeLessThanOrEqual(12);
    }
  });

  it('the same question gets the same answer from a saved index', () => {
    return fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 6 }), text, async (texts, words) => {
        const passages = texts.map((one, i) => ({ id: String(i), text: one, lang: 'zh' }));
        const index = await buildIndex(passages);
        const again = await buildIndex(passages, { saved: await index.save() });
        expect(again.search(words, { limit: 9 })).toEqual(index.search(words, { limit: 9 }));
      }),
      { numRuns: 50 },
    );
  });

  it('words typed in full bring a passage that holds them in full', () => {
    const words = fc.array(fc.constantFrom('港口', '关税', '茶馆', '船', 'river', 'lamp', 'fish', '。', '，'), {
      minLength: 3,
      maxLength: 9,
    });
    return fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(words, { selector: (one) => one.join(' '), minLength: 1, maxLength: 6 }),
        async (texts) => {
          const passages = texts.map((one, i) => ({ id: String(i), text: one.join(' '), lang: 'zh' }));
          const asked = passages[0]?.text ?? '';
          const best = (await buildIndex(passages)).search(asked, { limit: 1 })[0];
          const bare = (one: string) => one.replace(/[^\p{L}]+/gu, '');
          if (bare(asked) !== '') expect(bare(passages[Number(best?.id)]?.text ?? '')).toContain(bare(asked));
        },
      ),
    );
  });

  it('words and queries of a hundred thousand characters are no trouble', async () => {
    const long = 100_000;
    const index = await buildIndex([
      { id: 'word', text: 'x'.repeat(long), lang: 'en' },
      { id: 'han', text: '国'.repeat(long), lang: 'zh' },
      { id: 'marks', text: '“'.repeat(long), lang: 'zh' },
      { id: 'spaces', text: `国${' '.repeat(long)}家`, lang: 'zh' },
    ]);
    for (const piece of ['x', '国', '“', '"a" ', "'a ", 'a b ', '\ud83d']) {
      expect(() => index.search(piece.repeat(long), { limit: 5 })).not.toThrow();
    }
    expect(index.search('xxxx', { limit: 1 })).toMatchObject([{ id: 'word' }]);
  });

  it('no passages at all give no hits', async () => {
    const none = await buildIndex([]);
    expect(none.search('什么', { limit: 5 })).toEqual([]);
    const again = await buildIndex([], { saved: await none.save() });
    expect(again.search('"x"', { limit: 5 })).toEqual([]);
  });
});
