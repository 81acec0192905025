/**
 * What Discord takes of one message or form. Sources: discord-api-docs `components/reference` and `resources/message`; the sum over text
 * displays is not written there any more, but is enforced. Lengths are UTF-16 units, the strictest way to count them.
 */

/** Components of one message, those inside others counted too. */
export const MOST_COMPONENTS = 40;
/** Characters over all text displays of a message: 4000, less four percent, because nobody says how they are counted. */
export const MOST_TEXT = 3840;
/** Buttons beside each other. */
export const MOST_BUTTONS_A_ROW = 5;
export const LONGEST_LABEL = 80;
/** Of whatever is sent back when it is pressed or chosen. */
export const LONGEST_ID = 100;
export const MOST_OPTIONS = 25;
export const LONGEST_OPTION = 100;
export const LONGEST_PLACEHOLDER = 150;

/** Fields of a form. */
export const MOST_FIELDS = 5;
export const LONGEST_TITLE = 45;
export const LONGEST_FIELD_LABEL = 45;
export const LONGEST_DESCRIPTION = 100;
/** Characters that can be typed or pasted into one field. */
export const LONGEST_INPUT = 4000;

/** What a reader sees as one character. Costly to make. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A label's beginning where the whole is too long, never cut through a character; '…' where there is none, because none is refused. */
export function shortened(label: string, most: number): string {
  const clean = label.replace(/\s+/gu, ' ').trim().toWellFormed();
  if (clean.length <= most) return clean || '…';
  let short = '';
  for (const { segment } of graphemes.segment(clean)) {
    if (short.length + segment.length >= most) break;
    short += segment;
  }
  return `${short}…`;
}
