import { cutSentences } from './sentences.ts';

/** The meaning of a line break inside a paragraph: `wrapped`: nothing; `lines`: it ends a passage. */
export type Layout = 'wrapped' | 'lines';

/** Counts of line breaks in some paragraphs. `ends`: breaks at the end of a sentence. `full`: other breaks that end a full line. */
type Breaks = { all: number; ends: number; full: number; longest: Size };
/** A length in two units: columns (Han counted double, as printed), and characters (some programs wrap by these). */
type Size = { columns: number; characters: number };

// A paragraph with at least this many breaks is judged alone. Others get the layout of the whole file.
const TELLING_BREAKS = 6;
// The share of unfinished lines that must be full in wrapped text. A program fills all of them; this allows some lines broken by hand.
const NEARLY_ALL = 0.8;
// Shares of breaks at the end of a sentence. With one sentence a line, nearly all are; the others are headings. Wrapped prose rarely
// reaches 0.3.
const MOSTLY_ENDS = 0.6;
const SOME_ENDS = 0.3;
// Columns. Nobody wraps prose to less (12 Han characters); shorter lines are verses, lists or addresses.
const NARROWEST = 24;
// Columns. A full line can be this much shorter, because some marks must not begin a line and words are not divided.
const SLACK = 4;

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;
const FIRST_WORD = /^\s*(?:[!-~\u00a1-\u02af‘-”]{1,40}|\S)/u;

/** Finds the layout of each paragraph of a file. */
export function layouts(paragraphs: readonly string[]): Layout[] {
  const each = paragraphs.map(breaksOf);
  const file = verdict(each.reduce(together, NO_BREAKS));
  return each.map((breaks) => (breaks.all >= TELLING_BREAKS ? verdict(breaks) : file));
}

function verdict({ all, ends, full, longest }: Breaks): Layout {
  const unfinished = all - ends;
  if (!unfinished || longest.columns < NARROWEST) return 'lines';
  if (full >= unfinished * NEARLY_ALL) return 'wrapped';
  if (!ends || ends >= all * MOSTLY_ENDS) return 'lines';
  return ends >= all * SOME_ENDS && full < unfinished / 2 ? 'lines' : 'wrapped';
}

const NO_BREAKS: Breaks = { all: 0, ends: 0, full: 0, longest: { columns: 0, characters: 0 } };

function together(a: Breaks, b: Breaks): Breaks {
  const longest = larger(a.longest, b.longest);
  return { all: a.all + b.all, ends: a.ends + b.ends, full: a.full + b.full, longest };
}

function larger(a: Size, b: Size): Size {
  return { columns: Math.max(a.columns, b.columns), characters: Math.max(a.characters, b.characters) };
}

function breaksOf(paragraph: string): Breaks {
  const lines = paragraph.split('\n');
  if (lines.length < 2) return NO_BREAKS;
  const longest = lines.map(sizeOf).reduce(larger);
  const starts = new Set(cutSentences(paragraph, 0, paragraph.length).map(({ start }) => start));
  let at = 0;
  let [ends, full] = [0, 0];
  for (const [index, line] of lines.slice(0, -1).entries()) {
    at += line.length + 1;
    const next = lines[index + 1] ?? '';
    if (starts.has(at + next.length - next.trimStart().length)) ends++;
    else if (isFull(line, next, longest)) full++;
  }
  return { all: lines.length - 1, ends, full, longest };
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
