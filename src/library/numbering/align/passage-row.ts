/** How a passage ends, which translations mostly keep. */
export const SENTENCE = 0;
export const QUESTION = 1;
export const EXCLAMATION = 2;
export const COLON = 3;
/** No mark at the end: a heading, a list item, code. */
export const OPEN = 4;
export const ENDINGS = 5;

/**
 * The shape of an edition: running totals of its passages' lengths in letters (the first is 0), how each passage ends, and 1 for each
 * passage that begins a paragraph (and for the end).
 */
export type PassageRow = { count: number; lengths: Float64Array; endings: Uint8Array; begins: Uint8Array };

// A Chinese character says about as much as three letters. Lengths are counted in letters, so that names in Latin script have the same
// length on both sides.
const LETTERS_PER_HAN = 3;
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const BLANK = /\s/gu;
const CLOSING = /["'”’」』）)\]\s*_]+$/u;

export function passageRow(side: readonly { text: string; paragraph: number }[]): PassageRow {
  const lengths = new Float64Array(side.length + 1);
  const begins = new Uint8Array(side.length + 1).fill(1);
  for (const [at, { text, paragraph }] of side.entries()) {
    lengths[at + 1] = (lengths[at] ?? 0) + lengthInLetters(text);
    if (at > 0 && side[at - 1]?.paragraph === paragraph) begins[at] = 0;
  }
  return { count: side.length, lengths, endings: Uint8Array.from(side, ({ text }) => ending(text)), begins };
}

/** Scales the lengths, so that both editions are counted in the same unit. */
export function scaled(row: PassageRow, factor: number): PassageRow {
  return { ...row, lengths: row.lengths.map((length) => length * factor) };
}

export const lengthOf = (row: PassageRow): number => row.lengths[row.count] ?? 0;

/** The number of paragraphs, and one for the end. */
export const paragraphsOf = (row: PassageRow): number => row.begins.reduce((sum, one) => sum + one, 0);

function lengthInLetters(text: string): number {
  const letters = text.replace(BLANK, '').length;
  return letters + (LETTERS_PER_HAN - 1) * (text.match(HAN)?.length ?? 0);
}

function ending(text: string): number {
  const last = text.slice(-40).replace(CLOSING, '').at(-1) ?? '';
  if ('?？'.includes(last) && last) return QUESTION;
  if ('!！'.includes(last) && last) return EXCLAMATION;
  if (':：'.includes(last) && last) return COLON;
  return '.。…;；—'.includes(last) && last ? SENTENCE : OPEN;
}
