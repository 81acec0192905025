import type { Ingest } from '#core/ports/ingest.ts';
import { packDraft } from './packed-draft.ts';

/** Reads files in this process. Only for files that are trusted: the shelf's own, and those of tests. */
export const ingestHere: Ingest = {
  read: async (_, file) => {
    // Imported here, because a program that reads no file needs none of it.
    const { readDraft } = await import('./read-draft.ts');
    return packDraft(await readDraft(file));
  },
};
