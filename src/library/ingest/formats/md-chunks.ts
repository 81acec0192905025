// The parser's time and memory grow with the square of a list's or a paragraph's length (micromark 4: 250 KB of one-letter items take
// ten seconds and a gigabyte). An ordinary article is one chunk; a book is read chapter by chapter, so to speak.
const CHUNK = 8_000;

const FENCE = /^ {0,3}(`{3,}|~{3,}|<!--(?!.*-->))/;
const COMMENT_END = '-->';
const BLANK = /^\s*$/;
// Lines that begin something new even without a blank line before them.
const BEGINS = /^(?:[-*+] |#{1,6} )/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]: *\S.*$/gm;
// More link definitions than this are not carried into every chunk.
const MOST_DEFINITIONS = 4_000;

/** A Markdown text in pieces that read the same as the whole, where it is long: cut before paragraphs, headings and top items. */
export function chunks(text: string): string[] {
  if (text.length <= CHUNK) return [text];
  const definitions = `\n\n${(text.match(DEFINITION) ?? []).join('\n')}`;
  const carried = definitions.length > MOST_DEFINITIONS ? '' : definitions;
  const result: string[] = [];
  let start = 0;
  for (const boundary of boundaries(text)) {
    if (boundary - start < CHUNK) continue;
    result.push(text.slice(start, boundary) + carried);
    start = boundary;
  }
  return [...result, text.slice(start) + carried];
}

/** Offsets of lines at which something new begins at the left margin, outside fenced code and comments. */
function* boundaries(text: string): Generator<number> {
  let fence = '';
  let afterBlank = false;
  let at = 0;
  for (const line of text.split('\n')) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    const isInside = fence !== '';
    if (!isInside && ((afterBlank && /^\S/.test(line)) || BEGINS.test(line))) yield at;
    if (!isInside) fence = mark;
    else if (fence === '<!--' ? line.includes(COMMENT_END) : mark.startsWith(fence)) fence = '';
    afterBlank = BLANK.test(line);
    at += line.length + 1;
  }
}
