import { describe, expect, it } from 'vitest';
import type { Draft } from '#core/article-draft.ts';
import { packDraft, unpackDraft } from '#library/ingest/packed-draft.ts';

const TEXT = 'The lamp burned.\n\nNobody slept that night.';
const FULL: Draft = {
  name: 'keeper.en.md',
  language: 'en',
  encoding: 'utf-8',
  meta: {
    title: 'The Keeper',
    authors: ['Ana Li'],
    published: '2024-02-09',
    source: 'https://example.org/',
    licence: 'CC0',
  },
  text: TEXT,
  passages: [
    { start: 0, end: 16, paragraph: 0, place: { page: 3 } },
    { start: 18, end: TEXT.length, paragraph: 1, place: { time: 1_500 } },
  ],
  provenance: 'Source: https://example.org/',
  head: { unread: ['mood'], notes: [{ line: 2, what: { en: 'is no date', zh: '不是日期' } }] },
  origin: 'a'.repeat(64),
};
const [first, second] = FULL.passages as [Draft['passages'][0], Draft['passages'][0]];

describe('a draft that is packed', () => {
  it('is the same when it is unpacked, with all that it can have', () => {
    expect(unpackDraft(packDraft(FULL))).toEqual(FULL);
  });

  it('may have words that are no well-formed Unicode, as a text may', () => {
    const text = `${TEXT} \ud800`;
    expect(unpackDraft(packDraft({ ...FULL, text })).text).toBe(text);
  });

  const LIES: Record<string, object> = {
    'a passage begins before the text': { passages: [{ ...first, start: -1 }] },
    'a passage ends after the text': { passages: [{ ...second, end: TEXT.length + 1 }] },
    'a passage is empty': { passages: [{ ...first, end: 0 }] },
    'a passage is blank': { passages: [{ ...first, start: 16, end: 18 }] },
    'a passage begins within the one before': { passages: [first, { ...second, start: 15 }] },
    'passages stand in the wrong order': { passages: [second, first] },
    'paragraphs go back': { passages: [{ ...first, paragraph: 2 }, second] },
    'a passage begins between two units': { passages: [{ ...first, start: 0.5 }] },
    'there are no passages': { passages: [] },
    'there are more passages than an edition may have': {
      text: 'a'.repeat(25_001),
      passages: Array.from({ length: 25_001 }, (_, at) => ({ start: at, end: at + 1, paragraph: 0 })),
    },
    'a passage is longer than one may be': { text: 'a'.repeat(10_001), passages: [{ ...first, end: 10_001 }] },
    'the text is longer than a file may be': { text: 'a'.repeat(20_000_001) },
    'it has no language that an edition can have': { language: 'fr' },
    'its day is none': { meta: { ...FULL.meta, published: '2024-02-31' } },
    'its source is no address': { meta: { ...FULL.meta, source: 'javascript:alert(1)' } },
    'it has no title': { meta: { authors: [] } },
    'its checksum is none': { origin: 'none' },
    'its text is no text': { text: ['a'] },
  };
  it.for(Object.entries(LIES))('is refused as a bug where %s', ([, lie]) => {
    expect(() => unpackDraft(packDraft({ ...FULL, ...lie } as Draft))).toThrow('a packed draft is no draft');
  });

  it('is refused as a bug where it is no JSON, or larger than one may be', () => {
    expect(() => unpackDraft({ packed: new Uint8Array([0xff, 0xfe]) })).toThrow('a packed draft is no draft');
    expect(() => unpackDraft({ packed: new Uint8Array(40_000_001) })).toThrow('larger than a draft can be');
  });

  it('loses what a draft does not have', () => {
    const more = { ...FULL, meta: { ...FULL.meta, __proto__: null, evil: 1 }, constructor: 1, evil: 2 };
    expect(unpackDraft(packDraft(more as Draft))).toEqual(FULL);
  });
});
