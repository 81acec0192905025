import { type Corpus, isJoined, unitOf } from './corpus.ts';
import type { ReadWords, Slot } from './query.ts';
import { positionsOf, type Saying } from './synonyms.ts';

/**
 * Unit `at` of the passage (0 is its first) matches `slot` of the query. `strength` 1: it is the very same unit. `said`: it is part of a
 * synonym. Matches are in order of `at`.
 */
export type Match = { at: number; slot: number; strength: number; said?: true };
export type Matches = { all: readonly Match[]; length: number; best: readonly number[] };
export type Matcher = (passage: number) => Matches;

/** True if two dense characters sound alike. */
export type SoundsLike = (a: string, b: string) => boolean;

/** Strength of a homophone, which is a likely typing error. It counts only next to a character that is right. */
const HOMOPHONE = 0.7;
/** Most slots that one unit matches. More of the same say no more, and would cost their square. */
const MOST_PLACES = 8;

/** Finds the query's units in a passage. Linear in the passage. */
export function matcherOf(query: ReadWords, corpus: Corpus, soundsLike: SoundsLike | undefined): Matcher {
  const wanted = new Map<number, Match[]>();
  query.slots.forEach((slot, index) => {
    for (const { unit, strength } of slot.alternatives) {
      const others = wanted.get(unit);
      const match = { at: 0, slot: index, strength };
      if (!others) wanted.set(unit, [match]);
      else if (others.length < MOST_PLACES) others.push(match);
    }
  });
  return (passage) => {
    const found = matchesIn(passage, query.slots, wanted, corpus, soundsLike);
    const said = query.sayings.flatMap((saying) => saidIn(passage, saying, corpus));
    return said.length ? withSaid(found, said) : found;
  };
}

/** Matches of a synonym in a passage. Every unit of the synonym matches a unit of the query, and no unit is left out. */
function saidIn(passage: number, { from, to, others, strength }: Saying, corpus: Corpus): Match[] {
  return others.flatMap((parts) => {
    const positions = positionsOf(parts, passage, corpus);
    if (!positions.length) return [];
    const most = Math.max(parts.length, to - from);
    const steps = Array.from({ length: most }, (_, i) => ({
      at: Math.floor((i * parts.length) / most),
      slot: from + Math.floor((i * (to - from)) / most),
    }));
    return positions.flatMap((position) =>
      steps.map(({ at, slot }): Match => ({ at: position + at, slot, strength, said: true })),
    );
  });
}

function withSaid({ all, length, best }: Matches, said: readonly Match[]): Matches {
  const better = [...best];
  for (const { slot, strength } of said) better[slot] = Math.max(strength, better[slot] ?? 0);
  return { all: [...all, ...said].sort((a, b) => a.at - b.at), length, best: better };
}

type WantedMatches = ReadonlyMap<number, readonly Match[]>;

function matchesIn(
  passage: number,
  slots: readonly Slot[],
  wanted: WantedMatches,
  corpus: Corpus,
  soundsLike: SoundsLike | undefined,
): Matches {
  const start = corpus.starts[passage] ?? 0;
  const length = (corpus.starts[passage + 1] ?? 0) - start;
  const best: number[] = new Array(slots.length).fill(0);
  const all: Match[] = [];
  const add = (match: Match) => {
    all.push(match);
    if (match.strength > (best[match.slot] ?? 0)) best[match.slot] = match.strength;
  };
  let before: readonly Match[] | undefined;
  for (let at = 0; at < length; at++) {
    const entry = corpus.stream[start + at] ?? 0;
    const here = wanted.get(unitOf(entry));
    if (here) for (const { slot, strength } of here) add({ at, slot, strength });
    if (soundsLike) {
      const next = at + 1 < length ? (corpus.stream[start + at + 1] ?? 0) : 0;
      const unit = corpus.lexicon.units[unitOf(entry)] ?? '';
      const after = isJoined(next) ? wanted.get(unitOf(next)) : undefined;
      for (const slot of soundMatches(unit, isJoined(entry) ? before : undefined, after, slots, soundsLike))
        add({ at, slot, strength: HOMOPHONE });
    }
    before = here;
  }
  return { all, length, best };
}

/** Slots that a unit sounds like, if the unit before or after it matches the neighbour of that slot. */
function soundMatches(
  unit: string,
  before: readonly Match[] | undefined,
  after: readonly Match[] | undefined,
  slots: readonly Slot[],
  soundsLike: SoundsLike,
): number[] {
  const found: number[] = [];
  const addIfAlike = (index: number) => {
    const slot = slots[index];
    if (slot?.dense && slot.text !== unit && !found.includes(index) && soundsLike(slot.text, unit)) found.push(index);
  };
  for (const { slot } of before ?? []) if (slots[slot + 1]?.joined) addIfAlike(slot + 1);
  for (const { slot } of after ?? []) if (slots[slot]?.joined) addIfAlike(slot - 1);
  return found;
}
