/**
 * Finds the items of an old sequence that are unchanged in a new one. Short texts get the exact longest common subsequence. Long ones are
 * first cut at items that occur once on both sides ("patience diff", Bram Cohen), so that 5,000 passages are cheap.
 */

// Cells of the exact table. With 512 × 512 it takes 1 MiB and a few milliseconds.
const EXACT_CELLS = 512 * 512;

type PairRange = { a0: number; a1: number; b0: number; b1: number };

/**
 * Returns for every item of `next` the index of the equal item in `old`, or -1. First it pairs the items that kept their order, then equal
 * items that moved, each with the nearest and without crossing. No index occurs twice.
 */
export function keep(old: readonly string[], next: readonly string[]): number[] {
  const from = inOrder(old, next);
  // The position in `old` that belongs to each item of `next`: after the last item before it that kept its order.
  const place = new Array<number>(next.length);
  for (let j = 0, last = -1; j < next.length; j++) {
    last = Math.max(last, from[j] ?? -1);
    place[j] = last;
  }
  const taken = new Set(from);
  const left = positions(old, (i) => !taken.has(i));
  const wanted = positions(next, (j) => from[j] === -1);
  for (const [key, js] of wanted) {
    const is = left.get(key) ?? [];
    const spots = js.map((j) => (place[j] ?? -1) + 0.5);
    for (const [i, j] of nearest(is, spots)) from[js[j] ?? -1] = is[i] ?? -1;
  }
  return from;
}

/** Pairs two ascending rows without crossing. It pairs each item of the shorter row with the nearest that leaves enough for the rest. */
export function nearest(left: readonly number[], right: readonly number[]): [left: number, right: number][] {
  if (left.length > right.length) return nearest(right, left).map(([a, b]) => [b, a]);
  const pairs: [number, number][] = [];
  let at = 0;
  for (const [index, spot] of left.entries()) {
    const last = right.length - (left.length - index);
    while (at < last && distance(right, at + 1, spot) < distance(right, at, spot)) at++;
    pairs.push([index, at++]);
  }
  return pairs;
}

function distance(row: readonly number[], index: number, spot: number): number {
  return Math.abs((row[index] ?? Number.POSITIVE_INFINITY) - spot);
}

function positions(keys: readonly string[], wanted: (index: number) => boolean = () => true): Map<string, number[]> {
  return Map.groupBy([...keys.keys()].filter(wanted), (index) => keys[index] ?? '');
}

function inOrder(a: readonly string[], b: readonly string[]): number[] {
  const from = new Array<number>(b.length).fill(-1);
  const ranges: PairRange[] = [{ a0: 0, a1: a.length, b0: 0, b1: b.length }];
  for (let range = ranges.pop(); range; range = ranges.pop()) {
    const { a0, a1, b0, b1 } = trim(a, b, range, from);
    if (a0 === a1 || b0 === b1) continue;
    if ((a1 - a0) * (b1 - b0) <= EXACT_CELLS) longest(a, b, { a0, a1, b0, b1 }, from);
    else ranges.push(...between(anchors(a, b, { a0, a1, b0, b1 }), { a0, a1, b0, b1 }));
  }
  return from;
}

/** Pairs equal beginnings and ends, and returns the range between them. */
function trim(a: readonly string[], b: readonly string[], range: PairRange, from: number[]): PairRange {
  let { a0, a1, b0, b1 } = range;
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) from[b0++] = a0++;
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) from[--b1] = --a1;
  return { a0, a1, b0, b1 };
}

/** Pairs by the textbook table of longest common subsequences, filled from the ends. Of equally long ones it takes the earliest in `b`. */
function longest(a: readonly string[], b: readonly string[], { a0, a1, b0, b1 }: PairRange, from: number[]): void {
  const width = b1 - b0 + 1;
  const table = new Uint32Array((a1 - a0 + 1) * width);
  const cell = (i: number, j: number) => table[(i - a0) * width + (j - b0)] ?? 0;
  for (let i = a1 - 1; i >= a0; i--) {
    for (let j = b1 - 1; j >= b0; j--) {
      const best = a[i] === b[j] ? cell(i + 1, j + 1) + 1 : Math.max(cell(i + 1, j), cell(i, j + 1));
      table[(i - a0) * width + (j - b0)] = best;
    }
  }
  for (let i = a0, j = b0; i < a1 && j < b1; ) {
    if (a[i] === b[j]) from[j++] = i++;
    else if (cell(i + 1, j) >= cell(i, j + 1)) i++;
    else j++;
  }
}

/** Finds items that occur once on both sides: as many as possible without crossing. */
function anchors(a: readonly string[], b: readonly string[], { a0, a1, b0, b1 }: PairRange): [a: number, b: number][] {
  const inA = positions(a.slice(a0, a1));
  const inB = positions(b.slice(b0, b1));
  const pairs: [number, number][] = [];
  for (const [key, [j, ...more]] of inB) {
    const [i, ...others] = inA.get(key) ?? [];
    if (i !== undefined && j !== undefined && !more.length && !others.length) pairs.push([a0 + i, b0 + j]);
  }
  return rising(pairs);
}

/** Finds the longest subsequence of pairs that ascends in the first number, by patience sorting. `pairs` ascend in the second number. */
export function rising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [index, [value]] of pairs.entries()) {
    let low = 0;
    for (let high = tops.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? -1]?.[0] ?? -1) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  }
  const row: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) row.push(pair);
  }
  return row.reverse();
}

/**
 * Cuts a range at its anchors. Each part begins with its anchor, so that `trim` pairs it. A long range of repetitions has no anchors, so
 * it is halved on both sides; then a few less items may keep their order.
 */
function between(anchored: readonly [number, number][], { a0, a1, b0, b1 }: PairRange): PairRange[] {
  const middle: [number, number] = [(a0 + a1) >> 1, (b0 + b1) >> 1];
  const cuts = anchored.length ? anchored : [middle];
  const starts: [number, number][] = [[a0, b0], ...cuts];
  const ends: [number, number][] = [...cuts, [a1, b1]];
  return starts.map(([i, j], index) => ({ a0: i, b0: j, a1: ends[index]?.[0] ?? a1, b1: ends[index]?.[1] ?? b1 }));
}
