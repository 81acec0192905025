import { type Unzipped, unzipSync } from 'fflate';
import { UserError } from '#core/errors.ts';

const MOST_ENTRIES = 2_000;
/** Most bytes of what is unpacked. A long novel has 15 MB of XML in a document, 3 MB in an e-book. */
const MOST_UNPACKED = 40_000_000;
/** A part that is larger and packs better than this is made to do harm. */
export const LARGE_PART = 5_000_000;
export const BEST_RATIO = 150;

/**
 * Unpacks the wanted parts of a package. The sizes in its directory are checked before anything is unpacked, and a part gets no more memory
 * than it says.
 */
export function unpack(bytes: Uint8Array, file: { name: string; format: string }, wanted: RegExp): Unzipped {
  let entries = 0;
  let total = 0;
  const fault = (why: 'damaged' | 'too-large-inside') => new UserError({ kind: 'file-content', ...file, why });
  try {
    return unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        entries += 1;
        if (entries > MOST_ENTRIES) throw fault('too-large-inside');
        if (!wanted.test(name)) return false;
        total += originalSize;
        const isBomb = originalSize > LARGE_PART && originalSize > size * BEST_RATIO;
        if (isBomb || total > MOST_UNPACKED) throw fault('too-large-inside');
        return true;
      },
    });
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw fault('damaged');
  }
}
