import { byLength, type LengthBead, type LengthUnit, pairwiseCost } from './gale-church.ts';

/** The passages of an edition in reading order. Passages of one paragraph have the same `paragraph`. */
export type AlignSide = readonly { text: string; paragraph: number }[];

/** Passages that say the same, by index: n to m. One side may be empty. */
export type AlignBead = { primary: number[]; other: number[] };

// A Chinese character says about as much as three letters. Lengths are counted in letters, so that names in Latin script have the same
// length on both sides.
const LETTERS_PER_HAN = 3;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const BLANK = /\s/gu;
// The ratio of the two texts' lengths is estimated from the whole texts. A larger ratio than this means that something was left out.
const MOST_TERSE = 1.5;
// In nats. Equal counts are evidence for one to one. It is given up only when lengths and names are this much evidence against it.
const TRUST_IN_COUNTS = 10;
// An alignment of paragraphs that leaves out more than this share of a text has failed, for example because one side has no paragraphs.
const MOST_LEFT_OUT = 0.2;
// Figures and words in Latin script. Rare ones that both texts have probably mark the same place.
const NAME = /[\p{Script=Latin}\p{N}]+(?:[.,’'&-][\p{Script=Latin}\p{N}]+)*/gu;
const MOST_PLACES = 8;

type UnitRow = readonly LengthUnit[];

/**
 * Finds the passages of two editions that say the same: beads in reading order that cover both editions. First it pairs paragraphs, then
 * the passages inside each pair. It pairs one to one if the counts are equal, else by length (Gale and Church 1993). Equal counts are
 * ignored when lengths, names and figures are clear evidence against them.
 */
export function align(primary: AlignSide, other: AlignSide): AlignBead[] {
  const [a, b] = units(primary, other);
  const stretches = paragraphPairs(paragraphs(primary), paragraphs(other), a, b);
  return stretches.flatMap(({ a0, a1, b0, b1 }) =>
    pairUp(a.slice(a0, a1), b.slice(b0, b1)).map((bead) => ({
      primary: indices(a0 + bead.a0, a0 + bead.a1),
      other: indices(b0 + bead.b0, b0 + bead.b1),
    })),
  );
}

/** Pairs one to one if the counts are equal and there is no strong evidence against it, else by length. */
function pairUp(a: UnitRow, b: UnitRow): LengthBead[] {
  const { beads, cost } = byLength(a, b);
  const inStep = a.length === b.length && pairwiseCost(a, b) - cost <= TRUST_IN_COUNTS;
  return inStep ? [...a.keys()].map((at) => ({ a0: at, a1: at + 1, b0: at, b1: at + 1 })) : beads;
}

/** Finds the ranges of passages to align: pairs of paragraphs, or one range of everything if the paragraphs cannot be aligned. */
function paragraphPairs(
  starts: readonly number[],
  otherStarts: readonly number[],
  a: UnitRow,
  b: UnitRow,
): LengthBead[] {
  const whole = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  const beads = pairUp(merged(starts, a), merged(otherStarts, b)).map(({ a0, a1, b0, b1 }) => ({
    a0: starts[a0] ?? a.length,
    a1: starts[a1] ?? a.length,
    b0: otherStarts[b0] ?? b.length,
    b1: otherStarts[b1] ?? b.length,
  }));
  const lost = beads.filter(({ a0, a1, b0, b1 }) => a0 === a1 || b0 === b1);
  const lostA = lost.reduce((sum, { a0, a1 }) => sum + total(a.slice(a0, a1)), 0);
  const lostB = lost.reduce((sum, { b0, b1 }) => sum + total(b.slice(b0, b1)), 0);
  return lostA > MOST_LEFT_OUT * total(a) || lostB > MOST_LEFT_OUT * total(b) ? whole : beads;
}

/** Returns the indexes at which paragraphs begin. */
function paragraphs(side: AlignSide): number[] {
  return [...side.keys()].filter((index) => index === 0 || side[index]?.paragraph !== side[index - 1]?.paragraph);
}

function merged(starts: readonly number[], row: UnitRow): LengthUnit[] {
  return starts.map((start, index) => {
    const parts = row.slice(start, starts[index + 1]);
    return { length: total(parts), anchors: [...new Set(parts.flatMap(({ anchors }) => anchors))] };
  });
}

/** Returns each passage's length in letters and the names and figures that both sides have. Scales `other` to the primary's length. */
function units(primary: AlignSide, other: AlignSide): [LengthUnit[], LengthUnit[]] {
  const namesA = primary.map(({ text }) => namesIn(text));
  const namesB = other.map(({ text }) => namesIn(text));
  const ids = common(namesA, namesB);
  const row = (side: AlignSide, names: readonly string[][]) =>
    side.map(({ text }, index) => ({
      length: lengthInLetters(text),
      anchors: (names[index] ?? []).map((name) => ids.get(name)).filter((id) => id !== undefined),
    }));
  const a = row(primary, namesA);
  const b = row(other, namesB);
  const terse = Math.min(MOST_TERSE, Math.max(1 / MOST_TERSE, total(a) / total(b) || 1));
  return [a, b.map((unit) => ({ ...unit, length: unit.length * terse }))];
}

function lengthInLetters(text: string): number {
  const letters = text.replace(BLANK, '').length;
  return letters + (LETTERS_PER_HAN - 1) * (text.match(HAN)?.length ?? 0);
}

/** Returns the figures and Latin words of a text, each once, in a form that is the same in both languages. */
function namesIn(text: string): string[] {
  const found = text.normalize('NFKC').toLowerCase().match(NAME) ?? [];
  return [...new Set(found.map((name) => name.replace(/[,’'-]|['’]s$/gu, '')))];
}

/** Gives an id to each name that both sides have and that is rare on both. */
function common(namesA: readonly string[][], namesB: readonly string[][]): Map<string, number> {
  const [countsA, countsB] = [namesA, namesB].map((names) => Map.groupBy(names.flat(), (name) => name));
  const rare = [...(countsA ?? [])].filter(([name, places]) => {
    const others = countsB?.get(name)?.length ?? 0;
    return places.length <= MOST_PLACES && others > 0 && others <= MOST_PLACES;
  });
  return new Map(rare.map(([name], id) => [name, id]));
}

function total(row: UnitRow): number {
  return row.reduce((sum, { length }) => sum + length, 0);
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
