import { isJoined, type Stream, unitOf } from './corpus.ts';
import { SlicedMiniSearch } from './sliced-minisearch.ts';
import { inSlices } from './slices.ts';

/** Terms to search the index for, and how much each counts. */
export type Terms = ReadonlyMap<string, number>;
export type Retrieved = { passage: number; score: number };
export type Retriever = SlicedMiniSearch;

// Terms contain no space, so MiniSearch gets the terms of each passage as one string.
const BETWEEN = ' ';
const OPTIONS = {
  fields: ['terms'],
  tokenize: (terms: string) => (terms === '' ? [] : terms.split(BETWEEN)),
  processTerm: (term: string) => term,
};
// Sentences differ less in length than articles do: `b` 0.5 instead of the usual 0.7 measured best.
const BM25 = { k: 1.2, b: 0.5, d: 0.5 };

/** Terms that find a passage: pairs of joined dense characters, single ones only if they are not joined, and words. */
function termsOf({ stream, starts, lexicon }: Stream, passage: number): string[] {
  const terms: string[] = [];
  const end = starts[passage + 1] ?? 0;
  for (let at = starts[passage] ?? 0; at < end; at++) {
    const entry = stream[at] ?? 0;
    const unit = lexicon.units[unitOf(entry)] ?? '';
    const next = stream[at + 1] ?? 0;
    if (at + 1 < end && isJoined(next)) terms.push(unit + (lexicon.units[unitOf(next)] ?? ''));
    else if (!isJoined(entry)) terms.push(unit);
  }
  return terms;
}

export async function retrieverOf(units: Stream): Promise<Retriever> {
  const index = new SlicedMiniSearch(OPTIONS);
  const ids = units.starts.subarray(1).keys();
  await inSlices(ids, (id) => index.add({ id, terms: termsOf(units, id).join(BETWEEN) }));
  await index.trim();
  return index;
}

export const retrieverFrom = (json: string): Promise<Retriever> => SlicedMiniSearch.from(json, OPTIONS);

/** Passages that contain any of the terms, best first, equal scores in reading order. */
export function retrieve(index: Retriever, terms: Terms, passes: (passage: number) => boolean): Retrieved[] {
  const results = index.search([...terms.keys()].join(BETWEEN), {
    bm25: BM25,
    boostTerm: (term) => terms.get(term) ?? 1,
    filter: ({ id }) => passes(id),
  });
  return results.map(({ id, score }) => ({ passage: id, score }));
}
