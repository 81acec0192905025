import type { Run } from './page.ts';

/** Words of one line without a wide gap. */
export type Fragment = { runs: Run[]; x: number; right: number; y: number; size: number };

/** Parts of the font's size: a wider gap separates fragments; a fragment that reaches this far over a gutter spans both columns. */
const WIDE_GAP = 1;
const OVER = 2;
/** Runs on one line differ in height by less than this part of the font's size. */
export const SAME_LINE = 0.45;
/** A gutter is between these parts of the text's width. */
const MIDDLE = [0.2, 0.8] as const;
/** Most lines that cross a gutter, as a share of all; fewest lines beside it; least share of a column's width that its lines fill. */
const MOST_CROSSING = 0.35;
const FEWEST_BESIDE = 5;
const LEAST_FILLED = 0.4;
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
    { lines: sides.get('left') ?? [], width: gutter - left },
    { lines: sides.get('right') ?? [], width: right - gutter },
  ];
  const fewest = Math.min(...columns.map(({ lines }) => lines.length));
  if (fewest < FEWEST_BESIDE || crossing > MOST_CROSSING * fewest * 2) return false;
  return columns.every(({ lines, width }) => median(lines.map((one) => one.right - one.x)) > LEAST_FILLED * width);
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

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
