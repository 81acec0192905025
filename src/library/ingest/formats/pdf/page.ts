import type { PDFPageProxy } from 'unpdf/pdfjs';
import { withoutLineNumbers } from './line-numbers.ts';

/** A run of words on a page, in points from the top left corner. `y` is the baseline. `isAfterBlank`: a blank stood before it. */
export type Run = {
  text: string;
  x: number;
  right: number;
  y: number;
  size: number;
  font: string;
  isAfterBlank: boolean;
};
export type Page = { number: number; width: number; height: number; runs: Run[] };

type Matrix = readonly number[];

/** Most pieces of text on a page; a large map has some ten thousand. */
const MOST_ITEMS = 100_000;

/**
 * Reads the words of a page as they stand for a reader. Words that stand across the reading direction are left out. Undefined if there are
 * more pieces than a page has, or more characters than `most`; the rest is not read then.
 */
export async function readPage(page: PDFPageProxy, most: number): Promise<Page | undefined> {
  const view = page.getViewport({ scale: 1 });
  const items = await itemsOf(page, most);
  if (!items) return undefined;
  const placed: (Run & { turn: number })[] = [];
  let isAfterBlank = false;
  for (const item of items) {
    if (item.str.trim()) placed.push({ ...runOf(item, view.transform), isAfterBlank });
    isAfterBlank = !item.str.trim() || item.hasEOL || /\s$/u.test(item.str);
  }
  const turn = mostCommon(placed.map((run) => [run.turn, run.text.length] as const)) ?? 0;
  const runs = withoutLineNumbers(withoutDoubles(placed.filter((run) => run.turn === turn)));
  return { number: page.pageNumber, width: view.width, height: view.height, runs };
}

/** Words that are drawn twice in one place, which looks bold or has a shadow, are read once. Parts of the font's size. */
const DOUBLE_X = 0.12;
const DOUBLE_Y = 0.2;

function withoutDoubles<One extends Run>(runs: readonly One[]): One[] {
  const seen = new Map<string, One[]>();
  return runs.filter((run) => {
    const cell = Math.max(DOUBLE_Y * Math.round(run.size), 0.1);
    const [column, row] = [Math.floor(run.x / cell), Math.floor(run.y / cell)];
    const at = (x: number, y: number) => `${x} ${y} ${Math.round(run.size)} ${run.text}`;
    for (let x = column - 1; x <= column + 1; x++)
      for (let y = row - 1; y <= row + 1; y++) if (seen.get(at(x, y))?.some((one) => isDouble(one, run))) return false;
    const here = seen.get(at(column, row));
    if (here) here.push(run);
    else seen.set(at(column, row), [run]);
    return true;
  });
}

function isDouble(one: Run, two: Run): boolean {
  return Math.abs(one.x - two.x) <= DOUBLE_X * one.size && Math.abs(one.y - two.y) <= DOUBLE_Y * one.size;
}

type Item = { str: string; transform: Matrix; width: number; fontName: string; hasEOL: boolean };

async function itemsOf(page: PDFPageProxy, most: number): Promise<Item[] | undefined> {
  const items: Item[] = [];
  let characters = 0;
  const reader: ReadableStreamDefaultReader<{ items: (Item | object)[] }> = page
    .streamTextContent({ includeMarkedContent: false })
    .getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    for (const item of value?.items ?? []) {
      if (!('str' in item)) continue;
      items.push(item);
      characters += item.str.length;
    }
    if (items.length <= MOST_ITEMS && characters <= most) continue;
    await reader.cancel(new Error('the page has too much text'));
    return undefined;
  }
  return items;
}

function runOf({ str, transform, width, fontName }: Item, view: Matrix): Omit<Run, 'isAfterBlank'> & { turn: number } {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = times(view, transform);
  const turn = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  const [x, y] = unturned(turn, e, f);
  return { text: str, x, right: x + width, y, size: Math.hypot(c, d) || Math.hypot(a, b), font: fontName, turn };
}

/** Turns a point so that text that was turned by `turn` quarters runs to the right. */
function unturned(turn: number, x: number, y: number): [number, number] {
  if (turn === 1) return [y, -x];
  if (turn === -1) return [-y, x];
  return Math.abs(turn) === 2 ? [-x, -y] : [x, y];
}

function times(one: Matrix, two: Matrix): number[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = one;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = two;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Returns the value with the highest sum of weights. */
export function mostCommon<Value>(weighed: Iterable<readonly [value: Value, weight: number]>): Value | undefined {
  const sums = new Map<Value, number>();
  for (const [value, weight] of weighed) sums.set(value, (sums.get(value) ?? 0) + weight);
  return [...sums].reduce<[Value | undefined, number]>(
    (best, one) => (one[1] > best[1] ? one : best),
    [undefined, 0],
  )[0];
}
