import { corpusOf, type SearchPassage, streamOf } from './corpus.ts';
import { highlightsOf, type MatchSpan } from './highlight.ts';
import { matcherOf } from './matches.ts';
import { readQuery } from './query.ts';
import { retrieverOf } from './retrieve.ts';
import { decode, encode, type SavedParts } from './saved.ts';
import { find } from './search.ts';
import { synonymsOf } from './synonyms.ts';

export type { SearchPassage } from './corpus.ts';

/** `synonyms`: groups of ways to say one thing. `saved`: what `save` gave for the same passages. */
export type IndexOptions = { synonyms?: readonly (readonly string[])[]; saved?: Uint8Array };
/** `where` filters by id before the limit. */
export type SearchOptions = { limit: number; where?: (id: string) => boolean };
/** `highlights`: UTF-16 offsets into the passage's text, in order, apart from each other. Scores compare within one answer only. */
export type SearchHit = { id: string; score: number; highlights: MatchSpan[]; sure?: boolean };
/** `bytes`: about what it takes in memory. */
export type SearchIndex = {
  search(words: string, options: SearchOptions): SearchHit[];
  save(): Promise<Uint8Array>;
  bytes: number;
};

/**
 * Builds an index over passages given in reading order; building and `save` let the event loop go on after slices of some 10 ms.
 * Deterministic, nothing read or written. With `saved` of other passages, another version, or damaged, the index is built anew.
 *
 * `search` never throws: best first, equal scores in reading order. Every phrase in quotation marks must stand in a passage as it
 * is (case, width, diacritics, traditional or simplified, line breaks, kinds of quotation marks and hyphens do not count); a query
 * of nothing but phrases gives the passages in reading order. Of a query the first 4,000 UTF-16 units and 200 words or characters
 * count.
 */
export async function buildIndex(given: Iterable<SearchPassage>, options: IndexOptions = {}): Promise<SearchIndex> {
  const passages = [...given];
  const kept = (options.saved && (await decode(options.saved, passages))) ?? (await built(passages));
  const corpus = await corpusOf(passages, kept.units);
  const synonyms = synonymsOf(options.synonyms ?? []);
  return {
    search: (words, { limit, where }) => {
      const passes = (passage: number) => !where || where(passages[passage]?.id ?? '');
      const query = readQuery(words, corpus, synonyms);
      const most = limit > 0 ? Math.ceil(limit) : 0;
      const found = most > 0 ? find(query, most, { corpus, retriever: kept.retriever, passes }) : [];
      const matches = matcherOf(query, corpus, undefined);
      return found.map(({ passage, score }) => ({
        id: passages[passage]?.id ?? '',
        score,
        highlights: highlightsOf(query, matches(passage), passage, corpus),
      }));
    },
    save: () => encode(kept, passages),
    bytes: bytesOf(kept, passages),
  };
}

/** Measured over English and Chinese prose of 5,000 and 20,000 passages: a term with its map, a unit with its place in the map. */
const TERM_BYTES = 150;
const UNIT_BYTES = 30;
const PASSAGE_BYTES = 400;

function bytesOf({ units, retriever }: SavedParts, passages: readonly SearchPassage[]): number {
  const characters = passages.reduce((sum, { text }) => sum + text.length, 0);
  return (
    TERM_BYTES * retriever.termCount +
    UNIT_BYTES * units.stream.length +
    PASSAGE_BYTES * passages.length +
    2 * characters
  );
}

async function built(passages: readonly SearchPassage[]): Promise<SavedParts> {
  const units = await streamOf(passages);
  return { units, retriever: await retrieverOf(units) };
}
