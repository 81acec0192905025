/**
 * Discord's limits for one message or form. Sources: discord-api-docs `components/reference` and `resources/message`. The limit for all
 * text displays together is no longer documented, but enforced. Lengths are in UTF-16 units, the strictest count.
 */

/** Components of one message, including nested ones. */
export const MOST_COMPONENTS = 40;
/** Characters of all text displays of a message: 4000 less four percent, because it is not documented how they are counted. */
export const MOST_TEXT = 3840;
/** The same with a line that is added to a rendered page. Only digits and marks are added, which every count counts alike. */
export const MOST_TEXT_WITH_LINE = 3950;
/** Buttons in one row. */
export const MOST_BUTTONS_A_ROW = 5;
export const LONGEST_LABEL = 80;
/** Length of the id that is sent back when a control is used. */
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

/** Finds the characters as readers see them. Slow to create. */
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Shortens a label that is too long, without cutting a visible character. An empty label becomes '…', because Discord refuses empty ones.
 */
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
