import type { TextBlock } from '../block.ts';
import { median } from './columns.ts';
import { isCjk, type Line } from './lines.ts';
import type { Region } from './running-heads.ts';

type Paragraph = { lines: Line[]; kind: TextBlock['kind'] };
/** What is known of the whole text: the size of most of its letters, its words, and words with hyphens. */
export type Style = { body: number; words: ReadonlySet<string> };

/** Parts of the font's size, of the usual distance of lines, and of a column's width. */
const SAME_SIZE = 0.07;
const INDENT = 0.8;
const WIDE_DISTANCE = 1.35;
const HEADING_SIZE = 1.12;
const MUCH_SHORTER = 0.35;
const LONGEST_HEADING = 200;
/** Most paragraphs that are looked at to find the one that a column's end has cut. */
const MOST_BELOW = 4;
const TERMINAL = /[.!?。！？…:：;；]["'”’」』）)\]]*\d{0,3}$/u;
const SENTENCE_END = /[.!?。！？…]["'”’」』）)\]]*$/u;
const BULLET = /^(?:[•●○■□▪▫◦‣⁃∙·➢➤✓❖]|[-–—*]\s|[\uf0a7\uf0b7\uf0d8\uf0fc])\s*/u;
const NUMBER =
  /^(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]|\[\d{1,3}\]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[、．])\s*/u;
const CAPTION = /^(?:(?:figure|fig\.|table|listing|chart|图|圖|表)\s*\d)/iu;
/** The number of a reference. */
const REFERENCE = /^\[\d{1,3}\]/;
/** What no paragraph begins with, and a line of words that clearly goes on with the next. */
const CLOSING = /^[，。、；：！？）」』”’》〉,;)]/u;
const GOES_ON = /\S+\s+\S+\s+.*[\p{L}\p{N},]$/u;
const LOWER_WORDS = /^\p{Ll}[\p{L}'’-]*[.,;:)]?(?:\s|$)/u;
const HYPHEN = /(?<=\p{L})[-\u00ad\u2010]$/u;

/** Rebuilds paragraphs from lines, over columns and pages. */
export function paragraphsOf(regions: readonly Region[], style: Style): TextBlock[] {
  const paragraphs: Paragraph[] = [];
  // A paragraph that a column's end has cut, and figures stand between its parts.
  let cut: Paragraph | undefined;
  for (const { lines } of regions) {
    const edges = edgesOf(lines);
    for (const [index, line] of lines.entries()) {
      const open = paragraphs.at(-1);
      const before = open?.lines.at(-1);
      const isFirst = index === 0;
      if (isFirst) cut = openAtEnd(paragraphs) ?? cut;
      if (open && !isFirst && before && !begins(line, { before, next: lines[index + 1], edges })) open.lines.push(line);
      else if (cut && goesOn(line, cut, edges)) {
        cut.lines.push(line);
        if (cut !== open) paragraphs.push(...paragraphs.splice(paragraphs.indexOf(cut), 1));
        cut = undefined;
      } else paragraphs.push({ lines: [line], kind: 'prose' });
    }
  }
  return paragraphs.map((one) => blockOf(one, style)).filter(({ pieces }) => pieces.length);
}

/** Returns the paragraph that a column's end has cut. Captions may stand below it. */
function openAtEnd(paragraphs: readonly Paragraph[]): Paragraph | undefined {
  for (const one of paragraphs.slice(-MOST_BELOW).toReversed()) {
    const last = one.lines.at(-1);
    if (CAPTION.test(one.lines[0]?.text ?? '')) continue;
    return last && isOpen(last) ? one : undefined;
  }
  return undefined;
}

type Edges = { left: number; right: number; distance: number };

function edgesOf(lines: readonly Line[]): Edges {
  const distances = lines.flatMap((line, index) => {
    const before = lines[index - 1];
    return before && isSameSize(before, line) ? [(line.y - before.y) / line.size] : [];
  });
  const right = lines.map((line) => line.right).sort((a, b) => a - b);
  return {
    left: Math.min(...lines.map(({ x }) => x)),
    right: right[Math.floor(right.length * 0.9)] ?? 0,
    distance: median(distances.filter((one) => one > 0.5)) || 1.2,
  };
}

const isSameSize = (one: Line, two: Line) => Math.abs(one.size - two.size) <= SAME_SIZE * Math.max(one.size, two.size);

type Around = { before: Line; next: Line | undefined; edges: Edges };

/** True if a line begins a paragraph below the line before it. */
function begins(line: Line, { before, next, edges }: Around): boolean {
  if (!isSameSize(line, before) || line.mark) return true;
  if (CLOSING.test(line.text)) return false;
  if ((line.y - before.y) / line.size > edges.distance * WIDE_DISTANCE) return true;
  if (BULLET.test(line.text) || CAPTION.test(line.text)) return true;
  const ends = TERMINAL.test(before.text);
  if (NUMBER.test(line.text) && (ends || isShort(before, line, edges))) return true;
  if (isIndented(line, before, next)) return true;
  if (line.font !== before.font && isShort(before, line, edges)) return true;
  if (isHanging(line, before, next) && ends) return true;
  if (!isShort(before, line, edges)) return false;
  return ends || (isMuchShorter(before, edges) && !(GOES_ON.test(before.text) && LOWER_WORDS.test(line.text)));
}

const indentOf = (line: Line, other: Line) => (line.x - other.x) / line.size;

function isIndented(line: Line, before: Line, next: Line | undefined): boolean {
  return (
    indentOf(line, before) > INDENT &&
    (!next || !isSameSize(line, next) || indentOf(line, next) > INDENT || TERMINAL.test(before.text))
  );
}

/** True for the first line of an entry whose other lines are indented. */
function isHanging(line: Line, before: Line, next: Line | undefined): boolean {
  return indentOf(line, before) < -INDENT && next !== undefined && indentOf(line, next) < -INDENT;
}

/** True if the next line's first word would have had room at the end of this one. */
function isShort(line: Line, next: Line, { right }: Edges): boolean {
  const room = right - line.right;
  const [word = ''] = next.text.split(' ');
  const width =
    ((next.right - next.x) / Math.max(next.text.length, 1)) * (isCjk(next.text.charAt(0)) ? 2 : word.length + 1);
  return room > width * 1.15;
}

function isMuchShorter(line: Line, { left, right }: Edges): boolean {
  return right - line.right > MUCH_SHORTER * (right - left);
}

/** True if the line's paragraph can go on in another column. */
function isOpen({ text }: Line): boolean {
  return !SENTENCE_END.test(text) && text.length > 20;
}

function goesOn(line: Line, { lines }: Paragraph, edges: Edges): boolean {
  const last = lines.at(-1);
  if (!last || !isSameSize(last, line) || line.mark) return false;
  if ([BULLET, CAPTION, REFERENCE].some((sign) => sign.test(line.text))) return false;
  if (HYPHEN.test(last.text) || /^[\p{Ll},;)]/u.test(line.text)) return true;
  return last.font === line.font && (line.x - edges.left) / line.size < INDENT;
}

