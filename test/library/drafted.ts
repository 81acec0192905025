import type { PackedDraft } from '#core/article-draft.ts';
import { ingestHere } from '#library/index.ts';

/** A file that was read, to be added. */
export const drafted = (name: string, text: string): Promise<PackedDraft> =>
  ingestHere.read('local', { name, bytes: new TextEncoder().encode(text) });
