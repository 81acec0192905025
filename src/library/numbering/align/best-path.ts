import type { Band } from './band.ts';
import type { Evidence } from './evidence.ts';
import type { PassageRow } from './passage-row.ts';
import { costsOf, DEEPEST, endingScores, gapsOf, lengthScore, SCORES, type SideCosts, STEPS } from './scores.ts';

/** Ranges that say the same: `a0` to `a1` (exclusive) of one side, `b0` to `b1` (exclusive) of the other. One may be empty. */
export type RangeBead = { a0: number; a1: number; b0: number; b1: number };

/** `structure`: how much the paragraphs of the two sides count, from 0 to 1. */
export type Sides = { a: PassageRow; b: PassageRow; evidence: Evidence; structure: number };

/** The scores of a row: the best way to each cell, the best that ends in a bead, and in a gap. `shared[j + 1]`: with passage j of `b`. */
type Row = { best: Float64Array; bead: Float64Array; gap: Float64Array; shared: Float32Array };

type Table = {
  sides: Sides;
  band: Band;
  costsA: SideCosts;
  costsB: SideCosts;
  gapsA: Float64Array;
  gapsB: Float64Array;
  rows: readonly Row[];
  moves: Uint8Array;
};

// How a cell was reached, in one byte: bits 0 to 3 the step of its bead, 4 and 5 whether a gap goes on, 6 and 7 what is best.
const STEP = 15;
const GAP_A_GOES_ON = 16;
const GAP_B_GOES_ON = 32;
const BEST_SHIFT = 6;
const GAP_A = 1;
const GAP_B = 2;
// Part of what both passages of a pair share with a third is counted twice.
const TWICE = 0.3;
const NEVER = Number.NEGATIVE_INFINITY;

/** Finds the alignment with the highest score inside a band. A gap has its own state, so that a long one costs little (Gotoh 1982). */
export function bestPath(sides: Sides, band: Band): RangeBead[] {
  const width = sides.b.count + 1;
  const rows = Array.from({ length: DEEPEST + 1 }, () => ({
    best: new Float64Array(width),
    bead: new Float64Array(width),
    gap: new Float64Array(width).fill(NEVER),
    shared: new Float32Array(width),
  }));
  const costsA = costsOf(sides.a, sides.evidence.worthA, sides.structure);
  const costsB = costsOf(sides.b, sides.evidence.worthB, sides.structure);
  const [gapsA, gapsB] = [gapsOf(sides.a), gapsOf(sides.b)];
  const table: Table = { sides, band, costsA, costsB, gapsA, gapsB, rows, moves: new Uint8Array(band.size) };
  for (let i = 0; i <= sides.a.count; i++) {
    fillBeads(table, i);
    fillGaps(table, i);
  }
  return traceBack(table, sides.a.count, sides.b.count);
}

const at = (row: ArrayLike<number>, index: number): number => row[index] ?? 0;

const EMPTY: Row = {
  best: new Float64Array(),
  bead: new Float64Array(),
  gap: new Float64Array(),
  shared: new Float32Array(),
};
const rowOf = (rows: readonly Row[], i: number): Row => rows[(i + rows.length) % rows.length] ?? EMPTY;

function fillBeads(table: Table, i: number): void {
  const { band, rows, sides } = table;
  const row = rowOf(rows, i);
  const [low, high] = [at(band.low, i), at(band.high, i)];
  row.bead.fill(NEVER, low, high + 1);
  if (i === 0) return;
  share(sides.evidence, row.shared, i - 1, Math.max(0, low - DEEPEST), high);
  for (const [kind, { a, b }] of STEPS.entries()) {
    if (a > i) continue;
    const from = Math.max(low, at(band.low, i - a) + b);
    const to = Math.min(high, at(band.high, i - a) + b);
    if (from <= to) tryStep(table, { i, kind, from, to });
  }
}

/** Tries one step for the columns `from` to `to` of row `i`. It is the program's innermost loop, so its arrays are read directly. */
function tryStep(
  { sides, band, costsA, costsB, rows, moves }: Table,
  { i, kind, from, to }: { i: number; kind: number; from: number; to: number },
): void {
  const { a, b, price } = STEPS[kind] ?? { a: 1, b: 1, price: 0 };
  const { bead } = rowOf(rows, i);
  const { best } = rowOf(rows, i - a);
  const lengthA = at(sides.a.lengths, i) - at(sides.a.lengths, i - a);
  const lengths = sides.b.lengths;
  const begins = sides.b.begins;
  const beginsA = at(sides.a.begins, i - a);
  const endings = endingScores(at(sides.a.endings, i - 1));
  const endingsB = sides.b.endings;
  const fixed = -price - at(costsA[a] ?? [], i);
  const costs = costsB[b] ?? new Float64Array();
  const start = at(band.start, i);
  const [same, unlike] = [beginsA * SCORES.bothBegin * sides.structure, SCORES.oneBegins * sides.structure];
  for (let j = from; j <= to; j++) {
    let score = (best[j - b] ?? NEVER) + fixed - (costs[j] ?? 0);
    score += begins[j - b] === beginsA ? same : unlike;
    score += endings[endingsB[j - 1] ?? 0] ?? 0;
    score += sharedWithin(rows, i, j, a, b);
    if (score + 1.5 <= (bead[j] ?? 0)) continue;
    score += lengthScore(lengthA, (lengths[j] ?? 0) - (lengths[j - b] ?? 0));
    if (score <= (bead[j] ?? 0)) continue;
    bead[j] = score;
    moves[start + j] = kind;
  }
}

