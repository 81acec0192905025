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
  z.object({
    format: common.format,
    at: common.at,
    kind: z.literal('posted'),
    reply: replySchema,
    ping: z.string().optional(),
    pings: z.array(z.string()).optional(),
    under: z.object({ id: z.string(), name: z.string().optional() }).optional(),
    to: z.string().optional(),
    file: z.object({ name: z.string(), text: z.string() }).optional(),
  }),
]);

/**
 * The stored content of a message: a person's text, Parley's answer to a person, or what Parley posted unasked. `pings`: the names of who
 * is notified elsewhere; `ping`: the one name that an earlier version stored. `under`: the message below which it stands, with the thread's name if it opens one. `to`: the one person whom it is for.
 * `file`: a text file to download; the reply is its title.
 */
export type MessageBody = z.infer<typeof body>;
export type Author = z.infer<typeof common.author>;
export type PostedBody = Extract<MessageBody, { kind: 'posted' }>;

/** Reads a stored body; undefined if a newer version wrote it. */
export function parseBody(stored: unknown): MessageBody | undefined {
  return body.safeParse(stored).data;
}
