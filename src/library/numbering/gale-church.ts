/**
 * Aligns two rows of texts by their lengths: W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
 * Computational Linguistics 19(1), 1993. Costs are negative log probabilities (nats).
 */

/** The length of one text in a unit common to both sides, and the ids of rare words (names, figures) that both sides have. */
export type LengthUnit = { length: number; anchors: readonly number[] };

/** A pair of ranges that say the same: `a0` to `a1` (exclusive) on one side, `b0` to `b1` (exclusive) on the other. */
export type LengthBead = { a0: number; a1: number; b0: number; b1: number };

// The variance of the lengths of translations, per letter. The paper has 6.8 for European languages. Our English and Chinese prose
// (test/library/parallel-prose.ts), counted as in align.ts, has 1.6. Every value up to 3 finds more of its beads than 6.8.
const VARIANCE = 3;
// The shapes of beads (`a` texts to `b` texts), with their cost above one to one. From the paper's program. Three to one is ours, because
// it is common between English and Chinese. A text that is left out costs the same at any length, because there is nothing to compare.
const STEPS: readonly { a: number; b: number; price: number }[] = [
  { a: 1, b: 1, price: 0 },
  { a: 2, b: 1, price: 2.3 },
  { a: 1, b: 2, price: 2.3 },
  { a: 2, b: 2, price: 4.4 },
  { a: 3, b: 1, price: 4.6 },
  { a: 1, b: 3, price: 4.6 },
  { a: 1, b: 0, price: 4.5 },
  { a: 0, b: 1, price: 4.5 },
];
// A name or figure that both sides of a bead have lowers the cost by this much (nats).
const ANCHOR = 2.5;
// Most pairs that are compared: all of 2,000 × 2,000 texts; of longer rows, a band along the diagonal. Takes under a second and 50 MB.
const MOST_PAIRS = 4_000_000;
const NARROWEST_BAND = 50;

// The cost of a difference in lengths, by hundredths of its standard deviation. The tail is cut off as in the paper.
const PER_DEVIATION = 100;
const MOST_DEVIATION = 7;
const UNLIKELIEST = 25;
const IMPROBABLE = Float64Array.from({ length: MOST_DEVIATION * PER_DEVIATION + 1 }, (_, index) =>
  Math.min(UNLIKELIEST, -Math.log(2 * upperTail(index / PER_DEVIATION))),
);

/** Finds the most probable beads, in order, that cover both sides, and their cost. */
export function byLength(a: readonly LengthUnit[], b: readonly LengthUnit[]): { beads: LengthBead[]; cost: number } {
  const band = bandOf(sums(a), sums(b));
  const table: Table = {
    band,
    shared: sharedAnchors(a, b, band),
    cost: new Float64Array(band.size),
    step: new Int8Array(band.size),
    lengthsA: sums(a),
    lengthsB: sums(b),
  };
  for (let i = 0; i <= a.length; i++) {
    for (let j = at(band.low, i); j <= at(band.high, i); j++) if (i + j > 0) settle(table, i, j);
  }
  return { beads: traceBack(table, a.length, b.length), cost: table.cost.at(-1) ?? 0 };
}

/** Returns the cost of pairing two rows with the same number of texts one to one. */
export function pairwiseCost(a: readonly LengthUnit[], b: readonly LengthUnit[]): number {
  let total = 0;
  for (const [index, one] of a.entries()) {
    const other = b[index];
    if (!other) continue;
    const common = one.anchors.filter((anchor) => other.anchors.includes(anchor)).length;
    total += improbability(one.length, other.length) - ANCHOR * common;
  }
  return total;
}

/** The part of the table that is computed: row i has the columns low[i] … high[i]. Cell (i, j) is at start[i] + j. */
type Band = { low: Int32Array; high: Int32Array; start: Int32Array; size: number };

/** `cost` and `step` (an index of STEPS): the cheapest way to cover the first i and the first j texts. `shared`: anchors of pair (i, j). */
type Table = {
  band: Band;
  shared: Uint8Array | undefined;
  cost: Float64Array;
  step: Int8Array;
  lengthsA: Float64Array;
  lengthsB: Float64Array;
};

const at = (row: Float64Array | Int32Array | Int8Array | Uint8Array, index: number): number => row[index] ?? 0;