/** Sums what a bead shares that ends with row i and column j. Two to two is for sentences that changed places. */
function sharedWithin(rows: readonly Row[], i: number, j: number, a: number, b: number): number {
  const last = rowOf(rows, i).shared;
  if (a === 2 && b === 2) return (last[j - 1] ?? 0) + (rowOf(rows, i - 1).shared[j] ?? 0);
  let sum = last[j] ?? 0;
  if (a + b === 3) {
    const more = b === 2 ? (last[j - 1] ?? 0) : (rowOf(rows, i - 1).shared[j] ?? 0);
    return sum + more - TWICE * Math.min(sum, more);
  }
  for (let k = 1; k < b; k++) sum += last[j - k] ?? 0;
  for (let k = 1; k < a; k++) sum += rowOf(rows, i - k).shared[j] ?? 0;
  return sum;
}

/** Fills in the ways that leave out a passage, and the best way to each cell of a row. */
function fillGaps({ band, gapsA, gapsB, rows, moves }: Table, i: number): void {
  const row = rowOf(rows, i);
  const above = rowOf(rows, i - 1);
  const [aboveLow, aboveHigh] = i > 0 ? [at(band.low, i - 1), at(band.high, i - 1)] : [0, -1];
  const openA = at(gapsA, i);
  const [low, high, start] = [at(band.low, i), at(band.high, i), at(band.start, i)];
  let gapB = NEVER;
  for (let j = low; j <= high; j++) {
    let move = moves[start + j] ?? 0;
    const reached = j >= aboveLow && j <= aboveHigh;
    const openedA = reached
      ? (above.best[j] ?? NEVER) -
        openA -
        (above.best[j] !== above.bead[j] && above.best[j] !== above.gap[j] ? SCORES.gapOnBothSides : 0)
      : NEVER;
    const gapA = Math.max(openedA, reached ? (above.gap[j] ?? NEVER) - SCORES.gapFurther : NEVER);
    if (gapA > openedA) move |= GAP_A_GOES_ON;
    const openB = gapsB[j] ?? 0;
    const openedB =
      j > low
        ? (row.best[j - 1] ?? NEVER) - openB - (row.best[j - 1] === row.gap[j - 1] ? SCORES.gapOnBothSides : 0)
        : NEVER;
    gapB = Math.max(openedB, gapB - SCORES.gapFurther);
    if (gapB > openedB) move |= GAP_B_GOES_ON;
    const bead = i + j === 0 ? 0 : (row.bead[j] ?? NEVER);
    const best = Math.max(bead, gapA, gapB);
    if (best > bead) move |= (best === gapA ? GAP_A : GAP_B) << BEST_SHIFT;
    row.gap[j] = gapA;
    row.best[j] = best;
    moves[start + j] = move;
  }
}

/** Sums what the passage i of `a` shares with the passages `from` to `to` of `b`, into `shared[j + 1]`. */
function share(evidence: Evidence, shared: Float32Array, i: number, from: number, to: number): void {
  shared.fill(0, from, to + 1);
  for (const clue of evidence.a[i] ?? []) {
    const places = evidence.places[clue] ?? [];
    const weight = evidence.weights[clue] ?? 0;
    for (let k = firstFrom(places, from - 1); k < places.length; k++) {
      const j = (places[k] ?? 0) + 1;
      if (j > to) break;
      shared[j] = (shared[j] ?? 0) + weight;
    }
  }
}

function firstFrom(places: readonly number[], from: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function traceBack({ band, moves }: Table, n: number, m: number): RangeBead[] {
  const beads: RangeBead[] = [];
  let goesOn = 0;
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const move = at(moves, at(band.start, i) + j);
    const state = goesOn || move >> BEST_SHIFT;
    const { a, b } =
      state === GAP_A ? { a: 1, b: 0 } : state === GAP_B ? { a: 0, b: 1 } : (STEPS[move & STEP] ?? { a: 1, b: 1 });
    beads.push({ a0: i - a, a1: i, b0: j - b, b1: j });
    goesOn = (state === GAP_A && move & GAP_A_GOES_ON) || (state === GAP_B && move & GAP_B_GOES_ON) ? state : 0;
    i -= a;
    j -= b;
  }
  return beads.reverse();
}
