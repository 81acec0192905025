import { passagesAcross } from './across.ts';
import { type Corpus, neighboursOf } from './corpus.ts';
import type { ParsedQuery } from './query.ts';
import { byScore, judgeOf, type RankedCandidate } from './rank.ts';
import { type Retrieved, type Retriever, retrieve } from './retrieve.ts';
import { passagesWith, scan } from './scan.ts';

/** The index to search. `passes`: the caller's filter. */
export type Searched = { corpus: Corpus; retriever: Retriever; passes(passage: number): boolean };
export type RankedPassage = { passage: number; score: number; isWeak?: boolean };

/** Results of MiniSearch that are ranked closely. The right one is rarely further down. */
const CANDIDATES = 100;
/** Results of a scan of all passages that are ranked closely too. */
const SCANNED = 50;
/** A question's best candidates whose neighbours are ranked too. */
const WITH_NEIGHBOURS = 20;
const REACH = 3;
/**
 * Shares of the query's weight and of its pairs that make the best passage certain. So does this much weight in the query's order (five
 * rare words), which does not occur by chance.
 */
const CONVINCING = { units: 0.85, pairs: 0.6, order: 30 };

/** The passages that fit a query best, at most `limit`. If the query has phrases, only passages that contain all of them, or that they run over. */
export function rankPassages(query: ParsedQuery, limit: number, searched: Searched): RankedPassage[] {
  if (query.phrases.length === 0) return rank(query, limit, searched);
  const within = passagesWith(query.phrases, searched.corpus, searched.passes);
  const held = within.length > 0 ? within : passagesAcross(query.phrases, searched.corpus, searched.passes);
  if (query.slots.length === 0) return held.slice(0, limit).map((passage) => ({ passage, score: 1 }));
  const among = new Set(held);
  const better = rank(query, limit, { ...searched, passes: (passage) => among.has(passage) });
  for (const { passage } of better) among.delete(passage);
  return [
    ...better.map((one) => ({ ...one, isWeak: false })),
    ...[...among].map((passage) => ({ passage, score: 0 })),
  ].slice(0, limit);
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

/** True if a character is not joined to others. MiniSearch finds it only where it is not joined in the text either. */
const hasLoneCharacter = (slots: ParsedQuery['slots']): boolean =>
  slots.some(({ dense, joined }, at) => dense && !joined && !slots[at + 1]?.joined);

/** Passages that only a scan of all passages finds. For a question also neighbours of the best ones, which may answer without its words. */
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
