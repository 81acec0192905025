import type { Run } from './page.ts';

/** Words of one line without a wide gap. */
export type Fragment = { runs: Run[]; x: number; right: number; y: number; size: number };

/** Parts of the font's size: a wider gap separates fragments; a fragment that reaches this far over a gutter spans both columns. */
const WIDE_GAP = 1;
const OVER = 2;
/** Runs on one line differ in height by less than this part of the font's size. */
const SAME_LINE = 0.45;
/** A small sign: parts of the font's size of its line, of the line's height, and of what is below it. */
const SMALLER = 0.75;
const HEIGHT = 0.95;
const BELOW = 0.2;
/** A gutter is between these parts of the text's width. */
const MIDDLE = [0.2, 0.8] as const;
/** Most lines that cross a gutter, as a share of all; fewest lines beside it; least share of a column's width that its lines fill. */
const MOST_CROSSING = 0.35;
const FEWEST_BESIDE = 5;
const LEAST_FILLED = 0.4;
/** A column is wider than so many times the font's size. Narrower are the names before what is said in a play. */
const NARROWEST = 7;
/** Columns of equal width, lines that cross the space between them, and a full line of one. */
const EVEN = 0.8;
const FEW_CROSSING = 0.1;
const FULL = 0.8;
/** Labels in a figure are short, so the longer lines of a column decide. */
const LONGER_LINES = 0.7;
/** Words with a gap of less than this part of the font's size make up a line: recognised text has gaps within words. */
const LINE_GAP = 1.5;
const MOST_COLUMNS_DEEP = 3;

/** Cuts a page into regions of one column each, in reading order. */
export function regionsOf(runs: readonly Run[]): Fragment[][] {
  return split(fragmentsOf(runs), 0);
}

/** Joins runs that follow each other on a line. */
function fragmentsOf(runs: readonly Run[]): Fragment[] {
  const fragments: Fragment[] = [];
  for (const run of runs) {
    const last = fragments.at(-1);
    const size = Math.max(run.size, last?.size ?? 0);
    const gap = run.x - (last?.right ?? 0);
    if (last && Math.abs(run.y - last.y) < SAME_LINE * size && gap < WIDE_GAP * size && gap > -size) {
      last.runs.push(run);
      last.right = Math.max(last.right, run.right);
      if (run.size > last.size) Object.assign(last, { y: run.y, size: run.size });
    } else fragments.push({ runs: [run], x: run.x, right: run.right, y: run.y, size: run.size });
  }
  return fragments;
}

function split(fragments: Fragment[], depth: number): Fragment[][] {
  const gutter = depth < MOST_COLUMNS_DEEP ? gutterOf(fragments) : undefined;
  if (gutter === undefined) return fragments.length ? [fragments] : [];
  const regions: Fragment[][] = [];
  let band: Record<'left' | 'right' | 'across', Fragment[]> = { left: [], right: [], across: [] };
  const flush = () => {
    regions.push(
      ...split(band.left, depth + 1),
      ...split(band.right, depth + 1),
      ...(band.across.length ? [band.across] : []),
    );
    band = { left: [], right: [], across: [] };
  };
  for (const one of fragments.toSorted((a, b) => a.y - b.y)) {
    const side = sideOf(one, gutter);
    if (side === 'across' ? band.left.length + band.right.length : band.across.length) flush();
    band[side].push(one);
  }
  flush();
  return regions;
}

function sideOf({ x, right, size }: Fragment, gutter: number): 'left' | 'right' | 'across' {
  if (x < gutter - OVER * size && right > gutter + OVER * size) return 'across';
  return (x + right) / 2 < gutter ? 'left' : 'right';
}

/** Finds the x between two columns of running text. */
function gutterOf(fragments: readonly Fragment[]): number | undefined {
  const left = Math.min(...fragments.map(({ x }) => x));
  const right = Math.max(...fragments.map((one) => one.right));
  const width = right - left;
  if (!(width > 0) || fragments.length < FEWEST_BESIDE * 2) return undefined;
  const crossing = crossingsAt(fragments, left, width);
  const from = Math.floor(width * MIDDLE[0]);
  const middle = crossing.slice(from, Math.ceil(width * MIDDLE[1]));
  const least = Math.min(...middle);
  const at = longestRun(middle, least);
  const gutter = left + from + at;
  return isGutter(fragments, gutter, least, { left, right }) ? gutter : undefined;
}

