import { z } from 'zod';
import { CONTENT } from '#core/content-error-words.ts';
import type { Problem, UnfitContent } from '#core/errors.ts';
import type { FILE_PROBLEM_KINDS } from '#core/file-error-words.ts';

import { PAGE_REFUSALS } from '#core/page-refusals.ts';

// What the process that reads files may say. A hostile file may have taken it over, so that each answer is checked.

type FileProblem = Extract<Problem, { kind: (typeof FILE_PROBLEM_KINDS)[number] | 'file-too-many-passages' | 'page' }>;
type OutsideKind = 'file-missing' | 'file-not-found' | 'file-not-fetched' | 'file-is-folder' | 'file-unusual';
/** Problems with what is in a file. The others are found before it is read. */
type ReadKind = Exclude<FileProblem['kind'], OutsideKind | 'file-not-read'>;

/** Most characters of a text in an answer, and most entries of a list. */
const LONGEST = 300;
const MOST = 50;

const line = z.string().max(LONGEST);
const lines = z.array(line).max(MOST);
const count = z.int().min(0);
const unfit = z.custom<UnfitContent>((why) => typeof why === 'string' && Object.hasOwn(CONTENT, why));
const one = <Kind extends ReadKind, Shape extends z.core.$ZodLooseShape>(kind: Kind, fields: Shape) =>
  z.object({ kind: z.literal(kind), name: z.string(), ...fields });

/** A schema for each kind of problem. One that is missing here does not compile. */
const PROBLEMS = {
  'file-unreadable': one('file-unreadable', { why: line }),
  'file-empty': one('file-empty', {}),
  'file-too-large': one('file-too-large', { bytes: count, most: count }),
  'file-binary': one('file-binary', { looksLike: line.exactOptional() }),
  'file-encoding': one('file-encoding', {
    tried: lines,
    looksLike: z
      .object({
        encoding: line,
        language: z.object({ en: line, zh: line, hant: line.exactOptional(), kept: lines.exactOptional() }),
      })
      .exactOptional(),
  }),
  'file-garbled': one('file-garbled', { readAs: line }),
  'file-control-characters': one('file-control-characters', { line: count, code: line }),
  'file-line-too-long': one('file-line-too-long', { line: count, length: count, most: count }),
  'file-no-text': one('file-no-text', {}),
  'file-content': one('file-content', { format: line, why: unfit }),
  'file-format': one('file-format', { known: lines }),
  'file-too-many-passages': one('file-too-many-passages', { most: count }),
  page: z.object({ kind: z.literal('page'), why: z.enum(PAGE_REFUSALS), address: z.string() }),
} satisfies { [Kind in ReadKind]: z.ZodType<Extract<Problem, { kind: Kind }>> };

const Frame = z
  .string()
  .max(LONGEST)
  .regex(/^[\x20-\x7e]*$/);

const Answer = z.discriminatedUnion('kind', [
  /** The body is a packed draft. */
  z.object({ kind: z.literal('draft') }),
  z.object({ kind: z.literal('problem'), problem: z.discriminatedUnion('kind', Object.values(PROBLEMS) as never) }),
  z.object({ kind: z.literal('limit'), limit: z.enum(['memory', 'size']) }),
  /** A bug of a reader, or a file that it was not made for. `stack` has no words of the file. */
  z.object({ kind: z.literal('fault'), error: Frame, stack: z.array(Frame).max(MOST) }),
]);

export type IngestAnswer =
  | { kind: 'draft' }
  | { kind: 'problem'; problem: Extract<Problem, { kind: ReadKind }> }
  | { kind: 'limit'; limit: 'memory' | 'size' }
  | { kind: 'fault'; error: string; stack: string[] };

/** Most bytes of an answer's head. */
export const LARGEST_ANSWER = 65_536;

/** Parses the head of an answer. Undefined if it is none. */
export function parseAnswer(head: unknown): IngestAnswer | undefined {
  return Answer.safeParse(head).data as IngestAnswer | undefined;
}
