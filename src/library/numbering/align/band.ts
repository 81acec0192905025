import { rising } from '../unchanged.ts';
import type { Evidence } from './evidence.ts';

/** The part of the table that is computed: row i has the columns low[i] … high[i]. Cell (i, j) is at start[i] + j. */
export type Band = { low: Int32Array; high: Int32Array; start: Int32Array; size: number };

/** A place where both texts say the same: passage `i` of one side, `j` of the other. */
export type Point = { i: number; j: number };

// All cells of 2,400 × 2,400 passages are computed; of longer texts a band. A cell takes a byte and about 100 ns.
const MOST_CELLS = 6_000_000;
const NARROWEST = 40;
// Between two points every cell is computed if they are not more than this, because a gap may be anywhere there.
const MOST_BETWEEN = 40_000;
const NEIGHBOURS = 2;
const NEAR = 60;

const at = (row: ArrayLike<number>, index: number): number => row[index] ?? 0;

/** Makes the whole table if it is small, else a band along the points where the texts surely meet. Rows overlap, so a path always exists. */
export function bandOf(n: number, m: number, evidence: Evidence): Band {
  const low = new Int32Array(n + 1);
  const high = new Int32Array(n + 1).fill(m);
  if ((n + 1) * (m + 1) > MOST_CELLS) {
    const half = Math.max(NARROWEST, Math.floor(MOST_CELLS / (n + 1) / 4));
    const points = [{ i: 0, j: 0 }, ...meetingPoints(evidence), { i: n, j: m }];
    for (const [k, to] of points.entries()) bridge(low, high, points[k - 1] ?? to, to);
    for (let i = 0; i <= n; i++) {
      low[i] = Math.max(0, at(low, i) - half);
      high[i] = Math.min(m, at(high, i) + half);
    }
    low[0] = 0;
    high[n] = m;
  }
  return laidOut(low, high);
}

/** Finds points of clues that each text has once, in one order on both sides. A point that few others near it agree with is chance. */
function meetingPoints({ a, places }: Evidence): Point[] {
  const once = new Map<number, number>();
  for (const [i, clues] of a.entries()) for (const clue of clues) once.set(clue, once.has(clue) ? -1 : i);
  const pairs: [number, number][] = [];
  for (const [clue, i] of once) {
    const [j, ...more] = places[clue] ?? [];
    if (i >= 0 && j !== undefined && !more.length) pairs.push([i, j]);
  }
  const points = rising(pairs.sort(([, j], [, l]) => j - l)).map(([i, j]) => ({ i: i + 1, j: j + 1 }));
  return points.filter((point, index) => {
    const near = points.slice(Math.max(0, index - NEIGHBOURS), index + NEIGHBOURS + 1);
    return near.filter((other) => agree(point, other)).length > NEIGHBOURS;
  });
}

function agree(one: Point, other: Point): boolean {
  const rows = other.i - one.i;
  return Math.abs(rows) <= NEAR && Math.abs(other.j - one.j - rows) <= NEAR / 4;
}

/** Fills the rows between two points: with all columns if they are few, else with the straight line. */
function bridge(low: Int32Array, high: Int32Array, from: Point, to: Point): void {
  const [rows, columns] = [to.i - from.i, to.j - from.j];
  const whole = rows * columns <= MOST_BETWEEN;
  for (let i = from.i; i <= to.i; i++) {
    const middle = from.j + Math.round((columns * (i - from.i)) / Math.max(1, rows));
    low[i] = whole ? from.j : middle;
    high[i] = whole ? to.j : middle;
  }
}

function laidOut(low: Int32Array, high: Int32Array): Band {
  const n = low.length - 1;
  const start = new Int32Array(n + 1);
  let size = 0;
  for (let i = n - 1; i >= 0; i--) low[i] = Math.min(at(low, i), at(low, i + 1));
  for (let i = 0; i <= n; i++) {
    high[i] = Math.max(at(high, i), i > 0 ? at(high, i - 1) : 0, i < n ? at(low, i + 1) : 0);
    start[i] = size - at(low, i);
    size += at(high, i) - at(low, i) + 1;
  }
  return { low, high, start, size };
}
