import { type Corpus, unitOf } from './corpus.ts';
import { fold } from './fold.ts';
import { lookUp } from './lexicon.ts';
import { holdsPhrases } from './phrases.ts';
import type { ReadWords } from './query.ts';
import type { Retrieved } from './retrieve.ts';
import { cut } from './units.ts';

type Passes = (passage: number) => boolean;

/** Passages that contain every phrase, in reading order. Reads the numbers of all passages, and only the texts that may match. */
export function passagesWith(phrases: readonly string[], corpus: Corpus, passes: Passes): number[] {
  const needed = new Set<number>();
  for (const unit of phrases.flatMap((phrase) => cut(fold(phrase)))) {
    const number = lookUp(corpus.lexicon, unit.text, unit.dense);
    if (number === undefined) return [];
    needed.add(number);
  }
  return corpus.passages.flatMap(({ text }, passage) =>
    passes(passage) && holds(passage, needed, corpus) && holdsPhrases(text, phrases) ? [passage] : [],
  );
}

function holds(passage: number, needed: ReadonlySet<number>, { stream, starts }: Corpus): boolean {
  if (needed.size === 0) return true;
  const missing = new Set(needed);
  for (let at = starts[passage] ?? 0; at < (starts[passage + 1] ?? 0) && missing.size > 0; at++)
    missing.delete(unitOf(stream[at] ?? 0));
  return missing.size === 0;
}

/**
 * Passages by the weight of the query's units in them, best first. Reads the numbers of all passages, to find single dense characters,
 * which MiniSearch does not have.
 */
export function scan(
  { slots }: ReadWords,
  { stream, starts, rarity }: Corpus,
  most: number,
  passes: Passes,
): Retrieved[] {
  const weights = new Float32Array(rarity.length);
  for (const { alternatives, weight } of slots) {
    for (const { unit, strength } of alternatives) weights[unit] = Math.max(weights[unit] ?? 0, weight * strength);
  }
  const countedIn = new Int32Array(rarity.length).fill(-1);
  const found: Retrieved[] = [];
  for (let passage = 0; passage + 1 < starts.length; passage++) {
    const end = starts[passage + 1] ?? 0;
    let score = 0;
    for (let at = starts[passage] ?? 0; at < end; at++) {
      const unit = unitOf(stream[at] ?? 0);
      const weight = weights[unit] ?? 0;
      if (weight === 0 || countedIn[unit] === passage) continue;
      countedIn[unit] = passage;
      score += weight;
    }
    if (score > 0 && passes(passage)) found.push({ passage, score });
  }
  return found.sort((a, b) => b.score - a.score || a.passage - b.passage).slice(0, most);
}
