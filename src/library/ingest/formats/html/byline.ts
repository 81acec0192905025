import { authorsIn, daysIn, namesAlone, signedBy } from '../../byline.ts';
import { isPerson } from './author-names.ts';

/** Lines before and in the article in which its day and authors are looked for, and at its end. */
const BEFORE = 14;
const AFTER = 3;
const AT_END = 3;
const BEHIND = 5;
/** A longer line is text: only its beginning and its end can say who wrote it. */
const LONGEST = 250;
const BEGINNING = 60;
const END = 40;
/** Lines between a title and the names that stand below it alone. */
const BELOW_TITLE = 3;
const BESIDE_DAY = 2;
const LABEL = /^(?:(?:written |words |posted )?by|authors?|作者|撰文|记者|記者)\s*[:：]?$/iu;

export type Byline = { published?: string; authors?: string[] };

/** Finds the day and the authors that a page shows near the beginning of its article, or authors at its end or behind it. `page`: its lines. */
export function bylineOf(page: readonly string[], article: readonly string[], title: string | undefined): Byline {
  const lines = labelled(page);
  const before = linesBefore(lines, article);
  const near = [...before.toReversed(), ...article.slice(0, AFTER)];
  const published = near
    .filter((line) => line.length <= LONGEST)
    .flatMap(daysIn)
    .at(0);
  const authors = authorsAbove(near) ?? authorsBelow(lines, article) ?? authorsUnderTitle([...before, ...article], title);
  return { ...(published && { published }), ...(authors && { authors }) };
}

/** Puts a label that stands alone before the next line. */
function labelled(page: readonly string[]): string[] {
  const lines = page.map((line) => line.trim());
  return lines.map((line, index) => (LABEL.test(lines[index - 1] ?? '') ? `${lines[index - 1]} ${line}` : line));
}

/** The lines of the page before the first long line of the article. */
function linesBefore(lines: readonly string[], article: readonly string[]): string[] {
  const first = article.find((line) => line.length > 30) ?? article[0];
  const at = first === undefined ? -1 : lines.indexOf(first.trim());
  return at < 0 ? [] : lines.slice(Math.max(0, at - BEFORE), at);
}

const authorsAbove = (near: readonly string[]): string[] | undefined =>
  firstOf(near, (line) => authorsIn(line.length > LONGEST ? line.slice(0, BEGINNING) : line));

function authorsBelow(lines: readonly string[], article: readonly string[]): string[] | undefined {
  const last = lines.lastIndexOf(article.at(-1)?.trim() ?? '');
  const behind = last < 0 ? [] : lines.slice(last + 1, last + 1 + BEHIND);
  const ends = [...article.slice(-AT_END).toReversed(), ...behind];
  return firstOf(ends, (line) => signedBy(line.length > LONGEST ? line.slice(-END) : line));
}

/** Names that stand alone below the title: in Han, or of a person beside a day. */
function authorsUnderTitle(lines: readonly string[], title: string | undefined): string[] | undefined {
  const at = title === undefined ? -1 : lines.indexOf(title);
  if (at < 0) return undefined;
  const days = lines.flatMap((line, index) => (line.length <= LONGEST && daysIn(line).length ? [index] : []));
  const below = lines.slice(at + 1, at + 1 + BELOW_TITLE);
  const named = below.find(
    (line, index) => isPerson(line) && days.some((day) => Math.abs(day - (at + 1 + index)) <= BESIDE_DAY),
  );
  return firstOf(below, namesAlone) ?? (named === undefined ? undefined : [named]);
}

function firstOf(lines: readonly string[], read: (line: string) => string[] | undefined): string[] | undefined {
  return lines.map(read).find((names) => names !== undefined);
}
