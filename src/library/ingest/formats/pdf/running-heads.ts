import type { Line } from './lines.ts';

/** Lines of a region in one column, from top to bottom. */
export type Region = { page: number; lines: Line[] };
export type PageLines = { number: number; height: number; regions: Region[] };

/** Lines at the top and bottom of a page that can be running heads, and the part of its height in which they stand. */
const NEAR_EDGE = 3;
const EDGE = 0.14;
/** A running head stands on at least so many pages, and on this share of them. */
const FEWEST_PAGES = 2;
const LEAST_SHARE = 0.12;
/** The head of a chapter stands on so many of the pages that are not farther away than this, and has letters. */
const FEWEST_AROUND = 3;
const AROUND = 4;
const WORDS = /\p{L}{2}/u;
/** Points by which the height of a running head differs between pages. */
const HEIGHT_STEP = 6;
const PAGE_NUMBER =
  /^[-–—\s·|]*(?:(?:page|p\.|seite)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:\/|of|von)\s*\d{1,4})?[-–—\s·|]*$|^第\s*[\d一二三四五六七八九十百]+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?$/iu;

/** Takes running heads and page numbers out of the pages. */
export function withoutRunningHeads(pages: readonly PageLines[]): PageLines[] {
  const edges = pages.map(edgeOf);
  const seen = new Map<string, Set<number>>();
  for (const [index, lines] of edges.entries()) {
    for (const line of lines) {
      const key = keyOf(line);
      seen.set(key, (seen.get(key) ?? new Set()).add(index));
    }
  }
  const least = Math.max(FEWEST_PAGES, pages.length * LEAST_SHARE);
  return pages.map((page, index) => {
    const repeated = (edges[index] ?? []).filter((line) => {
      const where = seen.get(keyOf(line));
      return where && (where.size >= least || isOfChapter(line, where, index));
    });
    const gone = new Set([...repeated, ...numbersOf(edges[index] ?? [], page)]);
    const regions = page.regions.map(({ lines, ...rest }) => ({
      ...rest,
      lines: lines.filter((line) => !gone.has(line)),
    }));
    return { ...page, regions: regions.filter(({ lines }) => lines.length) };
  });
}

/** True for the head of a chapter, which stands on its pages only: on several of those around this one. */
function isOfChapter({ text }: Line, where: ReadonlySet<number>, index: number): boolean {
  if (!WORDS.test(text)) return false;
  let count = 0;
  for (let at = index - AROUND; at <= index + AROUND; at++) if (where.has(at)) count += 1;
  return count >= FEWEST_AROUND;
}

/** Returns the lines at the top and bottom of a page. */
function edgeOf({ regions, height }: PageLines): Line[] {
  const lines = regions.flatMap((region) => region.lines).sort((a, b) => a.y - b.y);
  const near = ({ y }: Line) => y < height * EDGE || y > height * (1 - EDGE);
  return [...lines.slice(0, NEAR_EDGE), ...lines.slice(NEAR_EDGE).slice(-NEAR_EDGE)].filter(near);
}

/** Two running heads are the same if their words and heights are; figures in them count the pages. */
function keyOf({ text, y }: Line): string {
  return `${Math.round(y / HEIGHT_STEP)} ${text.replace(/\d+/g, '#')}`;
}

function numbersOf(edge: readonly Line[], { height }: PageLines): Line[] {
  const outermost = [edge.at(0), edge.at(-1)].filter((line) => line !== undefined);
  return outermost.filter(({ text, y }) => PAGE_NUMBER.test(text) && (y < height * EDGE || y > height * (1 - EDGE)));
}
