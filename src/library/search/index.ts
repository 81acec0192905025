import { type Corpus, corpusOf, type SearchPassage, streamOf } from './corpus.ts';
import { highlightsOf, type Span } from './highlight.ts';
import { matcherOf } from './matches.ts';
import { type Query, readQuery } from './query.ts';
import { type Ranked, rank } from './rank.ts';
import { type Retrieved, type Retriever, retrieve, retrieverOf } from './retrieve.ts';
import { decode, encode, type Kept } from './saved.ts';
import { passagesWith, scan } from './scan.ts';
import { type Synonym, synonymsOf } from './synonyms.ts';

export type { SearchPassage } from './corpus.ts';

/** `synonyms`: groups of ways to say one thing. `saved`: what `save` gave for the same passages. */
export type IndexOptions = { synonyms?: readonly (readonly string[])[]; saved?: Uint8Array };
/** `where` filters by id before the limit. */
export type SearchOptions = { limit: number; where?: (id: string) => boolean };
/** `highlights`: UTF-16 offsets into the passage's text, in order, apart from each other. Scores compare within one answer only. */
export type SearchHit = { id: string; score: number; highlights: Span[]; sure?: boolean };
export type SearchIndex = { search(words: string, options: SearchOptions): SearchHit[]; save(): Uint8Array };

/** So many of what MiniSearch finds are looked at closely; the right one is rarely further down. */
const CANDIDATES = 100;

type Found = { query: Query; hits: readonly Ranked[] };
type Passes = (passage: number) => boolean;

/**
 * Builds an index over passages given in reading order. Synchronous, deterministic, nothing read or written. With `saved` of other
 * passages, another version, or damaged, the index is built anew.
 *
 * `search` never throws: best first, equal scores in reading order. Every phrase in quotation marks must stand in a passage as it
 * is (case, width, diacritics, traditional or simplified, line breaks, kinds of quotation marks and hyphens do not count); a query
 * of nothing but phrases gives the passages in reading order. Of a query the first 4,000 UTF-16 units and 200 words or characters
 * count.
 */
export function buildIndex(given: Iterable<SearchPassage>, options: IndexOptions = {}): SearchIndex {
  const passages = [...given];
  const kept = (options.saved && decode(options.saved, passages)) ?? built(passages);
  const corpus = corpusOf(passages, kept.units);
  const synonyms = synonymsOf(options.synonyms ?? []);
  return {
    search: (words, { limit, where }) => {
      const passes: Passes = (passage) => !where || where(passages[passage]?.id ?? '');
      return answer(find(words, mostOf(limit), passes, corpus, kept.retriever, synonyms), corpus);
    },
    save: () => encode(kept, passages),
  };
}

function built(passages: readonly SearchPassage[]): Kept {
  const units = streamOf(passages);
  return { units, retriever: retrieverOf(units) };
}

const mostOf = (limit: number): number => (limit > 0 ? Math.ceil(limit) : 0);

function find(
  words: string,
  limit: number,
  passes: Passes,
  corpus: Corpus,
  retriever: Retriever,
  synonyms: readonly Synonym[],
): Found {
  const query = readQuery(words, corpus, synonyms);
  if (limit === 0) return { query, hits: [] };
  if (query.phrases.length === 0)
    return { query, hits: ranked(query, candidates(query, limit, passes, corpus, retriever), limit, corpus) };
  const held = passagesWith(query.phrases, corpus, passes);
  if (query.slots.length === 0) return { query, hits: held.slice(0, limit).map((passage) => ({ passage, score: 1 })) };
  const among = new Set(held);
  const better = candidates(query, limit, (passage) => among.has(passage), corpus, retriever);
  for (const { passage } of better) among.delete(passage);
  const all = [...better, ...[...among].map((passage) => ({ passage, score: 0 }))];
  return { query, hits: ranked(query, all.slice(0, Math.max(CANDIDATES, limit)), limit, corpus) };
}

function ranked(query: Query, found: readonly Retrieved[], limit: number, corpus: Corpus): Ranked[] {
  return rank(query, found, corpus).slice(0, limit);
}

/** What MiniSearch finds first. Lone characters it knows only where they stand alone: those are looked for one by one. */
function candidates(query: Query, limit: number, passes: Passes, corpus: Corpus, retriever: Retriever): Retrieved[] {
  const most = Math.max(CANDIDATES, limit);
  const found = retrieve(retriever, query.terms, passes).slice(0, most);
  const isAlone = query.slots.some(({ dense, joined }, at) => dense && !joined && !query.slots[at + 1]?.joined);
  if (!isAlone && found.length > 0) return found;
  const already = new Set(found.map(({ passage }) => passage));
  const more = scan(query, corpus, passes).filter(({ passage }) => !already.has(passage));
  return [...found, ...more.slice(0, most)];
}

function answer({ query, hits }: Found, corpus: Corpus): SearchHit[] {
  const matches = matcherOf(query, corpus, undefined);
  return hits.map(({ passage, score }) => ({
    id: corpus.passages[passage]?.id ?? '',
    score,
    highlights: highlightsOf(query, matches(passage), passage, corpus),
  }));
}
