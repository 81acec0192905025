import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SlicedMiniSearch } from '../../../src/library/search/sliced-minisearch.ts';
import { inSlices } from '../../../src/library/search/slices.ts';

const ITEMS = Array.from({ length: 40 }, (_, at) => at);

/** Every reading of the clock is 3 ms after the one before; gives, item by item, in which turn of the event loop it was worked on. */
async function turnsOf(works: number): Promise<number[][]> {
  let clock = 0;
  let turn = 0;
  let isOver = false;
  vi.spyOn(performance, 'now').mockImplementation(() => {
    clock += 3;
    return clock;
  });
  const count = () => {
    turn++;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  const worked = Array.from({ length: works }, () => [] as number[]);
  await Promise.all(worked.map((turns) => inSlices(ITEMS, () => void turns.push(turn))));
  isOver = true;
  return worked;
}

afterEach(() => vi.restoreAllMocks());

describe('long work', () => {
  it('lets everybody else have a turn after a few milliseconds', async () => {
    const [turns = []] = await turnsOf(1);
    expect(turns).toHaveLength(ITEMS.length);
    for (const turn of new Set(turns)) expect(turns.filter((one) => one === turn).length).toBeLessThanOrEqual(4);
  });

  it('of several stands in one line: a turn is never longer than one slice', async () => {
    const worked = await turnsOf(3);
    const turns = worked.flatMap((one) => [...new Set(one)]);
    expect(new Set(turns).size).toBe(turns.length);
    // None of them has to wait until another is through.
    const lasts = worked.map((one) => one.at(-1) ?? 0);
    for (const one of worked) expect(one[0]).toBeLessThan(Math.min(...lasts));
  });

  it('goes through its items in their order, and fails as the work fails', async () => {
    const seen: number[] = [];
    await inSlices(ITEMS, (item) => void seen.push(item));
    expect(seen).toEqual(ITEMS);
    const failing = inSlices(ITEMS, () => {
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    await inSlices(ITEMS, (item) => void seen.push(item));
    expect(seen).toHaveLength(2 * ITEMS.length);
  });
});

describe('an index of terms', () => {
  const OPTIONS = {
    fields: ['terms'],
    tokenize: (terms: string) => terms.split(' '),
    processTerm: (term: string) => term,
  };
  const term = fc.stringMatching(/^[\p{L}\p{N}\p{M}]{1,6}$/u).map((one) => one.replace(/\s/gu, 'x'));
  const passages = fc.array(
    fc.array(fc.oneof(term, fc.constantFrom('index', '港口', '口岸', 'ferry', '2015')), { maxLength: 12 }),
    {
      maxLength: 30,
    },
  );

  const indexed = (given: readonly (readonly string[])[]) => {
    const index = new SlicedMiniSearch(OPTIONS);
    for (const [id, terms] of given.entries()) index.add({ id, terms: terms.join(' ') });
    return index;
  };
  const textOf = async (index: SlicedMiniSearch) => Buffer.concat(await index.json()).toString();

  it('finds what MiniSearch itself finds, with the same scores', () =>
    fc.assert(
      fc.asyncProperty(passages, async (given) => {
        const index = indexed(given);
        const own = new MiniSearch(OPTIONS);
        for (const [id, terms] of given.entries()) own.add({ id, terms: terms.join(' ') });
        await index.trim();
        expect(index.termCount).toBe(own.termCount);
        for (const words of ['ferry', 'index 港口 2015', 'ferry nothing 口岸', given.flat().join(' ')])
          expect(index.search(words)).toEqual(own.search(words));
      }),
    ));

  it('knows how often a passage says the same word, however often it does', () => {
    const many = (times: number) => Array.from({ length: times }, () => 'ferry').join(' ');
    const given = [many(1), many(3000), `${many(100_000)} index`, 'index'];
    const [index, own] = [new SlicedMiniSearch(OPTIONS), new MiniSearch(OPTIONS)];
    for (const [id, terms] of given.entries()) for (const one of [index, own]) one.add({ id, terms });
    expect(index.search('ferry index')).toEqual(own.search('ferry index'));
  });

  it('is kept in the bytes of its JSON, which MiniSearch itself can load', () =>
    fc.assert(
      fc.asyncProperty(passages, async (given) => {
        const index = indexed(given);
        const text = await textOf(index);
        expect(text).toBe(JSON.stringify(index));
        const own = MiniSearch.loadJSON(text, OPTIONS);
        expect(own.search('ferry index 港口')).toEqual(index.search('ferry index 港口'));
      }),
    ));

  it('is loaded as it was kept, and still finds and takes more', () =>
    fc.assert(
      fc.asyncProperty(passages, async (given) => {
        const index = indexed(given);
        const loaded = await SlicedMiniSearch.from(await textOf(index), OPTIONS);
        for (const one of [index, loaded]) one.add({ id: given.length, terms: 'ferry 港口' });
        expect(loaded.search('ferry index 港口')).toEqual(index.search('ferry index 港口'));
        expect(loaded.termCount).toBe(index.termCount);
      }),
    ));

  it('of more than one piece is whole', async () => {
    const many = Array.from({ length: 6000 }, (_, at) => [`word${at}`, `word${at % 7}`, `词${at}`]);
    const index = indexed(many);
    const text = await textOf(index);
    expect(text).toBe(JSON.stringify(index));
    const loaded = await SlicedMiniSearch.from(text, OPTIONS);
    expect(loaded.termCount).toBe(index.termCount);
    for (const word of ['word3', 'word5999', '词4321']) expect(loaded.search(word)).toEqual(index.search(word));
  });
});
