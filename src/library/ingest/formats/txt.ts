import { linesBetweenPages } from '../page-breaks.ts';
import type { DocumentBody, TextBlock } from './block.ts';

type Marker = { kind: 'bullet' } | { kind: 'number'; number: number; style: string };
type TextLine = { text: string; marker?: Marker; rest: string };
/** The block that is being read: lines of one paragraph or of one list item. */
type Open = { lines: string[]; item: boolean };

const BULLET = /^[ \t\u3000]*(?:[-*+‣◦–][ \t\u3000]+|[•●○■▪·][ \t\u3000]*)(?=\S)/;
const NUMBER = /^[ \t\u3000]*[(（]?(\d{1,3})([.)）．]|、)[ \t\u3000]*(?=\S)/;
// A line of signs. It separates paragraphs and is not text.
const RULE = /^[ \t]*(?:[-*_=~#+─━—·•][ \t]*){3,}$/;
// Ideographic spaces mark the first line of a paragraph in Chinese.
const INDENT = /^\u3000/;
const INDENTED = /^(?:[ \t]{2,}|\t)/;
const SENTENCE_END = /[。！？!?.…]["'”’」』）)\]]*\s*$/u;

/** Reads plain text. Blank lines, an ideographic space at a line's beginning or a rule separate paragraphs. List items are blocks. */
export function readTxt(text: string): DocumentBody {
  const blocks: TextBlock[] = [];
  let open: Open | undefined;
  const flush = () => {
    const paragraph = open?.lines.join('\n').trim();
    if (paragraph) blocks.push({ kind: open?.item ? 'item' : 'prose', pieces: [paragraph] });
    open = undefined;
  };
  const lines = text.split('\n');
  const between = linesBetweenPages(lines);
  for (const line of markLines(lines.filter((_, index) => !between.has(index)))) {
    if (!line.text.trim() || RULE.test(line.text)) flush();
    else if (line.marker) {
      flush();
      open = { lines: [line.rest], item: true };
    } else if (open && goesOn(open, line.text)) open.lines.push(line.text);
    else {
      flush();
      open = { lines: [line.text], item: false };
    }
  }
  flush();
  return { blocks };
}

/** True if the line continues the open block. After a list item, it must be indented or clearly continue its sentence. */
function goesOn({ lines, item }: Open, line: string): boolean {
  if (!item) return !INDENT.test(line);
  return INDENTED.test(line) || (!SENTENCE_END.test(lines.at(-1) ?? '') && /^\p{Ll}/u.test(line));
}

function markLines(lines: readonly string[]): TextLine[] {
  const marked = lines.map(markLine);
  const numbered = marked.filter((line) => line.marker?.kind === 'number');
  const counted = new Set(numbered.filter((line, index) => isCounted(line, numbered[index - 1], numbered[index + 1])));
  return marked.map((line) =>
    line.marker?.kind === 'number' && !counted.has(line) ? { text: line.text, rest: line.text } : line,
  );
}

function markLine(text: string): TextLine {
  const number = NUMBER.exec(text);
  // “3.5 percent” is not an item: no digit may follow the number's mark.
  if (number && !/^\d/.test(text.slice(number[0].length))) {
    const marker: Marker = { kind: 'number', number: Number(number[1]), style: number[2] ?? '' };
    return { text, marker, rest: text.slice(number[0].length) };
  }
  const bullet = RULE.test(text) ? null : BULLET.exec(text);
  return bullet ? { text, marker: { kind: 'bullet' }, rest: text.slice(bullet[0].length) } : { text, rest: text };
}

/** True if the number belongs to a list: the number before or after it is there too. “1. Introduction” alone is a heading. */
function isCounted(line: TextLine, before: TextLine | undefined, after: TextLine | undefined): boolean {
  return follows(before, line) || follows(line, after);
}

function follows(one: TextLine | undefined, two: TextLine | undefined): boolean {
  if (one?.marker?.kind !== 'number' || two?.marker?.kind !== 'number') return false;
  return one.marker.style === two.marker.style && one.marker.number + 1 === two.marker.number;
}
