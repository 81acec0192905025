import {
  continuesLine,
  isDialogue,
  isIndented,
  isItem,
  isLabelled,
  isNatural,
  isRow,
  isTable,
  isUnfinished,
} from './line-kinds.ts';
import { cutSentences } from './sentences.ts';

/** The lines of a block. `marked`: the indexes of lines after which the file itself marks a line break. */
export type Lines = { lines: readonly string[]; marked: ReadonlySet<number> };

/** The meaning of line breaks. `lines`: they end a passage. `wrapped`: they mean nothing; `width`: the columns to which lines are filled. */
type Layout = { kind: 'lines' } | { kind: 'wrapped'; width?: number };

/**
 * Counts of line breaks in some blocks. `ends`: breaks at the end of a sentence. `natural`: other breaks after a colon or semicolon, or before an
 * item or a speaker. `full`: other breaks that end a full line. `small`: those after which the sentence goes on.
 * `capital`: those before a word with a capital. `columns`: of all lines. `filled`: of the
 * longest line, for each that is full.
 */
type Breaks = Record<'all' | 'ends' | 'natural' | 'full' | 'small' | 'capital' | 'columns' | 'filled', number> & {
  longest: Size;
};
/** A length in two units: columns (Han counted double, as printed), and characters (some programs wrap by these). */
type Size = { columns: number; characters: number };

// A block with at least this many breaks is judged alone. Others get the layout of the whole file.
const TELLING_BREAKS = 6;
// The share of unfinished lines that must be full in wrapped text. A program fills all of them; this allows some lines broken by hand.
const NEARLY_ALL = 0.8;
// Shares of breaks at the end of a sentence. With one sentence a line, nearly all are; the others are headings. Wrapped prose rarely
// reaches 0.3.
const MOSTLY_ENDS = 0.6;
const SOME_ENDS = 0.3;
// The share of unfinished lines that go on with a small letter in prose that was wrapped by hand. Verses begin with capitals.
const MOSTLY_SMALL = 0.6;
// The share of unfinished lines before a capital, from which they are verses. In prose, it is the share of names.
const IN_VERSE = 0.5;
// But a wrapped list of names has capitals too, and its lines are full.
const ALL_FULL = 0.95;
const CAPITAL = /^\s*["'“‘(]?\p{Lu}(?:\p{Ll}|[ ’'])/u;
// Columns of its lines on average. Shorter ones are a list.
const BROAD = 36;
// Columns. Nobody wraps prose to less (12 Han characters); shorter lines are verses, lists or addresses.
const NARROWEST = 24;
// Columns. A full line can be this much shorter, because some marks must not begin a line and words are not divided.
const SLACK = 4;
// The share of the width below which a line in wrapped text was ended by somebody: a heading, a line of an address.
const SHORT = 0.7;

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;
const FIRST_WORD = /^\s*(?:[!-~\u00a1-\u02af‘-”]{1,40}|\S)/u;

/** Finds out, for each block of a file, after which of its lines a passage ends. */
export function endingLines(blocks: readonly Lines[]): ReadonlySet<number>[] {
  const each = blocks.map(({ lines }) => breaksOf(lines));
  const file = verdict(each.reduce(together, NO_BREAKS));
  return blocks.map((block, index) => {
    const breaks = each[index] ?? NO_BREAKS;
    return endsIn(block, breaks.all >= TELLING_BREAKS ? verdict(breaks) : narrower(file, breaks), breaks.longest);
  });
}

/** Finds the ends of passages in an item of a list, where only line breaks that the file marks can end one. */
export function markedEnds({ lines, marked }: Lines): ReadonlySet<number> {
  return new Set([...marked].filter((index) => !continuesLine(lines[index] ?? '', lines[index + 1] ?? '')));
}

function endsIn({ lines, marked }: Lines, layout: Layout, longest: Size): Set<number> {
  const found = new Set<number>();
  // Short lines are verses, a list or an address, also in a file whose other text is wrapped.
  const isShort = longest.columns < NARROWEST;
  const [dialogue, table] = [isDialogue(lines), isTable(lines)];
  const starts = layout.kind === 'wrapped' && layout.width ? lineStarts(lines) : new Set<number>();
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const next = lines[index + 1] ?? '';
    if (dialogue && isLabelled(next)) found.add(index);
    else if (table && (isRow(line) || isRow(next))) found.add(index);
    else if (layout.kind === 'lines' || marked.has(index)) {
      if (isShort ? !isSplitClause(line, next) : !continuesLine(line, next) || (!marked.has(index) && isListed(line))) {
        found.add(index);
      }
    } else if (layout.width && isShort && !continuesLine(line, next)) found.add(index);
    else if (index === 0 || found.has(index - 1) || starts.has(index)) {
      if (isEndedByHand(line, next, layout.width)) found.add(index);
    }
  }
  return found;
}

