import { z } from 'zod';
import { replySchema } from '#core/reply-schema.ts';
import { RIGHTS } from '#core/request.ts';

// `at`: ms since the epoch, when it was said first. `line`: the command that was answered; none when a button was.
const common = {
  format: z.literal(1),
  at: z.number(),
  author: z.object({ name: z.string(), may: z.enum(RIGHTS) }),
};
const body = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('said'), text: z.string() }),
  z.object({ ...common, kind: z.literal('replied'), line: z.string().optional(), reply: replySchema }),
]);

/** What the console stores of a message: what a person said, or what Parley answered to them. */
export type MessageBody = z.infer<typeof body>;
export type Author = MessageBody['author'];

/** A stored body; undefined when a newer version wrote it. */
export function parseBody(stored: unknown): MessageBody | undefined {
  return body.safeParse(stored).data;
}
