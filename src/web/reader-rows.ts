import { type Bead, currentRevision, type Edition, type Passage, passageText, type Revision } from '#core/article.ts';
import { displayText } from '#core/display.ts';

/**
 * A passage as the reader shows it. `between` is what stands before it in the edition and belongs to no passage; `opens`: it begins
 * a paragraph; `heading`: it looks like one.
 */
export type Cell = { label: string; words: string; between: string; opens: boolean; heading: boolean };

/** What stands side by side; either side may be empty. */
export type ReaderRow = { primary: Cell[]; other: Cell[] };

/** All of an edition, in order: its passages, and what comes after the last. */
type Side = { cells: Cell[]; rest: string };

/**
 * Both editions whole and in order: every passage once, beside what says the same. Passages that no bead names stay with the
 * next bead; `rest` is what stands after the last passages.
 */
export function rows(
  primary: Edition,
  other: Edition | undefined,
  beads: readonly Bead[] = [],
): { rows: ReaderRow[]; rest: { primary: string; other: string } } {
  const left = sideOf(currentRevision(primary));
  const right = other ? sideOf(currentRevision(other)) : { cells: [], rest: '' };
  const rest = { primary: left.rest, other: right.rest };
  if (!other) return { rows: left.cells.map((cell) => ({ primary: [cell], other: [] })), rest };
  const [takeLeft, takeRight] = [taker(left), taker(right)];
  const paired = beads.map((bead) => ({ primary: takeLeft(bead.primary), other: takeRight(bead.other) }));
  const last = { primary: takeLeft(), other: takeRight() };
  return { rows: [...paired, last].filter((row) => row.primary.length + row.other.length > 0), rest };
}

function sideOf(revision: Revision): Side {
  const end = revision.passages.at(-1)?.end ?? 0;
  const { passages } = revision;
  const cells = passages.map((passage, i) => cellOf(revision, passage, passages[i - 1], passages[i + 1]));
  return { cells, rest: displayText(revision.text.slice(end)).trim() };
}

/** A line of its own that is this short, in UTF-16 units, and does not end like a sentence is set as a heading. */
const LONGEST_HEADING = 80;
const ENDS_A_SENTENCE = /[.!?。！？…;；:：,，、"”』」’)）]$/u;

type Beside = Passage | undefined;

function cellOf(revision: Revision, passage: Passage, before: Beside, after: Beside): Cell {
  const words = displayText(passageText(revision, passage));
  const alone = passage.paragraph !== before?.paragraph && passage.paragraph !== after?.paragraph;
  return {
    label: passage.label,
    words,
    heading: alone && words.length <= LONGEST_HEADING && !ENDS_A_SENTENCE.test(words),
    between: displayText(revision.text.slice(before?.end ?? 0, passage.start)).trim(),
    opens: before?.paragraph !== passage.paragraph,
  };
}

/** Hands out the cells in order, each once: up to the last of the labels, or all that are left. */
function taker({ cells }: Side): (labels?: readonly string[]) => Cell[] {
  let next = 0;
  return (labels) => {
    const from = next;
    const to = labels ? Math.max(from, ...labels.map((label) => indexOf(cells, label) + 1)) : cells.length;
    next = to;
    return cells.slice(from, to);
  };
}

function indexOf(cells: readonly Cell[], label: string): number {
  return cells.findIndex((cell) => cell.label === label);
}