/** Makes the band along the line where both sides have covered the same share of their length. Rows overlap, so a path always exists. */
function bandOf(lengthsA: Float64Array, lengthsB: Float64Array): Band {
  const [n, m] = [lengthsA.length - 1, lengthsB.length - 1];
  const half = n * m <= MOST_PAIRS ? m : Math.max(NARROWEST_BAND, Math.floor(MOST_PAIRS / n / 2));
  const share = at(lengthsB, m) / at(lengthsA, n);
  const [low, high, start] = [new Int32Array(n + 1), new Int32Array(n + 1), new Int32Array(n + 1)];
  for (let i = 0, middle = 0; i <= n; i++) {
    while (middle < m && at(lengthsB, middle) < at(lengthsA, i) * share) middle++;
    low[i] = i === 0 ? 0 : Math.max(0, middle - half);
    high[i] = i === n ? m : Math.min(m, middle + half);
  }
  let size = 0;
  for (let i = 0; i <= n; i++) {
    high[i] = Math.max(at(high, i), at(low, i + 1));
    start[i] = size - at(low, i);
    size += at(high, i) - at(low, i) + 1;
  }
  return { low, high, start, size };
}

function inBand(band: Band, i: number, j: number): boolean {
  return i >= 0 && j >= at(band.low, i) && j <= at(band.high, i);
}

/** Counts the anchors that each pair shares. Undefined if there are none. */
function sharedAnchors(a: readonly LengthUnit[], b: readonly LengthUnit[], band: Band): Uint8Array | undefined {
  const pairs = b.flatMap(({ anchors }, j) => anchors.map((anchor) => ({ anchor, j })));
  if (!pairs.length) return undefined;
  const places = Map.groupBy(pairs, ({ anchor }) => anchor);
  const shared = new Uint8Array(band.size);
  for (const [i, { anchors }] of a.entries()) {
    for (const { j } of anchors.flatMap((anchor) => places.get(anchor) ?? [])) {
      const cell = at(band.start, i) + j;
      if (inBand(band, i, j)) shared[cell] = at(shared, cell) + 1;
    }
  }
  return shared;
}

/** Finds the cheapest way to cover the first `i` and the first `j` texts. */
function settle(table: Table, i: number, j: number): void {
  const { band, cost, step, lengthsA, lengthsB } = table;
  const here = at(band.start, i) + j;
  let best = Number.POSITIVE_INFINITY;
  for (const [kind, { a, b, price }] of STEPS.entries()) {
    if (!inBand(band, i - a, j - b)) continue;
    let total = price + at(cost, at(band.start, i - a) + j - b);
    if (a && b) {
      total += improbability(at(lengthsA, i) - at(lengthsA, i - a), at(lengthsB, j) - at(lengthsB, j - b));
      total -= ANCHOR * anchorsWithin(table, { a0: i - a, a1: i, b0: j - b, b1: j });
    }
    if (total < best) {
      best = total;
      step[here] = kind;
    }
  }
  cost[here] = best;
}

/** Counts the anchors in a bead. In a bead of two to two, a name in all four texts counts only as often as in pairs of one to one. */
function anchorsWithin({ shared, band }: Table, { a0, a1, b0, b1 }: LengthBead): number {
  if (!shared) return 0;
  const of = (i: number, j: number) => (inBand(band, i, j) ? at(shared, at(band.start, i) + j) : 0);
  if (a1 - a0 === 2 && b1 - b0 === 2) return Math.max(of(a0, b0) + of(a0 + 1, b0 + 1), of(a0, b0 + 1) + of(a0 + 1, b0));
  let count = 0;
  for (let i = a0; i < a1; i++) for (let j = b0; j < b1; j++) count += of(i, j);
  return count;
}

function traceBack({ band, step }: Table, n: number, m: number): LengthBead[] {
  const beads: LengthBead[] = [];
  for (let i = n, j = m; i > 0 || j > 0; ) {
    const taken = STEPS[at(step, at(band.start, i) + j)];
    if (!taken) throw new Error(`no step leads to ${i}, ${j}`);
    beads.push({ a0: i - taken.a, a1: i, b0: j - taken.b, b1: j });
    i -= taken.a;
    j -= taken.b;
  }
  return beads.reverse();
}

/** Returns the negative log probability that texts of these lengths are translations of each other. */
function improbability(a: number, b: number): number {
  const deviations = Math.abs(a - b) / Math.sqrt(VARIANCE * Math.max(1, (a + b) / 2));
  return at(IMPROBABLE, Math.min(IMPROBABLE.length - 1, Math.round(deviations * PER_DEVIATION)));
}

/** Computes 1 − Φ(x) of the normal distribution for x ≥ 0: Abramowitz and Stegun 26.2.17, as in the paper. */
function upperTail(x: number): number {
  const t = 1 / (1 + 0.2316419 * x);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

/** Returns the running totals of the lengths; the first is 0. */
function sums(units: readonly LengthUnit[]): Float64Array {
  const totals = new Float64Array(units.length + 1);
  for (const [index, { length }] of units.entries()) totals[index + 1] = at(totals, index) + length;
  return totals;
}
