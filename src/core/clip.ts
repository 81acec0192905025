/** Longest label of a choice or suggestion, in UTF-16 units (Discord's limit). */
export const LONGEST_LABEL = 100;

/** Returns the label, shortened with … if it is longer than `most` UTF-16 units. Never cuts a surrogate pair. */
export function clip(label: string, most: number = LONGEST_LABEL): string {
  if (label.length <= most) return label;
  let clipped = '';
  for (const character of label) {
    if (clipped.length + character.length > most - 1) break;
    clipped += character;
  }
  return `${clipped.trimEnd()}…`;
}

/**
 * UTF-16 units of a command's line that are read: its names and options, and more words than the search looks at. A text pasted below the
 * line is not part of it.
 */
const LONGEST_LINE = 6_000;
/** UTF-16 units of words that are searched for. The search ignores what follows (library/search/query.ts). */
const LONGEST_WORDS = 4_000;
/** UTF-16 units of typed words that an answer repeats: enough to recognise them. */
const LONGEST_ECHO = 200;

/** Cuts a command's line to what is read of it, before anything else looks at it. */
export function lineToRead(line: string): string {
  return line.slice(0, LONGEST_LINE);
}

/** Cuts typed words to what the search looks at. */
export function searchable(words: string): string {
  return words.slice(0, LONGEST_WORDS);
}

/** Cuts typed words to what an answer repeats of them. */
export function echoed(words: string): string {
  return clip(words, LONGEST_ECHO);
}
