// Characters. The parser's time and memory grow with the square of the length of a list or paragraph (micromark 4: 250 KB of one-letter
// items take ten seconds and a gigabyte). So a long text is parsed in chunks of about this length.
const CHUNK = 8_000;
// Lines. Short items cost as much as long ones.
const MOST_LINES = 300;
// Characters. A chunk in which no block ends is cut between lines when it is so long.
const LONGEST = 20_000;
// Characters. The same inside code and HTML tables, for which the parser's time grows with the length only.
const LONGEST_CODE = 400_000;

const FENCE = /^ {0,3}(`{3,}(?!.*`)|~{3,})/;
const RAW = /<(table|pre|script|style|svg|textarea)(?=[\s>])/gi;
const BLANK = /^\s*$/;
// Lines that begin a new block even without a blank line before them.
const BEGINS = /^(?:[-*+] |#{1,6} )/;
const ROW = /^ {0,3}\|?[^|\n]*\|/;
const DELIMITER_ROW = /^ {0,3}(?:\|[ \t]*)?:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Cuts a long Markdown text before paragraphs, headings and top items, so that the chunks read like the whole. */
export function chunks(text: string): string[] {
  if (text.length <= CHUNK) return [text];
  const define = definer(text);
  const result: string[] = [];
  let start = 0;
  let head = '';
  let lines = 0;
  const cut = (at: number, next: string) => {
    lines = 0;
    if (at > start) result.push(define(head + text.slice(start, at)));
    [start, head] = [at, next];
  };
  for (const { at, line, isBlock, isCode, head: next } of lineStarts(text)) {
    const length = at - start;
    lines += 1;
    if (!isCode && line.length > LONGEST) {
      cut(at, '');
      result.push(...sentences(line).map(define));
      start = at + line.length;
    } else if (length > (isCode ? LONGEST_CODE : LONGEST) || (isBlock && (length >= CHUNK || lines > MOST_LINES)))
      cut(at, next);
  }
  cut(text.length, '');
  return result;
}

// What ends a sentence, with the blank that follows.
const ENDS = ['. ', '! ', '? ', '。', '！', '？'];

/** Cuts a line that is too long to be parsed after sentences. What has no sentences is left whole. */
function sentences(line: string): string[] {
  const result: string[] = [];
  let from = 0;
  while (line.length - from > LONGEST) {
    const part = line.slice(from, from + LONGEST);
    const end = Math.max(...ENDS.map((sign) => (part.includes(sign) ? part.lastIndexOf(sign) + sign.length : 0)));
    if (!end) break;
    result.push(part.slice(0, end));
    from += end;
  }
  return [...result, line.slice(from)];
}

/** True for a chunk that the parser cannot read in good time: one line that nothing divides. */
export const isTooLong = (chunk: string) => chunk.length > LONGEST * 2 && !chunk.trim().includes('\n');

type LineStart = { at: number; line: string; isBlock: boolean; isCode: boolean; head: string };

/**
 * Yields the offsets of the lines. `isBlock`: a block begins at the left margin. `isCode`: the line is inside fenced code or an HTML table.
 * `head`: what must stand before the line if a chunk begins with it: the head of its table, without words.
 */
function* lineStarts(text: string): Generator<LineStart> {
  let fence = '';
  let raw = '';
  let table = '';
  let afterBlank = false;
  let at = 0;
  for (const line of text.split('\n')) {
    const isCode = fence !== '' || raw !== '';
    if (!ROW.test(line)) table = '';
    yield {
      at,
      line,
      isBlock: !isCode && ((afterBlank && /^\S/.test(line)) || BEGINS.test(line)),
      isCode,
      head: table,
    };
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence) fence = mark.startsWith(fence) ? '' : fence;
    else if (!raw && mark) fence = mark;
    if (!fence) raw = rawAfter(line, raw);
    if (DELIMITER_ROW.test(line) && line.includes('|')) table = `${emptyRow(line)}\n${line}\n`;
    afterBlank = BLANK.test(line);
    at += line.length + 1;
  }
}

/** Returns a row without words, for a table with this row of dashes. */
function emptyRow(dashes: string): string {
  const cells = dashes.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').length;
  return `|${'  |'.repeat(cells)}`;
}

/** Returns the element in which the next line stands, of those that no chunk may cut. */
function rawAfter(line: string, before: string): string {
  if (!line.includes('<')) return before;
  const lower = line.toLowerCase();
  const name = before || ([...lower.matchAll(RAW)].at(-1)?.[1] ?? '');
  const isClosed = lower.lastIndexOf(`</${name}`) > lower.lastIndexOf(`<${name}`);
  return isClosed ? '' : name;
}

const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]: *\S.*$/gm;
const LABEL = /\[([^[\]\n]{1,200})\]/g;

/** Returns a function that puts before a chunk the definitions of the links in it, without their targets, which nobody reads. */
function definer(text: string): (chunk: string) => string {
  const defined = new Set([...text.matchAll(DEFINITION)].map(([, label = '']) => labelKey(label)));
  if (!defined.size) return (chunk) => chunk;
  return (chunk) => {
    const used = new Set([...chunk.matchAll(LABEL)].map(([, label = '']) => labelKey(label)));
    const labels = [...used].filter((label) => defined.has(label));
    return labels.length ? `${labels.map((label) => `[${label}]: x`).join('\n')}\n\n${chunk}` : chunk;
  };
}

const labelKey = (label: string) => label.replaceAll(/\s+/g, ' ').trim().toLowerCase();
