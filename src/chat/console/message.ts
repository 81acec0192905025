import { z } from 'zod';
import { replySchema } from '#core/reply-schema.ts';
import { RIGHTS } from '#core/request.ts';

// `at`: ms since the epoch of the first sending. `line`: the answered command; none for a button.
const common = {
  format: z.literal(1),
  at: z.number(),
  author: z.object({ name: z.string(), may: z.enum(RIGHTS) }),
};
const body = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('said'), text: z.string() }),
  z.object({ ...common, kind: z.literal('replied'), line: z.string().optional(), reply: replySchema }),
]);

/** The stored content of a message: a person's text, or Parley's answer to a person. */
export type MessageBody = z.infer<typeof body>;
export type Author = MessageBody['author'];

/** Reads a stored body; undefined if a newer version wrote it. */
export function parseBody(stored: unknown): MessageBody | undefined {
  return body.safeParse(stored).data;
}
