import { type Corpus, unitOf } from './corpus.ts';
import { fold } from './fold.ts';
import { lookUp } from './lexicon.ts';
import { phraseSpans } from './phrases.ts';
import type { Query } from './query.ts';
import type { Retrieved } from './retrieve.ts';
import { cut } from './units.ts';

type Passes = (passage: number) => boolean;

/** Passages in which every phrase stands, in reading order. Reads the numbers of all passages, and the texts that may do. */
export function passagesWith(phrases: readonly string[], corpus: Corpus, passes: Passes): number[] {
  const needed = new Set<number>();
  for (const unit of phrases.flatMap((phrase) => cut(fold(phrase)))) {
    const number = lookUp(corpus.lexicon, unit.text, unit.dense);
    if (number === undefined) return [];
    needed.add(number);
  }
  return corpus.passages.flatMap(({ text }, passage) =>
    passes(passage) && holds(passage, needed, corpus) && phrases.every((phrase) => phraseSpans(text, phrase).length > 0)
      ? [passage]
      : [],
  );
}

function holds(passage: number, needed: ReadonlySet<number>, { stream, starts }: Corpus): boolean {
  if (needed.size === 0) return true;
  const missing = new Set(needed);
  for (let at = starts[passage] ?? 0; at < (starts[passage + 1] ?? 0) && missing.size > 0; at++)
    missing.delete(unitOf(stream[at] ?? 0));
  return missing.size === 0;
}

/** Passages by the weight of the query's units in them, best first: for single characters, which MiniSearch does not hold. */
export function scan(query: Query, corpus: Corpus, passes: Passes): Retrieved[] {
  const { stream, starts } = corpus;
  const weights = new Map<number, number>();
  for (const { alternatives, weight } of query.slots) {
    for (const { unit, strength } of alternatives)
      weights.set(unit, Math.max(weights.get(unit) ?? 0, weight * strength));
  }
  return corpus.passages
    .map((_, passage) => {
      const found = new Set<number>();
      for (let at = starts[passage] ?? 0; at < (starts[passage + 1] ?? 0); at++) {
        const unit = unitOf(stream[at] ?? 0);
        if (weights.has(unit)) found.add(unit);
      }
      return { passage, score: [...found].reduce((sum, unit) => sum + (weights.get(unit) ?? 0), 0) };
    })
    .filter(({ passage, score }) => score > 0 && passes(passage))
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
}
