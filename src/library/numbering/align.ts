import { byLength, type LengthBead, type LengthUnit, pairwiseCost } from './gale-church.ts';

/** The passages of an edition in reading order; `paragraph` is shared by neighbours. */
export type AlignSide = readonly { text: string; paragraph: number }[];

/** Passages that say the same, by index; n to m, one side may be empty. */
export type AlignBead = { primary: number[]; other: number[] };

// A Chinese character says about as much as three letters. Lengths count in letters, so that names in Latin script weigh the same on both sides.
const LETTERS_PER_HAN = 3;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const BLANK = /\s/gu;
// How terse the two texts are beside each other is estimated from their whole lengths; beyond this, something was left out instead.
const MOST_TERSE = 1.5;
// Equal counts are themselves evidence (nats): one to one is given up only when lengths and names speak this strongly against it.
const TRUST_IN_COUNTS = 10;
// A paragraph alignment that leaves out more than this share of a text has failed (one side has no paragraphs, say).
const MOST_LEFT_OUT = 0.2;
// Figures and words in Latin script; rare ones that both texts have are likely to stand in the same place.
const NAME = /[\p{Script=Latin}\p{N}]+(?:[.,’'&-][\p{Script=Latin}\p{N}]+)*/gu;
const MOST_PLACES = 8;

type UnitRow = readonly LengthUnit[];

/**
 * Which passages of two editions say the same: beads in reading order that cover both. Paragraph by paragraph where both have as many,
 * else paragraphs by length; inside a pair one to one where counts agree, else by length (Gale and Church 1993). Equal counts are not
 * believed when lengths, names and figures say clearly otherwise: then too it goes by length.
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

/** One to one where counts agree (and nothing speaks strongly against it), else by length. */
function pairUp(a: UnitRow, b: UnitRow): LengthBead[] {
  const { beads, cost } = byLength(a, b);
  const inStep = a.length === b.length && pairwiseCost(a, b) - cost <= TRUST_IN_COUNTS;
  return inStep ? [...a.keys()].map((at) => ({ a0: at, a1: at + 1, b0: at, b1: at + 1 })) : beads;
}

/** The stretches of passages to align within: pairs of paragraphs, or everything where the paragraphs do not run beside each other. */
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

/** Where the paragraphs begin. */
function paragraphs(side: AlignSide): number[] {
  return [...side.keys()].filter((index) => index === 0 || side[index]?.paragraph !== side[index - 1]?.paragraph);
}

function merged(starts: readonly number[], row: UnitRow): LengthUnit[] {
  return starts.map((start, index) => {
    const parts = row.slice(start, starts[index + 1]);
    return { length: total(parts), anchors: [...new Set(parts.flatMap(({ anchors }) => anchors))] };
  });
}

/** Lengths in letters, the other's as if it were as wordy as the primary, and the names and figures that both have. */
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

/** Figures and Latin words of a text, each once, in a form that is the same in both languages. */
function namesIn(text: string): string[] {
  const found = text.normalize('NFKC').toLowerCase().match(NAME) ?? [];
  return [...new Set(found.map((name) => name.replace(/[,’'-]|['’]s$/gu, '')))];
}

/** Numbers the names that both sides have, but not often. */
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