function blockOf({ lines }: Paragraph, style: Style): TextBlock {
  const [first] = lines;
  const isItem = BULLET.test(first?.text ?? '');
  const { text, places } = joined(lines, style);
  const bare = isItem ? text.replace(BULLET, '') : text;
  const cut = text.length - bare.length;
  const kind = isItem ? 'item' : isHeading(lines, bare, style) ? 'whole' : 'prose';
  return {
    kind,
    pieces: bare.trim() ? [bare] : [],
    places: places.map(({ from, place }) => ({ from: Math.max(0, from - cut), place })),
  };
}

function isHeading(lines: readonly Line[], text: string, { body }: Style): boolean {
  return (lines[0]?.size ?? 0) > body * HEADING_SIZE && text.length <= LONGEST_HEADING && lines.length <= 4;
}

/** Joins the lines of a paragraph: words that were hyphenated become whole, and Chinese has no blanks between lines. */
function joined(
  lines: readonly Line[],
  style: Style,
): { text: string; places: { from: number; place: { page: number } }[] } {
  let text = '';
  let page: number | undefined;
  const places: { from: number; place: { page: number } }[] = [];
  for (const line of lines) {
    const hyphen = text && HYPHEN.test(text) && /^\p{Ll}/u.test(line.text);
    if (hyphen) text = isCompound(text, line.text, style) ? text : text.slice(0, -1);
    else if (text && line.text && !(isCjk(text.at(-1) ?? '') || isCjk(line.text.charAt(0)))) text += ' ';
    if (line.page !== page) places.push({ from: text.length, place: { page: line.page } });
    page = line.page;
    text += line.text;
  }
  return { text: text.replaceAll('\u00ad', ''), places };
}

const LAST_WORD = /[\p{L}\p{N}'’]+(?:-[\p{L}\p{N}'’]+)*$/u;
const FIRST_WORD = /^[\p{L}\p{N}'’]+/u;

/** True if the hyphen at a line's end belongs to the word. The text's other words tell. */
function isCompound(before: string, after: string, { words }: Style): boolean {
  if (before.endsWith('\u00ad')) return false;
  const first = LAST_WORD.exec(before.slice(-60).slice(0, -1))?.[0] ?? '';
  const second = FIRST_WORD.exec(after)?.[0] ?? '';
  const whole = `${first}${second}`.toLowerCase();
  const apart = `${first}-${second}`.toLowerCase();
  return !words.has(whole) && (words.has(apart) || first.includes('-'));
}

/** Collects the words of lines, but not those at their ends, which may be cut. */
export function wordsOf(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}'’]+(?:-[\p{L}\p{N}'’]+)*(?=.)/gu)) words.add(word);
  }
  return words;
}
