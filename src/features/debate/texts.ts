import { z } from 'zod';
import type { StreamText } from '#core/ports/stream-texts.ts';

/**
 * Texts that people write in a debate. `draft`: seen only by its author. `reason`: what moved somebody, unsigned. `why`: why an entry was withdrawn;
 * its id is `whyOf` the entry's.
 */
export const TEXT_KINDS = ['speech', 'question', 'draft', 'reason', 'why'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

const Body = z.object({ text: z.string() });

/** The id of the text that says why an entry was withdrawn. */
export const whyOf = (entry: string): string => `${entry}.why`;

/** The words of a text; undefined if its author was erased. */
export const wordsOf = ({ body }: Pick<StreamText, 'body'>): string | undefined =>
  body === undefined ? undefined : Body.parse(body).text;
