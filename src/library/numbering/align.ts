import { bandOf } from './align/band.ts';
import { bestPath } from './align/best-path.ts';
import { type Clues, cluesOf } from './align/clues.ts';
import { EXACT, evidenceOf, HAN_PAIR, type Marked, MEANING } from './align/evidence.ts';
import { lengthOf, type PassageRow, paragraphsOf, passageRow, scaled } from './align/passage-row.ts';

/** The passages of an edition in reading order. Passages of one paragraph have the same `paragraph`. */
export type AlignSide = readonly { text: string; paragraph: number }[];

/** Passages that say the same, by index: n to m. One side may be empty. */
export type AlignBead = { primary: number[]; other: number[] };

// The ratio of the two texts' lengths is estimated from the whole texts. A larger ratio than this means that something was left out.
const MOST_TERSE = 1.25;

/**
 * Finds the passages of two editions that say the same: beads in reading order that cover both editions. It looks for the alignment with
 * the highest score, in which long stretches of one side may have no counterpart. A bead's score comes from the words, figures and names
 * that both sides have, from their lengths (Gale and Church 1993), from how they end, and from where paragraphs begin.
 */
export function align(primary: AlignSide, other: AlignSide): AlignBead[] {
  const a = passageRow(primary);
  const b = passageRow(other);
  const evidence = evidenceOf(primary.map(marked), other.map(marked));
  const ratio = Math.min(MOST_TERSE, Math.max(1 / MOST_TERSE, lengthOf(a) / lengthOf(b) || 1));
  const sides = { a, b: scaled(b, ratio), evidence, structure: likeness(a, b) };
  return bestPath(sides, bandOf(a.count, b.count, evidence)).map(({ a0, a1, b0, b1 }) => ({
    primary: indices(a0, a1),
    other: indices(b0, b1),
  }));
}

function marked({ text }: { text: string }): Marked[] {
  const clues: Clues = cluesOf(text);
  return [
    { kind: EXACT, clues: clues.exact },
    { kind: MEANING, clues: clues.meanings },
    { kind: HAN_PAIR, clues: clues.pairs },
  ];
}

/** How far the paragraphs of two editions can be the same ones, from 0 to 1: by their number. */
function likeness(a: PassageRow, b: PassageRow): number {
  const [most, least] = [Math.max(paragraphsOf(a), paragraphsOf(b)), Math.min(paragraphsOf(a), paragraphsOf(b))];
  return least / most;
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