function isGutter(
  fragments: readonly Fragment[],
  gutter: number,
  crossing: number,
  { left, right }: { left: number; right: number },
): boolean {
  const sides = Map.groupBy(fragments, (one) => sideOf(one, gutter));
  const columns = [
    { side: sides.get('left') ?? [], width: gutter - left },
    { side: sides.get('right') ?? [], width: right - gutter },
  ].map(({ side, width }) => ({ lines: lineWidths(side), width, size: median(side.map((one) => one.size)) }));
  const fewest = Math.min(...columns.map(({ lines }) => lines.length));
  if (fewest < FEWEST_BESIDE || crossing > MOST_CROSSING * fewest * 2) return false;
  if (columns.some(({ width, size }) => width < NARROWEST * size)) return false;
  if (columns.every(isText)) return true;
  // One of two equal columns may hold a table and a few lines of text.
  const [narrow = 0, wide = 0] = columns.map(({ width }) => width).sort((a, b) => a - b);
  const isEven = narrow > EVEN * wide && crossing < FEW_CROSSING * fewest;
  return isEven && columns.some(isText) && columns.every(hasText);
}

type Column = { lines: readonly number[]; width: number };

const isText = ({ lines, width }: Column) => quantile(lines, LONGER_LINES) > LEAST_FILLED * width;

const hasText = ({ lines, width }: Column) => lines.filter((line) => line > FULL * width).length >= FEWEST_BESIDE;

/** Returns for each line how wide its longest part without a wide gap is. */
function lineWidths(fragments: readonly Fragment[]): number[] {
  return rowsOf(fragments).map((row) => {
    let widest = 0;
    let part: Fragment | undefined;
    for (const one of row.toSorted((a, b) => a.x - b.x)) {
      const isNear = part && one.x - part.right < LINE_GAP * Math.max(one.size, part.size);
      part = isNear && part ? { ...part, right: Math.max(part.right, one.right) } : one;
      widest = Math.max(widest, part.right - part.x);
    }
    return widest;
  });
}

/** Groups fragments by the lines on which they stand, from top to bottom. */
export function rowsOf(fragments: readonly Fragment[]): Fragment[][] {
  const rows: Fragment[][] = [];
  let largest: Fragment | undefined;
  for (const one of fragments.toSorted((a, b) => a.y - b.y)) {
    const last = rows.at(-1);
    if (largest && last && one.y - largest.y < SAME_LINE * Math.max(one.size, largest.size)) {
      last.push(one);
      if (one.size > largest.size) largest = one;
    } else {
      rows.push([one]);
      largest = one;
    }
  }
  return withSmallOnes(rows);
}

/** Signs that are small and stand higher than the line, or lower, belong to it if they are within its height. */
function withSmallOnes(rows: readonly Fragment[][]): Fragment[][] {
  const extents = rows.map(extentOf);
  const homes = extents.map((small, index) =>
    [index + 1, index - 1, index + 2, index - 2].find((at) => extents[at] && isWithin(small, extents[at])),
  );
  const result = rows.map((row) => [...row]);
  for (const [index, row] of rows.entries()) {
    // A home is larger than what is in it, so that this comes to an end.
    let home = homes[index];
    for (let next = home; next !== undefined; next = homes[next]) home = next;
    if (home === undefined) continue;
    result[home]?.push(...row);
    result[index] = [];
  }
  return result.filter((row) => row.length);
}

function extentOf(row: readonly Fragment[]): Fragment {
  const [largest] = row.toSorted((a, b) => b.size - a.size);
  const x = row.reduce((least, one) => Math.min(least, one.x), Number.POSITIVE_INFINITY);
  const right = row.reduce((most, one) => Math.max(most, one.right), Number.NEGATIVE_INFINITY);
  return { runs: [], x, right, y: largest?.y ?? 0, size: largest?.size ?? 0 };
}

function isWithin(small: Fragment, line: Fragment): boolean {
  const middle = small.y - small.size / 2;
  return (
    small.size < SMALLER * line.size &&
    middle > line.y - HEIGHT * line.size &&
    middle < line.y + BELOW * line.size &&
    small.x < line.right + line.size &&
    small.right > line.x - line.size
  );
}

/** Counts for each point of the width how many fragments cover it. */
function crossingsAt(fragments: readonly Fragment[], left: number, width: number): number[] {
  const changes = new Array<number>(Math.ceil(width) + 2).fill(0);
  for (const { x, right } of fragments) {
    const from = Math.max(0, Math.round(x - left));
    const to = Math.max(from, Math.round(right - left));
    changes[from] = (changes[from] ?? 0) + 1;
    changes[to] = (changes[to] ?? 0) - 1;
  }
  let sum = 0;
  return changes.map((change) => {
    sum += change;
    return sum;
  });
}

/** Returns the middle of the longest run of this value. */
function longestRun(values: readonly number[], value: number): number {
  let best = { from: 0, length: 0 };
  let from = 0;
  for (const [index, one] of values.entries()) {
    if (one !== value) from = index + 1;
    else if (index + 1 - from > best.length) best = { from, length: index + 1 - from };
  }
  return best.from + best.length / 2;
}

export const median = (numbers: readonly number[]) => quantile(numbers, 0.5);

function quantile(numbers: readonly number[], part: number): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length * part)] ?? 0;
}
