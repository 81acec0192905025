import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { FOUND, type QuoteCardState } from '#features/quote/card-state.ts';
import { parseState, storedState } from '#features/quote/stored-card.ts';

/** What the database gives back. */
const reread = (state: unknown): unknown => JSON.parse(JSON.stringify(state));

const offset = fc.nat(5_000);
const words = {
  article: fc.constantFrom('chip-controls', 'canal', '运河'),
  language: fc.constantFrom(...EDITION_LANGUAGES),
};
const marked = fc.record({
  ...words,
  labels: fc.constantFrom(['1'], ['12a']),
  highlights: fc.array(fc.tuple(offset, offset), { minLength: 1, maxLength: 5 }),
  length: offset,
});
const plain = fc.record({
  ...words,
  labels: fc.array(fc.constantFrom('1', '2', '12a'), { minLength: 1 }),
  highlights: fc.constant([]),
  length: fc.constant(0),
});
const state: fc.Arbitrary<QuoteCardState> = fc.record(
  {
    visibility: fc.constantFrom('public' as const, 'only-me' as const),
    found: fc.constantFrom(...FOUND),
    sharedBy: fc.string(),
    list: fc.array(fc.string(), { maxLength: 25 }),
    entries: fc.array(fc.oneof(marked, plain), { minLength: 1, maxLength: 25 }),
  },
  { requiredKeys: ['visibility', 'found', 'entries'] },
);

const ONE: QuoteCardState = {
  visibility: 'public',
  found: 'as-asked',
  entries: [
    {
      article: 'canal',
      language: 'en',
      labels: ['3'],
      highlights: [
        [0, 4],
        [9, 12],
      ],
      length: 40,
    },
    { article: 'canal', language: 'zh', labels: ['3', '3a'], highlights: [], length: 0 },
    { article: 'canal', language: 'en', labels: ['7'], highlights: [], length: 0 },
  ],
};

describe('a stored quotation', () => {
  it('is read as it was, whatever it holds', () => {
    fc.assert(
      fc.property(state, (given) => {
        expect(parseState(reread(storedState(given)))).toEqual(given);
      }),
    );
  });

  it('names each edition once and each page in a few characters', () => {
    expect(reread(storedState(ONE))).toEqual({
      format: 2,
      visibility: 'public',
      found: 'as-asked',
      editions: [
        ['canal', 'en'],
        ['canal', 'zh'],
      ],
      pages: [
        [0, '3', 40, 0, 4, 9, 12],
        [1, '3 3a'],
        [0, '7'],
      ],
    });
  });

  it('of the first format is read, without what was asked', () => {
    const { entries, ...rest } = ONE;
    expect(parseState({ format: 1, asked: 'silt', ...rest, sharedBy: 'Ana', pages: entries })).toEqual({
      ...ONE,
      sharedBy: 'Ana',
    });
  });

  it('of a later format is not read', () => {
    expect(parseState({ ...storedState(ONE), format: 3 })).toBeUndefined();
    expect(parseState(undefined)).toBeUndefined();
  });

  it.for([
    ['no pages', []],
    [
      'a page of no edition',
      [
        [0, '3'],
        [2, '3'],
      ],
    ],
    ['a page before the first edition', [[-1, '3']]],
    ['a page without labels', [[0, '']]],
    ['a highlight without an end', [[0, '3', 40, 5]]],
    ['half an offset', [[0, '3', 40, 5, 6.5]]],
  ])('with %s is not read', ([, pages]) => {
    expect(parseState({ ...storedState(ONE), pages })).toBeUndefined();
  });
});
