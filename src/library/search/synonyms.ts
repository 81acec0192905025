import { type Corpus, isJoined, unitOf } from './corpus.ts';
import { fold } from './fold.ts';
import { lookUp } from './lexicon.ts';
import { cut, stem, type TextUnit } from './units.ts';

/** One way to say a thing, and the other ways. */
type Synonym = { way: readonly TextUnit[]; others: readonly (readonly TextUnit[])[] };
/** Synonyms by the first unit of their way, because a glossary has thousands of them. */
export type Synonyms = ReadonlyMap<string, readonly Synonym[]>;

/** A unit of the texts. `joined`: it must come directly after the unit before it. */
type SynonymUnit = { unit: number; text: string; dense: boolean; joined: boolean };
/**
 * Units `from` to before `to` of a query, and other ways to say them. Only ways of which the texts contain every unit. `strength`: how much
 * they count, compared with the very words.
 */
export type Saying = { from: number; to: number; strength: number; others: readonly (readonly SynonymUnit[])[] };

/** Strength of a synonym or a translation. */
const SAID_OTHERWISE = 0.8;

export function synonymsOf(groups: readonly (readonly string[])[]): Synonyms {
  const byFirst = new Map<string, Synonym[]>();
  for (const group of groups) {
    const ways = group.map((way) => cut(fold(way))).filter((way) => way.length > 0);
    for (const way of ways) {
      const others = ways.filter((other) => !isSame(other, way));
      const key = keyOf(way[0]);
      if (others.length) byFirst.set(key, [...(byFirst.get(key) ?? []), { way, others }]);
    }
  }
  return byFirst;
}

const keyOf = (unit: TextUnit | undefined): string => (unit?.dense ? unit.text : stem(unit?.text ?? ''));

const sameUnit = (a: TextUnit, b: TextUnit | undefined): boolean => a.dense === b?.dense && keyOf(a) === keyOf(b);

const isSame = (a: readonly TextUnit[], b: readonly TextUnit[]): boolean =>
  a.length === b.length && a.every((unit, at) => sameUnit(unit, b[at]));

/** Most parts of a query whose synonyms are looked for. Each one is compared with every passage that is ranked closely. */
const MOST_SAYINGS = 12;

/**
 * Parts of a query that have synonyms, the first ones if there are many. A part inside a longer one is left out ("control" in "export
 * controls").
 */
export function sayingsIn(units: readonly TextUnit[], synonyms: Synonyms, corpus: Corpus): Saying[] {
  const found: Saying[] = [];
  for (const [from, unit] of units.entries()) {
    for (const { way, others } of synonyms.get(keyOf(unit)) ?? []) {
      if (!way.every((one, i) => sameUnit(one, units[from + i]))) continue;
      const held = others.flatMap((other) => partsOf(other, corpus));
      if (held.length) found.push({ from, to: from + way.length, strength: SAID_OTHERWISE, others: held });
    }
  }
  return found.filter((one) => !found.some((other) => isInside(one, other))).slice(0, MOST_SAYINGS);
}

const isInside = (one: Saying, other: Saying): boolean =>
  other.from <= one.from && other.to >= one.to && other.to - other.from > one.to - one.from;

/** The units of a synonym. Empty if the texts lack one of them. */
export function partsOf(way: readonly TextUnit[], corpus: Corpus): SynonymUnit[][] {
  const parts: SynonymUnit[] = [];
  for (const { text, dense, joined } of way) {
    const unit = lookUp(corpus.lexicon, text, dense);
    if (unit === undefined) return [];
    parts.push({ unit, text: corpus.lexicon.units[unit] ?? text, dense, joined });
  }
  return [parts];
}

/** Terms that find a synonym in MiniSearch: pairs of joined characters, and words. */
export function termsOf(parts: readonly SynonymUnit[]): string[] {
  return parts.flatMap(({ text, joined }, at) => {
    const next = parts[at + 1];
    if (next?.joined) return [text + next.text];
    return joined ? [] : [text];
  });
}

/** Positions in a passage, counted from its first unit, where the whole synonym occurs. */
export function positionsOf(parts: readonly SynonymUnit[], passage: number, { stream, starts }: Corpus): number[] {
  const [start, end] = [starts[passage] ?? 0, starts[passage + 1] ?? 0];
  const positions: number[] = [];
  const stands = (from: number) =>
    parts.every(({ unit, joined }, i) => {
      const entry = stream[from + i] ?? -1;
      return from + i < end && unitOf(entry) === unit && (!joined || isJoined(entry));
    });
  const first = parts[0]?.unit;
  for (let at = start; at + parts.length <= end; at++)
    if (unitOf(stream[at] ?? -1) === first && stands(at)) positions.push(at - start);
  return positions;
}
