import type { Passage } from '#core/article.ts';
import type { PlaceFrom, TextBlock } from './formats/block.ts';
import { LONGEST_PASSAGE } from './limits.ts';
import { dividedIn, joinDivided, wordsOf } from './line-hyphens.ts';
import { endingLines, type Lines, markedEnds } from './line-layout.ts';
import { cutSentences, type Range } from './sentences.ts';

type Unnumbered = Omit<Passage, 'label'>;
/** The passages of one block, in groups: each group is a line, or lines that belong together. */
type Group = { lines: readonly string[]; whole: boolean };

// From this many sentences a line on average, each line of a block is a paragraph.
const PARAGRAPH_LINE = 1.5;
// The share of wrapped lines that end with a hyphen in text whose words are divided. Elsewhere only compounds are.
const OFTEN = 0.02;
const BETWEEN_BLOCKS = '\n\n';

/** Returns how many passages the blocks have at least. */
export const fewestPassages = (blocks: readonly TextBlock[]) =>
  blocks.reduce((sum, { kind, pieces }) => sum + (kind === 'whole' ? pieces.length : 1), 0);

/**
 * Makes an edition's text, with a blank line between blocks, and its passages, which cover everything that is not blank. `firsts`: the index of
 * each block's first passage. Undefined if there are more than `most` passages.
 */
export function compose(
  blocks: readonly TextBlock[],
  most: number,
): { text: string; passages: Unnumbered[]; firsts: number[] } | undefined {
  const composed = joined(groupsOf(blocks));
  const text = composed.map((groups) => groups.map(({ lines }) => lines.join('\n')).join('\n')).join(BETWEEN_BLOCKS);
  const passages: Unnumbered[] = [];
  const firsts: number[] = [];
  let at = 0;
  let paragraph = 0;
  for (const [index, groups] of composed.entries()) {
    const ranges: Range[][] = [];
    const begins = { at, passages: passages.length };
    firsts.push(begins.passages);
    for (const { lines, whole } of groups) {
      const end = at + lines.reduce((sum, line) => sum + line.length + 1, -1);
      const found = whole ? trimmed(text, { start: at, end }) : cutSentences(text, at, end);
      if (found.length) ranges.push(found.flatMap((one) => shortEnough(text, one)));
      at = end + 1;
    }
    at += BETWEEN_BLOCKS.length - 1;
    paragraph = append(passages, ranges, paragraph);
    setPlaces(passages, begins, blocks[index]?.places ?? []);
    if (passages.length > most) return undefined;
  }
  return { text, passages, firsts };
}

/** Finds which lines of each block belong together. In a `whole` block every piece is a passage. */
function groupsOf(blocks: readonly TextBlock[]): Group[][] {
  const prose = blocks.map(({ kind, pieces }) => (kind === 'prose' ? linesOf(pieces) : NO_LINES));
  const ends = endingLines(prose);
  return blocks.map(({ kind, pieces }, index) => {
    if (kind === 'whole') return pieces.map((piece) => ({ lines: [piece], whole: true }));
    const lines = kind === 'prose' ? (prose[index] ?? NO_LINES) : linesOf(pieces);
    return grouped(lines.lines, kind === 'prose' ? (ends[index] ?? NO_ENDS) : markedEnds(lines));
  });
}

/** Joins the words that are divided between lines that belong together. */
function joined(composed: Group[][]): Group[][] {
  const wrapped = composed.flatMap((groups) => groups.filter(({ lines }) => lines.length > 1));
  const divided = wrapped.reduce((sum, { lines }) => sum + dividedIn(lines), 0);
  if (!divided) return composed;
  const divides = divided >= OFTEN * wrapped.reduce((sum, { lines }) => sum + lines.length - 1, 0);
  const words = wordsOf(composed.map((groups) => groups.map(({ lines }) => lines.join('\n')).join('\n')).join('\n'));
  const join = ({ lines, whole }: Group) => ({
    lines: joinDivided(lines.join('\n'), words, divides).split('\n'),
    whole,
  });
  return composed.map((groups) => groups.map(join));
}

const NO_LINES: Lines = { lines: [], marked: new Set() };
const NO_ENDS: ReadonlySet<number> = new Set();

function linesOf(pieces: readonly string[]): Lines {
  const lines: string[] = [];
  const marked = new Set<number>();
  for (const piece of pieces) {
    if (lines.length) marked.add(lines.length - 1);
    for (const line of piece.split('\n')) lines.push(line);
  }
  return { lines, marked };
}

function grouped(lines: readonly string[], ends: ReadonlySet<number>): Group[] {
  const groups: Group[] = [];
  let from = 0;
  for (let index = 0; index < lines.length; index++) {
    if (index < lines.length - 1 && !ends.has(index)) continue;
    groups.push({ lines: lines.slice(from, index + 1), whole: false });
    from = index + 1;
  }
  return groups;
}

/** Appends a block's passages and returns the number of the next paragraph. */
function append(passages: Unnumbered[], groups: readonly Range[][], paragraph: number): number {
  const sentences = groups.reduce((sum, group) => sum + group.length, 0);
  const apart = sentences >= groups.length * PARAGRAPH_LINE;
  for (const [index, group] of groups.entries()) {
    for (const range of group) passages.push({ ...range, paragraph: paragraph + (apart ? index : 0) });
  }
  return paragraph + (apart ? groups.length : Math.min(groups.length, 1));
}

/** Says of a block's passages where they stood. `begins`: the offset of the block and the index of its first passage. */
function setPlaces(passages: Unnumbered[], begins: { at: number; passages: number }, places: readonly PlaceFrom[]) {
  let next = 0;
  for (const passage of passages.slice(begins.passages)) {
    while ((places[next]?.from ?? Number.POSITIVE_INFINITY) <= passage.start - begins.at) next += 1;
    const place = places[next - 1]?.place;
    if (place) passage.place = place;
  }
}

/** Cuts a range that is too long for a passage, between words if there are any. */
function shortEnough(text: string, { start, end }: Range): Range[] {
  const parts: Range[] = [];
  let from = start;
  while (end - from > LONGEST_PASSAGE) {
    const head = text.slice(from, from + LONGEST_PASSAGE);
    const words = lastBlank(head, LONGEST_PASSAGE / 2);
    const to = from + (head.slice(0, words).trimEnd().length || wholeCharacters(text, from, head));
    parts.push({ start: from, end: to });
    from = to + (/^\s*/u.exec(text.slice(to, end))?.[0].length ?? 0);
  }
  return from < end ? [...parts, { start: from, end }] : parts;
}

/** Finds the characters as readers see them. Slow to create. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** UTF-16 units before and after a cut that are searched for the borders of visible characters. */
const NEAR = 40;

/** Returns the length of the head without the visible character that its end splits, unless that one is longer than any should be. */
function wholeCharacters(text: string, from: number, head: string): number {
  const end = from + head.length;
  const before = graphemes.segment(text.slice(end - NEAR, end + NEAR)).containing(NEAR)?.index ?? 0;
  if (before > 0) return head.length - NEAR + before;
  return head.isWellFormed() ? head.length : head.length - 1;
}

/** Returns the index of the last blank after `from`; 0 if there is none. */
function lastBlank(text: string, from: number): number {
  let at = text.length - 1;
  while (at > from && !/\s/u.test(text.charAt(at))) at -= 1;
  return at > from ? at : 0;
}

function trimmed(text: string, { start, end }: Range): Range[] {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  const to = start + piece.trimEnd().length;
  return to > from ? [{ start: from, end: to }] : [];
}