/** True for a short Chinese line that ends with a comma. Two verses are equally long. */
const isSplitClause = (line: string, next: string) =>
  /[，、]\s*$/u.test(line) && sizeOf(line).columns !== sizeOf(next).columns;

/** True for a short line without a comma, as in a list. */
const isListed = (line: string) => !/[,，、]\s*$/u.test(line) && sizeOf(line).columns < NARROWEST;

/** True for a short line that begins a sentence and does not end it, in text whose lines are filled: a heading, a line of an address. */
function isEndedByHand(line: string, next: string, width: number | undefined): boolean {
  if (!width || continuesLine(line, next) || isIndented(line, next) || isUnfinished(line)) return false;
  return sizeOf(line).columns < width * SHORT;
}

function verdict({ all, ends, natural, full, small, capital, columns, filled, longest }: Breaks): Layout {
  const unfinished = all - ends - natural;
  if (!unfinished || longest.columns < NARROWEST) return { kind: 'lines' };
  if (capital > unfinished * IN_VERSE && full < unfinished * ALL_FULL) return { kind: 'lines' };
  if (full >= unfinished * NEARLY_ALL) return { kind: 'wrapped', width: filled / full };
  const isProse = small >= unfinished * MOSTLY_SMALL && columns >= (all + 1) * BROAD;
  if (isProse && ends < all * MOSTLY_ENDS) return { kind: 'wrapped' };
  if (!(ends + natural) || ends + natural >= all * MOSTLY_ENDS) return { kind: 'lines' };
  return ends + natural >= all * SOME_ENDS && full < unfinished / 2 ? { kind: 'lines' } : { kind: 'wrapped' };
}

/** Returns the file's layout for a short block, unless the block is clearly prose, wrapped by itself: a quotation in a narrower column. */
function narrower(file: Layout, breaks: Breaks): Layout {
  if (breaks.all < 2 || (file.kind === 'wrapped' && !file.width)) return file;
  const own = verdict(breaks);
  const isProse = file.kind === 'wrapped' || breaks.small >= breaks.all * MOSTLY_SMALL;
  return own.kind === 'wrapped' && own.width && isProse ? own : file;
}

const NONE = { columns: 0, characters: 0 };
const NO_BREAKS: Breaks = {
  all: 0,
  ends: 0,
  natural: 0,
  full: 0,
  small: 0,
  capital: 0,
  columns: 0,
  filled: 0,
  longest: NONE,
};

function together(a: Breaks, b: Breaks): Breaks {
  return {
    all: a.all + b.all,
    ends: a.ends + b.ends,
    natural: a.natural + b.natural,
    full: a.full + b.full,
    small: a.small + b.small,
    capital: a.capital + b.capital,
    columns: a.columns + b.columns,
    filled: a.filled + b.filled,
    longest: larger(a.longest, b.longest),
  };
}

function larger(a: Size, b: Size): Size {
  return { columns: Math.max(a.columns, b.columns), characters: Math.max(a.characters, b.characters) };
}

function breaksOf(lines: readonly string[]): Breaks {
  if (lines.length < 2) return NO_BREAKS;
  const sizes = lines.map(sizeOf);
  const longest = sizes.reduce(larger);
  const starts = lineStarts(lines);
  const dialogue = isDialogue(lines);
  const columns = sizes.reduce((sum, size) => sum + size.columns, 0);
  const breaks = { ...NO_BREAKS, all: lines.length - 1, columns, longest };
  for (const [index, line] of lines.slice(0, -1).entries()) {
    const next = lines[index + 1] ?? '';
    if (starts.has(index + 1)) breaks.ends++;
    else if (isNatural(line) || isItem(next) || (dialogue && isLabelled(next))) breaks.natural++;
    else {
      if (isFull(line, next, longest)) breaks.full++;
      if (continuesLine(line, next)) breaks.small++;
      if (CAPITAL.test(next)) breaks.capital++;
    }
  }
  return { ...breaks, filled: breaks.full * longest.columns };
}

/** Returns the indexes of the lines at whose beginning a sentence begins. */
function lineStarts(lines: readonly string[]): Set<number> {
  const text = lines.join('\n');
  const starts = new Set(cutSentences(text, 0, text.length).map(({ start }) => start));
  const found = new Set<number>();
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (starts.has(at + line.length - line.trimStart().length)) found.add(index);
    at += line.length + 1;
  }
  return found;
}

/** True if the first word of the next line would not have fitted on this line. */
function isFull(line: string, next: string, longest: Size): boolean {
  const word = FIRST_WORD.exec(next)?.[0] ?? '';
  const size = sizeOf(`${line.trimEnd()} ${word}`);
  return size.columns + SLACK > longest.columns || size.characters + SLACK / 2 > longest.characters;
}

function sizeOf(line: string): Size {
  const text = line.trimEnd();
  return { columns: text.length + (text.match(WIDE)?.length ?? 0), characters: text.length };
}
