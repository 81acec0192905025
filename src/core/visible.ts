/**
 * Characters that are invisible but change how the text looks: control characters, all line breaks, and marks that change the text
 * direction.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Writes out the invisible characters of a file's name, as in `essay\u{202e}txt.md`, so that it can be displayed anywhere. */
export function visible(name: string): string {
  return name.replaceAll(UNSEEN, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
}
