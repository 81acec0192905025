import type { Reader } from './block.ts';
import { readMd } from './md.ts';
import { readTxt } from './txt.ts';

/** One reader per format, by the endings its files have. A further format is a file beside these and a line here. */
const FORMATS: readonly { endings: readonly string[]; read: Reader }[] = [
  { endings: ['.txt', '.text', ''], read: readTxt },
  { endings: ['.md', '.markdown'], read: readMd },
];

export const KNOWN_ENDINGS = FORMATS.flatMap(({ endings }) => endings).filter((ending) => ending);

/** The reader for a file's ending (lower case, with its point; '' for none). */
export function readerFor(ending: string): Reader | undefined {
  return FORMATS.find(({ endings }) => endings.includes(ending))?.read;
}
