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
/** Characters by which the first line of an article is known again. */
const TELLING = 30;
/** Lines below a title that can hold names and days, and the first of them, in which names stand alone. */
const BELOW_TITLE = 6;
const ALONE = 3;
const BESIDE_DAY = 2;
const LABEL = /^(?:(?:written |words |posted )?by|authors?|作者|撰文|记者|記者)\s*[:：]?$/iu;

export type Byline = { published?: string; authors?: string[] };

/** Finds the day and the authors that a page shows near the beginning of its article, or authors at its end or behind it. `page`: its lines. */
export function bylineOf(page: readonly string[], article: readonly string[], title: string | undefined): Byline {
  const lines = labelled(page);
  const start = startOf(lines, article);
  const below = belowTitle(lines.slice(0, start < 0 ? undefined : start), title);
  const before = lines.slice(Math.max(0, start - BEFORE), Math.max(0, start));
  const near = [...below, ...before.toReversed(), ...article.slice(0, AFTER)];
  const published = near
    .filter((line) => line.length <= LONGEST)
    .flatMap(daysIn)
    .at(0);
  const authors = authorsAbove(near) ?? authorsBelow(lines, article) ?? authorsAlone([...below, ...article]);
  return { ...(published && { published }), ...(authors && { authors }) };
}

/** Where the article begins in its page: with its first long line. */
function startOf(lines: readonly string[], article: readonly string[]): number {
  const first = squeezed(article.find((line) => line.length > 30) ?? article[0] ?? '').slice(0, TELLING);
  return first === '' ? -1 : lines.findIndex((line) => squeezed(line).startsWith(first));
}

const squeezed = (line: string) => line.replace(/\s+/g, '');

/** The lines below the title. It often stands in the path to the page, too. */
function belowTitle(lines: readonly string[], title: string | undefined): string[] {
  const at = title === undefined ? -1 : lines.lastIndexOf(title);
  return at < 0 ? [] : lines.slice(at + 1, at + 1 + BELOW_TITLE);
}

/** Puts a label that stands alone before the next line. */
function labelled(page: readonly string[]): string[] {
  const lines = page.map((line) => line.trim());
  return lines.map((line, index) => (LABEL.test(lines[index - 1] ?? '') ? `${lines[index - 1]} ${line}` : line));
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
function authorsAlone(below: readonly string[]): string[] | undefined {
  const lines = below.slice(0, BELOW_TITLE);
  const days = lines.flatMap((line, index) => (line.length <= LONGEST && daysIn(line).length ? [index] : []));
  const person = lines.find((line, index) => isPerson(line) && days.some((day) => Math.abs(day - index) <= BESIDE_DAY));
  return firstOf(lines.slice(0, ALONE), namesAlone) ?? (person === undefined ? undefined : [person]);
}

function firstOf(lines: readonly string[], read: (line: string) => string[] | undefined): string[] | undefined {
  return lines.map(read).find((names) => names !== undefined);
}
