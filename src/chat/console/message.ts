import { z } from 'zod';
import { EDITION_LANGUAGES, PUBLIC_LANGUAGES } from '#core/language.ts';
import type { Reply } from '#core/reply.ts';
import { RIGHTS } from '#core/request.ts';

const span = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'strong', 'code']), text: z.string() }),
  z.object({ kind: z.literal('link'), text: z.string(), url: z.string() }),
]);
const spans = z.array(span);
const button = z.object({
  id: z.string(),
  label: z.string(),
  style: z.enum(['plain', 'primary', 'danger']),
  disabled: z.boolean(),
});
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), spans, subdued: z.boolean() }),
  z.object({
    kind: z.literal('passage'),
    reference: z.string(),
    language: z.enum(EDITION_LANGUAGES),
    text: z.string(),
    highlights: z.array(z.tuple([z.number(), z.number()])),
    role: z.enum(['cited', 'context']),
    withdrawn: z.boolean(),
  }),
  z.object({ kind: z.literal('list'), items: z.array(spans) }),
  z.object({ kind: z.literal('fields'), fields: z.array(z.object({ name: z.string(), value: spans })) }),
  z.object({ kind: z.literal('buttons'), buttons: z.array(button) }),
]);
const reply: z.ZodType<Reply> = z.object({ language: z.enum(PUBLIC_LANGUAGES), blocks: z.array(block) });

// `at`: ms since the epoch, when it was said first. `line`: the command that was answered; none when a button was.
const common = {
  format: z.literal(1),
  at: z.number(),
  author: z.object({ name: z.string(), may: z.enum(RIGHTS) }),
};
const body = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('said'), text: z.string() }),
  z.object({ ...common, kind: z.literal('replied'), line: z.string().optional(), reply }),
]);

/** What the console stores of a message: what a person said, or what Parley answered to them. */
export type Body = z.infer<typeof body>;
export type Author = Body['author'];

/** A stored body; undefined when a newer version wrote it. */
export function parseBody(stored: unknown): Body | undefined {
  return body.safeParse(stored).data;
}
