import { passageText } from '../../src/core/article.ts';
import type { Draft } from '../../src/core/article-draft.ts';
import { type Problem, UserError } from '../../src/core/errors.ts';
import { readDraft, readTextDraft } from '../../src/library/ingest/read-draft.ts';
import { textKey } from '../../src/library/numbering/text-key.ts';

export function read(text: string | Uint8Array, name = 'harbour.txt'): Draft {
  return readTextDraft({ name, bytes: typeof text === 'string' ? Buffer.from(text) : text });
}

export const passages = (draft: Draft) => draft.passages.map((passage) => passageText(draft, passage));
export const paragraphs = (draft: Draft) =>
  [...Map.groupBy(draft.passages, (one) => one.paragraph).values()].map((group) =>
    group.map((one) => passageText(draft, one)),
  );
export const keys = (draft: Draft) => passages(draft).map(textKey);

/** Reads a file of any format. */
export const readFile = (bytes: Uint8Array, name: string) => readDraft({ name, bytes });

/** The problem a file of any format is refused with. */
export async function problemOfFile(bytes: Uint8Array, name: string): Promise<Problem | undefined> {
  try {
    await readFile(bytes, name);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
}

/** The problem a file is refused with. Anything else that is thrown is a bug and goes through. */
export function problemOf(text: string | Uint8Array, name?: string): Problem | undefined {
  try {
    read(text, name);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
}
