/** Control characters, line breaks of every kind, and what turns the direction of a text round: nobody sees them, and they move what one sees. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A name of a file as it can be shown anywhere: what nobody would see is written out, as in `essay\u{202e}txt.md`. */
export function visible(name: string): string {
  return name.replaceAll(UNSEEN, (one) => `\\u{${one.codePointAt(0)?.toString(16)}}`);
}
