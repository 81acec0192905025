import { type Corpus, unitOf } from './corpus.ts';
import {
  closeTogether,
  type Features,
  foundAround,
  inOrder,
  longerThanUsual,
  pairsFound,
  plainFound,
  unitsFound,
} from './features.ts';
import { letterShareOf } from './letters.ts';
import { type Matches, matcherOf } from './matches.ts';
import type { Query } from './query.ts';
import type { Retrieved } from './retrieve.ts';
import { soundsLike } from './syllables.ts';
import { scoreOf } from './weights.ts';

export type Ranked = { passage: number; score: number };

/** Candidates by how well they fit the query, best first, equal ones in reading order. */
export function rank(query: Query, candidates: readonly Retrieved[], corpus: Corpus): Ranked[] {
  return featuresOf(query, candidates, corpus)
    .map(({ passage, features }) => ({ passage, score: scoreOf(features) }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}

export function featuresOf(
  query: Query,
  candidates: readonly Retrieved[],
  corpus: Corpus,
): { passage: number; features: Features }[] {
  const verbatim = candidates.map(({ passage }) => query.flat !== '' && corpus.flat(passage).includes(query.flat));
  // Who has found the very words need not listen for like-sounding ones.
  const mayListen = !verbatim.includes(true) && query.slots.some(({ dense }) => dense);
  const matches = matcherOf(query, corpus, mayListen ? soundsLike : undefined);
  const letters = letterShareOf(query.flat);
  const bestScore = Math.max(...candidates.map(({ score }) => score), Number.MIN_VALUE);
  const around = aroundOf(query, corpus);
  return candidates.map(({ passage, score }, i) => {
    const found = matches(passage);
    return {
      passage,
      features: {
        retrieval: score / bestScore,
        units: unitsFound(query, found),
        plain: plainFound(query, found),
        pairs: pairsFound(query, found),
        order: inOrder(query, found),
        close: closeTogether(query, found),
        verbatim: verbatim[i] ? 1 : 0,
        letters: letters ? letters(corpus.flat(passage)) : 0,
        length: longerThanUsual(found, corpus),
        paragraph: around(passage, found),
      },
    };
  });
}

/** For a question: what of it the passage lacks and its paragraph holds. Sentences leave out what was just said. */
function aroundOf(query: Query, corpus: Corpus): (passage: number, matches: Matches) => number {
  if (!query.isQuestion) return () => 0;
  const known = new Map<readonly number[], Set<number>>();
  return (passage, matches) => {
    const paragraph = corpus.paragraphOf(passage);
    const held = known.get(paragraph) ?? slotsIn(paragraph, query, corpus);
    known.set(paragraph, held);
    return foundAround(query, matches, held);
  };
}

function slotsIn(paragraph: readonly number[], query: Query, corpus: Corpus): Set<number> {
  const units = new Set<number>();
  for (const passage of paragraph) {
    for (const entry of corpus.stream.subarray(corpus.starts[passage], corpus.starts[passage + 1]))
      units.add(unitOf(entry));
  }
  const held = query.slots.flatMap(({ alternatives }, slot) =>
    alternatives.some(({ unit }) => units.has(unit)) ? [slot] : [],
  );
  return new Set(held);
}
