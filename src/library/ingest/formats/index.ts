import type { Reader } from './block.ts';
import { readMd } from './md.ts';
import { readTxt } from './txt.ts';

/**
 * The formats with their readers and file endings. A new format needs a line here, and more: the form's accept list, the words of the
 * commands and the words of the errors (CONTRIBUTING.md, “Add a file format”).
 */
const FORMATS: readonly { endings: readonly string[]; read: Reader }[] = [
  { endings: ['.txt', '.text', ''], read: readTxt },
  { endings: ['.md', '.markdown'], read: readMd },
];

export const KNOWN_ENDINGS = FORMATS.flatMap(({ endings }) => endings).filter((ending) => ending);

/** Returns the reader for a file's ending: lower case with its dot, or '' for no ending. */
export function readerFor(ending: string): Reader | undefined {
  return FORMATS.find(({ endings }) => endings.includes(ending))?.read;
}
