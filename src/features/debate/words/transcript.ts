import type { Drawing } from '../drawing.ts';

/** The record of a debate as a file; undefined if there is none. */
export async function transcriptFile(
  _: Drawing,
): Promise<{ file: { name: string; title: string; text: string } } | undefined> {
  return undefined;
}
