import { type Corpus, neighboursOf } from './corpus.ts';
import type { ParsedQuery } from './query.ts';
import { byScore, judgeOf, type RankedCandidate } from './rank.ts';
import { type Retrieved, type Retriever, retrieve } from './retrieve.ts';
import { passagesWith, scan } from './scan.ts';

/** Where to search. `passes` is the caller's filter. */
export type Searched = { corpus: Corpus; retriever: Retriever; passes(passage: number): boolean };
export type RankedPassage = { passage: number; score: number };

/** So many of what MiniSearch finds are looked at closely; the right one is rarely further down. */
const CANDIDATES = 100;
/** And so many of what a look at every passage finds. */
const SCANNED = 50;
/** The best so many of a question's candidates have their neighbours looked at too. */
const WITH_NEIGHBOURS = 20;
const REACH = 3;
/**
 * A best passage with such shares of the query's weight, and of its pairs, is not doubted; nor one with so much weight in the query's
 * order (five rare words), which chance does not bring together.
 */
const CONVINCING = { units: 0.85, pairs: 0.6, order: 30 };

/** The passages that fit a query best, at most `limit`. With phrases only those that hold every one. */
export function find(query: ParsedQuery, limit: number, searched: Searched): RankedPassage[] {
  if (query.phrases.length === 0) return rank(query, limit, searched);
  const held = passagesWith(query.phrases, searched.corpus, searched.passes);
  if (query.slots.length === 0) return held.slice(0, limit).map((passage) => ({ passage, score: 1 }));
  const among = new Set(held);
  const better = rank(query, limit, { ...searched, passes: (passage) => among.has(passage) });
  for (const { passage } of better) among.delete(passage);
  return [...better, ...[...among].map((passage) => ({ passage, score: 0 }))].slice(0, limit);
}

function rank(query: ParsedQuery, limit: number, searched: Searched): RankedPassage[] {
  const { corpus, retriever, passes } = searched;
  const most = Math.max(CANDIDATES, limit);
  const found = retrieve(retriever, query.terms, passes).slice(0, most);
  const judge = judgeOf(query, found, corpus);
  const judged = found.map(judge).sort(byScore);
  if (!isConvincing(judged[0], query)) {
    judged.push(...more(query, judged, most, searched).map(judge));
    judged.sort(byScore);
  }
  return judged.slice(0, limit);
}

function isConvincing(best: RankedCandidate | undefined, { isQuestion, slots }: ParsedQuery): boolean {
  if (!best || isQuestion || hasLoneCharacter(slots)) return false;
  const weight = slots.reduce((sum, slot) => sum + slot.weight, 0);
  if (best.features.order * weight >= CONVINCING.order) return true;
  return best.features.units >= CONVINCING.units && best.features.pairs >= CONVINCING.pairs;
}

/** Lone characters MiniSearch knows only where they stand alone. */
const hasLoneCharacter = (slots: ParsedQuery['slots']): boolean =>
  slots.some(({ dense, joined }, at) => dense && !joined && !slots[at + 1]?.joined);

/** What only a look at every passage finds, and beside a question's best ones, what may answer it without its words. */
function more(
  query: ParsedQuery,
  judged: readonly RankedCandidate[],
  most: number,
  { corpus, passes }: Searched,
): Retrieved[] {
  const seen = new Set(judged.map(({ passage }) => passage));
  const scanned = scan(query, corpus, Math.max(SCANNED, most / 2), passes).map(({ passage }) => passage);
  const best = query.isQuestion ? judged.slice(0, WITH_NEIGHBOURS) : [];
  const beside = best.flatMap(({ passage }) => neighboursOf(passage, REACH, corpus)).filter(passes);
  const fresh = new Set([...scanned, ...beside].filter((passage) => !seen.has(passage)));
  return [...fresh].map((passage) => ({ passage, score: 0 }));
}
