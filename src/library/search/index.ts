import type { Why } from '#core/ports/finder.ts';
import { corpusOf, type SearchPassage, streamOf } from './corpus.ts';
import { explain } from './explain.ts';
import { type Features, weightOf } from './features.ts';
import { highlightsOf, type MatchSpan } from './highlight.ts';
import { matcherOf } from './matches.ts';
import { retrieverOf } from './retrieve.ts';
import { decode, encode, type SavedParts } from './saved.ts';
import { findPassages } from './search.ts';
import type { Asked } from './sure.ts';
import { synonymsOf } from './synonyms.ts';

export type { SearchPassage } from './corpus.ts';

/** `synonyms`: groups of ways to say the same. `saved`: bytes that `save` returned for the same passages. */
export type IndexOptions = { synonyms?: readonly (readonly string[])[]; saved?: Uint8Array };
/** `where` filters by id before the limit. `why`: hits say why they were found. */
export type SearchOptions = { limit: number; where?: (id: string) => boolean; why?: true };
/**
 * `highlights`: UTF-16 offsets into the passage's text, in order, without overlap. Scores can be compared within one answer only. `isWeak`: the
 * passage has nothing but function words of the query. `isInexact`: no passage has the phrase in quotation marks; this one comes near. `sure`: the first
 * passage is hardly another one than the one that was meant. `verbatim`: the query stands in it word for word.
 */
export type SearchHit = {
  id: string;
  score: number;
  highlights: MatchSpan[];
  isWeak?: true;
  isInexact?: true;
  sure?: true;
  verbatim?: true;
  why?: Why;
};
/** What was measured of a query's candidates, best first. `weight`: of all units of the query. */
export type Examined = Asked & { candidates: { id: string; text: string; features: Features }[] };
/** `bytes`: approximate size in memory. */
export type SearchIndex = {
  search(words: string, options: SearchOptions): SearchHit[];
  /** The closely ranked passages with what was measured of each, for the search of weights (`bench/weights.ts`). */
  examine(words: string, where?: (id: string) => boolean): Examined;
  save(): Promise<Uint8Array>;
  /** True if `saved` was used. */
  isLoaded: boolean;
  bytes: number;
};

/**
 * Builds an index of passages given in reading order. Building and `save` work in slices of about 10 ms, so that the event loop can
 * continue. Deterministic. Reads and writes nothing. Ignores `saved` if it is damaged, of another version or of other passages.
 *
 * `search` never throws. The best passage is first, equal scores are in reading order. A passage must contain every phrase in quotation
 * marks word for word (case, width, diacritics, traditional or simplified characters, line breaks and hyphens at them, characters that nobody
 * sees, quotation marks, kinds of hyphens do not count); if none does, the passages that the phrase runs over are found. A query with nothing but phrases returns the passages in reading order. Only the first 4,000 UTF-16 units and 200 words or
 * characters of a query count.
 */
export async function buildIndex(given: Iterable<SearchPassage>, options: IndexOptions = {}): Promise<SearchIndex> {
  const passages = [...given];
  const loaded = options.saved && (await decode(options.saved, passages));
  const kept = loaded ?? (await built(passages));
  const corpus = await corpusOf(passages, kept.units);
  const synonyms = synonymsOf(options.synonyms ?? []);
  return {
    search: (words, { limit, where, why }) => {
      const passes = (passage: number) => !where || where(passages[passage]?.id ?? '');
      if (!(limit > 0)) return [];
      const searched = { corpus, retriever: kept.retriever, synonyms, passes };
      const { query, passages: found, isInexact, isSure } = findPassages(words, Math.ceil(limit), searched);
      const matches = matcherOf(query, corpus, undefined);
      return found.map(({ passage, score, isWeak, features }, at) => ({
        id: passages[passage]?.id ?? '',
        score,
        ...(isWeak && { isWeak }),
        ...(isInexact && { isInexact }),
        ...(isSure && at === 0 && { sure: true as const }),
        ...(features?.verbatim === 1 && { verbatim: true as const }),
        ...(why && { why: explain(query, matches(passage), features) }),
        highlights: highlightsOf(query, matches(passage), passage, corpus),
      }));
    },
    examine: (words, where) => {
      const passes = (passage: number) => !where || where(passages[passage]?.id ?? '');
      const searched = { corpus, retriever: kept.retriever, synonyms, passes };
      const { query, passages: found } = findPassages(words, EXAMINED, searched);
      const candidates = found.flatMap(({ passage, features }) =>
        features ? [{ id: passages[passage]?.id ?? '', text: passages[passage]?.text ?? '', features }] : [],
      );
      return { kind: query.kind, weight: weightOf(query), candidates };
    },
    save: () => encode(kept, passages),
    isLoaded: loaded !== undefined,
    bytes: bytesOf(kept, passages),
  };
}

/**
 * Bytes in memory, measured over English and Chinese prose of 5,000 and 20,000 passages: a term with its map, a unit with its place in the
 * map, and in the text once it was highlighted.
 */
const TERM_BYTES = 150;
const UNIT_BYTES = 38;
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

/** Passages that an examination shows: all that are ranked closely. */
const EXAMINED = 60;

async function built(passages: readonly SearchPassage[]): Promise<SavedParts> {
  const units = await streamOf(passages);
  return { units, retriever: await retrieverOf(units) };
}
