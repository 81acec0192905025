import { foldCharacter } from './characters.ts';

/**
 * Folded text and its origin: code unit `i` of `text` comes from [starts[i], ends[i]) of the original. Both are undefined if every
 * character kept its length, because offsets are then the same.
 */
export type Folded = { text: string; starts?: Int32Array; ends?: Int32Array };

const HYPHENS: ReadonlySet<number> = new Set([0x2d, 0xad, 0x2010]);
const LINE_END_HYPHEN = /(?<=\p{L})[-\u00ad\u2010][ \t]*\r?\n[ \t]*(?=\p{Ll})/uy;

/** Returns the end of a hyphen that only breaks a word at a line's end (`govern-⏎ment`), or `at` if there is none. */
function afterLineEndHyphen(text: string, at: number, codePoint: number): number {
  if (!HYPHENS.has(codePoint)) return at;
  LINE_END_HYPHEN.lastIndex = at;
  return LINE_END_HYPHEN.test(text) ? LINE_END_HYPHEN.lastIndex : at;
}

/** Folds every character of a text; see `foldCharacter`. A word that a hyphen breaks at a line's end is whole. Linear. */
export function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    const after = afterLineEndHyphen(text, at, codePoint);
    if (after > at) {
      at = after;
      continue;
    }
    folded += foldCharacter(codePoint);
    at += codePoint > 0xffff ? 2 : 1;
  }
  return folded;
}

/** Like `fold`, with offsets. A character that folds to nothing belongs to the one before it. */
export function foldWithOffsets(text: string): Folded {
  const pieces: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let even = true;
  for (let at = 0; at < text.length; ) {
    const codePoint = text.codePointAt(at) ?? 0;
    const after = afterLineEndHyphen(text, at, codePoint);
    const end = after > at ? after : at + (codePoint > 0xffff ? 2 : 1);
    const piece = after > at ? '' : foldCharacter(codePoint);
    pieces.push(piece);
    // A surrogate pair keeps its length, but no offset may split it.
    if (piece.length !== 1 || end - at !== 1) even = false;
    if (piece === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let i = 0; i < piece.length; i++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  if (even) return { text: pieces.join('') };
  return { text: pieces.join(''), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** Converts a span of folded text to a span of the original. */
export function originalSpan(folded: Folded, start: number, end: number): [number, number] {
  if (!folded.starts || !folded.ends || end <= start) return [start, end];
  return [folded.starts[start] ?? 0, folded.ends[end - 1] ?? 0];
}
