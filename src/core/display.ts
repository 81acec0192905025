/** A piece of a passage as it is shown; `marked` where the search matched. */
export type Piece = { text: string; marked: boolean };

/** UTF-16 offsets, end exclusive. */
export type Highlight = readonly [start: number, end: number];

// A line break that only wraps (with the blanks around it) is shown as a space, or as nothing between Han characters and their punctuation.
const WRAP = /[^\S\n\r]*(?:\r\n|\n|\r)\s*/gu;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;

/** What stands for the line break at `start`–`end` of `text` when it is shown. */
function joint(text: string, start: number, end: number): string {
  const before = text.slice(0, start).match(/.$/su)?.[0] ?? '';
  const after = text.slice(end).match(/^./su)?.[0] ?? '';
  return WIDE.test(before) && WIDE.test(after) && HAN_NEAR.test(before + after) ? '' : ' ';
}
// Curly quotes and dashes are also Latin punctuation: one side at least must be plainly Chinese.
const HAN_NEAR = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Cuts a passage at its highlights and folds wrapped lines. Joined together, the pieces are `displayText(text)`. */
export function pieces(text: string, highlights: readonly Highlight[] = []): Piece[] {
  const out: Piece[] = [];
  let at = 0;
  for (const [start, end] of [...highlights].sort((a, b) => a[0] - b[0])) {
    if (start < at || end > text.length || end <= start) continue;
    push(out, shown(text, at, start), false);
    push(out, shown(text, start, end), true);
    at = end;
  }
  push(out, shown(text, at, text.length), false);
  return out;
}

/** The passage as it reads on one line: its own characters, wrapped lines folded. */
export function displayText(text: string): string {
  return shown(text, 0, text.length);
}

function push(out: Piece[], text: string, marked: boolean): void {
  if (text) out.push({ text, marked });
}

function shown(text: string, from: number, to: number): string {
  let result = '';
  let at = from;
  for (const match of text.slice(from, to).matchAll(WRAP)) {
    const start = from + match.index;
    const end = start + match[0].length;
    result += text.slice(at, start) + joint(text, start, end);
    at = end;
  }
  return result + text.slice(at, to);
}
