import type { Reader } from './block.ts';
import { readMd } from './md.ts';
import { readTxt } from './txt.ts';

/** `endings` of its files, in small letters with the dot; '' is no ending. `hasHeadings`: a line that begins with # is a heading. */
type Format = { endings: readonly string[]; read: Reader; hasHeadings: boolean };

/**
 * The formats, in the only list of them. A new format needs a line here, and more: the form's accept list, the words of the commands and the
 * words of the errors (CONTRIBUTING.md, “Add a file format”).
 */
const FORMATS: readonly Format[] = [
  { endings: ['.txt', '.text', ''], read: readTxt, hasHeadings: false },
  { endings: ['.md', '.markdown'], read: readMd, hasHeadings: true },
];

export const KNOWN_ENDINGS = FORMATS.flatMap(({ endings }) => endings).filter((ending) => ending);

/** Returns the format of a file's ending: lower case with its dot, or '' for no ending. */
export function formatOf(ending: string): Format | undefined {
  return FORMATS.find(({ endings }) => endings.includes(ending));
}

/** Returns a file's name without the ending of its format; undefined if it has no such ending. */
export function withoutEnding(name: string): string | undefined {
  const ending = KNOWN_ENDINGS.find((one) => name.toLowerCase().endsWith(one));
  return ending && name.slice(0, -ending.length);
}
