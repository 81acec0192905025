import {
  type Bead,
  currentRevision,
  type Edition,
  type Passage,
  type Place,
  passageText,
  type Revision,
} from '#core/article.ts';
import { displayText } from '#core/display.ts';
import { looksLikeHeading } from '#core/headings.ts';
import { passageIndex } from '#core/labels.ts';
import type { EditionLanguage } from '#core/language.ts';

/**
 * A passage as the reader shows it. `between`: text before the passage that belongs to none. `opens`: it begins a paragraph. `heading`: it
 * looks like a heading. `place`: a page of the file begins with it, or a paragraph of subtitles that was said at this time.
 */
export type Cell = {
  label: string;
  words: string;
  between: string;
  opens: boolean;
  heading: boolean;
  place?: Place;
};

/** Passages shown side by side. Either side may be empty. */
export type ReaderRow = { primary: Cell[]; other: Cell[] };

/** Positions of passages in an edition. `to` is the position after the last. */
type Stretch = { from: number; to: number };
type RowRanges = { primary: Stretch; other: Stretch };

/** A page of a long article. `rest`: the text after the last passages, on the last page only. */
export type RowsPage = { rows: ReaderRow[]; rest: { primary: string; other: string }; page: number; pages: number };

/** The page to show: by its number, from 1, or the page with a passage. A number out of range means the nearest page. */
export type WantedPage = { page?: number | undefined; at?: { language: EditionLanguage; label: string } | undefined };

/**
 * Most rows of one page, and most passages on either side of a row. A page of this size takes a few milliseconds, in which nobody else is
 * answered. Longer articles have several pages.
 */
const ROWS_A_PAGE = 400;
/** UTF-16 units of a page, after which the next one begins. No 400 sentences of prose are so long. */
const UNITS_A_PAGE = 300_000;

/**
 * Rows of both editions in order. Every passage appears once, beside the passages that say the same. Passages that no bead names are in the
 * row of the next bead. For a long article, only one page.
 */
export function rows(
  primary: Edition,
  other: Edition | undefined,
  beads: readonly Bead[] = [],
  wanted: WantedPage = {},
): RowsPage {
  const [left, right] = [currentRevision(primary), other && currentRevision(other)];
  const all = rowRanges(left, right, beads);
  const starts = startsOfPages(all, left, right);
  const pages = starts.length;
  const requested = wanted.page ?? pageOf(all, starts, wanted.at, [primary, other]);
  const page = Math.min(Math.max(1, requested), pages);
  const shown = all.slice(starts[page - 1], starts[page]);
  const rest = (revision: Revision | undefined) => (revision && page === pages ? restOf(revision) : '');
  return {
    rows: shown.map((row) => ({ primary: cells(left, row.primary), other: right ? cells(right, row.other) : [] })),
    rest: { primary: rest(left), other: rest(right) },
    page,
    pages,
  };
}

function rowRanges(left: Revision, right: Revision | undefined, beads: readonly Bead[]): RowRanges[] {
  const [takeLeft, takeRight] = [taker(left), taker(right ?? { passages: [] })];
  const paired = right ? beads.map((bead) => ({ primary: takeLeft(bead.primary), other: takeRight(bead.other) })) : [];
  const last = { primary: takeLeft(), other: takeRight() };
  const alone = right ? ROWS_A_PAGE : 1;
  return [...paired, last].flatMap((row) => inParts(row, alone));
}

/** Splits a row with more than `most` passages on a side. No rows if it has no passage. */
function inParts(row: RowRanges, most: number): readonly RowRanges[] {
  const longest = Math.max(row.primary.to - row.primary.from, row.other.to - row.other.from);
  if (longest <= most) return longest ? [row] : NO_ROWS;
  const part = ({ from, to }: Stretch, index: number): Stretch => ({
    from: Math.min(to, from + index * most),
    to: Math.min(to, from + (index + 1) * most),
  });
  return Array.from({ length: Math.ceil(longest / most) }, (_, index) => ({
    primary: part(row.primary, index),
    other: part(row.other, index),
  }));
}

const NO_ROWS: readonly RowRanges[] = [];

/** Indexes of the rows with which pages begin; the first is 0. */
function startsOfPages(all: readonly RowRanges[], left: Revision, right: Revision | undefined): number[] {
  const starts = [0];
  let units = 0;
  for (const [index, { primary, other }] of all.entries()) {
    const length = lengthOf(left, primary) + (right ? lengthOf(right, other) : 0);
    const isFull = index - (starts.at(-1) ?? 0) >= ROWS_A_PAGE || (units > 0 && units + length > UNITS_A_PAGE);
    if (isFull) starts.push(index);
    units = isFull ? length : units + length;
  }
  return starts;
}

function lengthOf({ passages }: Revision, { from, to }: Stretch): number {
  return to > from ? (passages[to - 1]?.end ?? 0) - (passages[from]?.start ?? 0) : 0;
}

/** The page with the passage, from 1. The first page if there is no such passage. */
function pageOf(
  all: readonly RowRanges[],
  starts: readonly number[],
  at: WantedPage['at'],
  [primary, other]: (Edition | undefined)[],
): number {
  const side = at?.language === primary?.language ? 'primary' : 'other';
  const edition = side === 'primary' ? primary : other;
  const index = at && edition?.language === at.language ? passageIndex(currentRevision(edition), at.label) : -1;
  const row = all.findIndex((one) => one[side].from <= index && index < one[side].to);
  return Math.max(1, starts.filter((start) => start <= row).length);
}

function cells(revision: Revision, { from, to }: Stretch): Cell[] {
  const { passages } = revision;
  return passages
    .slice(from, to)
    .map((passage, i) => cellOf(revision, passage, passages[from + i - 1], passages[from + i + 1]));
}

function restOf({ text, passages }: Revision): string {
  return displayText(text.slice(passages.at(-1)?.end ?? 0)).trim();
}

/** Most UTF-16 units of a heading: a paragraph of one passage that does not end like a sentence. */
const LONGEST_HEADING = 80;

type Beside = Passage | undefined;

function cellOf(revision: Revision, passage: Passage, before: Beside, after: Beside): Cell {
  const words = displayText(passageText(revision, passage));
  const place = placeToShow(passage, before);
  const alone = passage.paragraph !== before?.paragraph && passage.paragraph !== after?.paragraph;
  return {
    label: passage.label,
    words,
    heading: alone && looksLikeHeading(words, LONGEST_HEADING),
    between: displayText(revision.text.slice(before?.end ?? 0, passage.start)).trim(),
    opens: before?.paragraph !== passage.paragraph,
    ...(place && { place }),
  };
}

function placeToShow({ place, paragraph }: Passage, before: Beside): Place | undefined {
  if (!place) return undefined;
  if ('time' in place) return before?.paragraph === paragraph ? undefined : place;
  return before?.place && 'page' in before.place && before.place.page === place.page ? undefined : place;
}

/** Returns positions in order, each once: up to the last of the labels, or all that are left. */
function taker(revision: Pick<Revision, 'passages'>): (labels?: readonly string[]) => Stretch {
  let next = 0;
  return (labels) => {
    const from = next;
    if (!labels) next = revision.passages.length;
    else for (const label of labels) next = Math.max(next, passageIndex(revision, label) + 1);
    return { from, to: next };
  };
}
