import { constants, inflateSync } from 'node:zlib';
import { BEST_RATIO, LARGE_PART } from '../zip.ts';

/** Most bytes of one unpacked stream, and of all. A page has some 10,000; a large drawing has a few millions. */
const MOST_UNPACKED = 60_000_000;
const MOST_TOGETHER = 200_000_000;
/** No stream is packed better than this. */
const MOST_PACKED = 1_000;
/** Characters before a stream in which its dictionary stands. */
const DICTIONARY = 2_000;

const MARK = /endstream|stream\r?\n/g;
const PACKED = /\/Fl(?:ateDecode)?\b/;
/** They are not unpacked to read the text, and an image of one colour packs as well as one that does harm. */
const NOT_READ = /\/Subtype\s*\/Image\b|\/EmbeddedFile\b/;

/** True if a PDF has packed streams that are too large to be read, or pack so well that they were made to do harm. */
export function isTooLargeUnpacked(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = file.toString('latin1');
  let left = MOST_TOGETHER;
  let from: number | undefined;
  let before = 0;
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (mark !== 'endstream') {
      const dictionary = text.slice(Math.max(before, index - DICTIONARY), index);
      from = PACKED.test(dictionary) && !NOT_READ.test(dictionary) ? index + mark.length : undefined;
    } else if (from !== undefined) {
      const length = unpackedLength(file.subarray(from, index), left);
      if (length === undefined) return true;
      left -= length;
      from = undefined;
    }
    before = index + mark.length;
  }
  return false;
}

/** Returns the length of an unpacked stream; undefined if it is more than it may be. What is small or damaged counts as nothing. */
function unpackedLength(packed: Uint8Array, left: number): number | undefined {
  if (packed.length * MOST_PACKED < LARGE_PART) return 0;
  const most = Math.min(left, MOST_UNPACKED, Math.max(LARGE_PART, packed.length * BEST_RATIO));
  try {
    return inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : 0;
  }
}
