/** A piece of a passage as it is displayed. `marked`: the search matched it. */
export type Piece = { text: string; marked: boolean };

/** UTF-16 offsets, end exclusive. */
export type Highlight = readonly [start: number, end: number];

/**
 * A line break that only wraps a line, with the spaces around it, and its replacement `joint`: a space, or nothing between Han characters.
 */
type Wrap = { start: number; end: number; joint: '' | ' ' };

const LINE_BREAK = /[\n\r]/g;
const SPACE = /\s/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef“”‘’…—]/u;
// Curly quotes and dashes are also Latin punctuation, so at least one side must be clearly Chinese.
const HAN_NEAR = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** Cuts a passage at its highlights and joins wrapped lines. The pieces joined together equal `displayText(text)`. */
export function pieces(text: string, highlights: readonly Highlight[] = []): Piece[] {
  const wraps = wrapsOf(text);
  const out: Piece[] = [];
  let at = 0;
  for (const [start, end] of [...highlights].sort((a, b) => a[0] - b[0])) {
    if (start < at || end > text.length || end <= start) continue;
    push(out, shown(text, wraps, at, start), false);
    push(out, shown(text, wraps, start, end), true);
    at = end;
  }
  push(out, shown(text, wraps, at, text.length), false);
  return out;
}

/** Returns the passage on one line: its own characters, with wrapped lines joined. */
export function displayText(text: string): string {
  return shown(text, wrapsOf(text), 0, text.length);
}

function push(out: Piece[], text: string, marked: boolean): void {
  if (text) out.push({ text, marked });
}

/**
 * Returns the text from `from` to `to` as it is displayed. Removes the wraps that end in it from the list, so callers must go from left to
 * right.
 */
function shown(text: string, wraps: Wrap[], from: number, to: number): string {
  let result = '';
  let at = from;
  for (let wrap = wraps.at(-1); wrap && wrap.start < to; wrap = wraps.at(-1)) {
    result += text.slice(at, Math.max(at, wrap.start));
    // A wrap that a highlight's border cuts is displayed once, where it begins.
    if (wrap.start >= from) result += wrap.joint;
    at = Math.min(wrap.end, to);
    if (wrap.end > to) return result;
    wraps.pop();
  }
  return result + text.slice(at, Math.max(at, to));
}

/** Returns all wraps, the last one first. Looks at every character at most twice. */
function wrapsOf(text: string): Wrap[] {
  const wraps: Wrap[] = [];
  let end = 0;
  for (const { index } of text.matchAll(LINE_BREAK)) {
    if (index < end) continue;
    let start = index;
    while (start > end && SPACE.test(text.charAt(start - 1))) start--;
    end = index + 1;
    while (end < text.length && SPACE.test(text.charAt(end))) end++;
    wraps.push({ start, end, joint: joint(text, start, end) });
  }
  return wraps.reverse();
}

function joint(text: string, start: number, end: number): '' | ' ' {
  const before = characterBefore(text, start);
  const after = String.fromCodePoint(text.codePointAt(end) ?? 0x20);
  return WIDE.test(before) && WIDE.test(after) && HAN_NEAR.test(before + after) ? '' : ' ';
}

function characterBefore(text: string, index: number): string {
  const low = text.charCodeAt(index - 1);
  const pair = low >= 0xdc00 && low <= 0xdfff;
  return String.fromCodePoint(text.codePointAt(index - (pair && index > 1 ? 2 : 1)) ?? 0x20);
}
