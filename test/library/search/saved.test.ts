import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildIndex, type SearchIndex } from '../../../src/library/search/index.ts';
import { PASSAGES } from './prose.ts';

const QUERIES = ['码头 关税', '"警钟"', 'egotiated with the ri', 'library 图书馆', '谁没有先开口？', 'the'];
const answers = (index: SearchIndex) => QUERIES.map((words) => index.search(words, { limit: 9 }));
const fresh = await buildIndex(PASSAGES);
const saved = await fresh.save();
const checksum = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

describe('a saved index', () => {
  it('answers exactly as the fresh one', async () =>
    expect(answers(await buildIndex(PASSAGES, { saved }))).toEqual(answers(fresh)));

  it('is the same bytes for the same passages, and when it is saved again', async () => {
    expect(await (await buildIndex(PASSAGES)).save()).toEqual(saved);
    const again = await (await buildIndex(PASSAGES, { saved })).save();
    expect(answers(await buildIndex(PASSAGES, { saved: again }))).toEqual(answers(fresh));
  });

  it('is the bytes it was when its format was new; with others the format’s number must be raised', () =>
    expect(checksum(saved)).toBe('8ac2a2363ff02906'));

  it('of other passages is not used', async () => {
    const others = PASSAGES.map((one) => ({ ...one, text: `${one.text}！` })).slice(3);
    expect(answers(await buildIndex(others, { saved }))).toEqual(answers(await buildIndex(others)));
  });

  it('of the same passages in another order is not used', async () => {
    const turned = PASSAGES.toReversed();
    expect(answers(await buildIndex(turned, { saved }))).toEqual(answers(await buildIndex(turned)));
  });

  it.each([
    ['empty', new Uint8Array()],
    ['cut short', saved.slice(0, saved.length - 7)],
    ['too short for its checksums', saved.slice(0, 40)],
    ['changed in one byte', saved.with(saved.length >> 1, (saved[saved.length >> 1] ?? 0) ^ 1)],
  ])('that is %s is built anew', async (_, bytes) =>
    expect(answers(await buildIndex(PASSAGES, { saved: bytes }))).toEqual(answers(fresh)),
  );

  it('may lie anywhere in a larger buffer', async () => {
    const larger = new Uint8Array(saved.length + 3);
    larger.set(saved, 3);
    expect(answers(await buildIndex(PASSAGES, { saved: larger.subarray(3) }))).toEqual(answers(fresh));
  });
});
