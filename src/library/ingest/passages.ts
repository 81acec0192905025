import type { Passage } from '#core/article.ts';
import type { PlaceFrom, TextBlock } from './formats/block.ts';
import { LONGEST_PASSAGE } from './limits.ts';
import { type Layout, layouts } from './line-layout.ts';
import { cutSentences, type Range } from './sentences.ts';

type Unnumbered = Omit<Passage, 'label'>;

// From this many sentences a line on average, each line of a block is a paragraph.
const PARAGRAPH_LINE = 1.5;
const BETWEEN_BLOCKS = '\n\n';
// The layouts of blocks that are known without looking at the text. A `whole` block has none.
const LAYOUTS = { item: 'wrapped', whole: undefined } as const;

/**
 * Makes an edition's text, with a blank line between blocks, and its passages, which cover everything that is not blank. Undefined if
 * there are more than `most` passages.
 */
export function compose(
  blocks: readonly TextBlock[],
  most: number,
): { text: string; passages: Unnumbered[] } | undefined {
  const text = blocks.map(({ pieces }) => pieces.join('\n')).join(BETWEEN_BLOCKS);
  const prose = blocks.filter(({ kind }) => kind === 'prose');
  const layout = layouts(prose.flatMap(({ pieces }) => pieces)).values();
  const passages: Unnumbered[] = [];
  let at = 0;
  let paragraph = 0;
  for (const block of blocks) {
    const groups: Range[][] = [];
    const begins = { at, passages: passages.length };
    for (const piece of block.pieces) {
      const range = { start: at, end: at + piece.length };
      // One by one, because a file can have more lines than a call can have arguments.
      for (const group of groupsOf(text, range, block.kind === 'prose' ? layout.next().value : LAYOUTS[block.kind])) {
        groups.push(group.flatMap((one) => shortEnough(text, one)));
      }
      at += piece.length + 1;
    }
    at += BETWEEN_BLOCKS.length - 1;
    paragraph = append(passages, groups, paragraph);
    if (block.places) setPlaces(passages, begins, block.places);
    if (passages.length > most) return undefined;
  }
  return { text, passages };
}

/** Cuts a piece into groups of sentences: one group if wrapped, else one for each line. A piece without layout is one passage. */
function groupsOf(text: string, piece: Range, layout: Layout | undefined): Range[][] {
  if (layout === 'wrapped') return [cutSentences(text, piece.start, piece.end)];
  const lines = layout ? linesOf(text, piece) : [piece];
  return lines
    .map((line) => (layout ? cutSentences(text, line.start, line.end) : trimmed(text, line)))
    .filter((group) => group.length);
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

function linesOf(text: string, { start, end }: Range): Range[] {
  const lines: Range[] = [];
  for (let from = start; from < end; ) {
    const found = text.indexOf('\n', from);
    const to = found < 0 || found > end ? end : found;
    lines.push({ start: from, end: to });
    from = to + 1;
  }
  return lines;
}

function trimmed(text: string, { start, end }: Range): Range[] {
  const piece = text.slice(start, end);
  const from = start + piece.length - piece.trimStart().length;
  const to = start + piece.trimEnd().length;
  return to > from ? [{ start: from, end: to }] : [];
}
