import type { Reply } from '#core/reply.ts';
import type { Drawing } from '../handler.ts';

/** The record of a debate as a file; undefined if there is none. */
export async function transcriptFile(
  _: Drawing,
): Promise<{ file: { name: string; text: string }; reply: Reply } | undefined> {
  return undefined;
}
