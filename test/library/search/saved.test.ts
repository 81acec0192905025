import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../../src/library/search/index.ts';
import { PASSAGES } from './prose.ts';

const QUERIES = ['码头 关税', '"警钟"', 'egotiated with the ri', 'library 图书馆', '谁没有先开口？', 'the'];
const answers = (index: ReturnType<typeof buildIndex>) => QUERIES.map((words) => index.search(words, { limit: 9 }));
const fresh = buildIndex(PASSAGES);
const saved = fresh.save();

describe('a saved index', () => {
  it('answers exactly as the fresh one', () =>
    expect(answers(buildIndex(PASSAGES, { saved }))).toEqual(answers(fresh)));

  it('is the same bytes for the same passages, and when it is saved again', () => {
    expect(buildIndex(PASSAGES).save()).toEqual(saved);
    expect(answers(buildIndex(PASSAGES, { saved: buildIndex(PASSAGES, { saved }).save() }))).toEqual(answers(fresh));
  });

  it('of other passages is not used', () => {
    const others = PASSAGES.map((one) => ({ ...one, text: `${one.text}！` })).slice(3);
    expect(answers(buildIndex(others, { saved }))).toEqual(answers(buildIndex(others)));
  });

  it('of the same passages in another order is not used', () => {
    const turned = PASSAGES.toReversed();
    expect(answers(buildIndex(turned, { saved }))).toEqual(answers(buildIndex(turned)));
  });

  it.each([
    ['empty', new Uint8Array()],
    ['cut short', saved.slice(0, saved.length - 7)],
    ['too short for its checksums', saved.slice(0, 40)],
    ['changed in one byte', saved.with(saved.length >> 1, (saved[saved.length >> 1] ?? 0) ^ 1)],
  ])('that is %s is built anew', (_, bytes) =>
    expect(answers(buildIndex(PASSAGES, { saved: bytes }))).toEqual(answers(fresh)),
  );

  it('may lie anywhere in a larger buffer', () => {
    const larger = new Uint8Array(saved.length + 3);
    larger.set(saved, 3);
    expect(answers(buildIndex(PASSAGES, { saved: larger.subarray(3) }))).toEqual(answers(fresh));
  });
});
