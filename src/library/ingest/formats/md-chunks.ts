// Characters. The parser's time and memory grow with the square of the length of a list or paragraph (micromark 4: 250 KB of one-letter
// items take ten seconds and a gigabyte). So a long text is parsed in chunks of about this length.
const CHUNK = 8_000;

const FENCE = /^ {0,3}(`{3,}|~{3,}|<!--(?!.*-->))/;
const COMMENT_END = '-->';
const BLANK = /^\s*$/;
// Lines that begin a new block even without a blank line before them.
const BEGINS = /^(?:[-*+] |#{1,6} )/;
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]: *\S.*$/gm;
// Characters. Link definitions are appended to every chunk, unless they are longer than this.
const MOST_DEFINITIONS = 4_000;

/** Cuts a long Markdown text before paragraphs, headings and top items, so that the chunks read like the whole. */
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

/** Yields the offsets of lines at which a block begins at the left margin, outside fenced code and comments. */
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
