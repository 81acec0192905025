import { z } from 'zod';
import { EDITION_LANGUAGES, PUBLIC_LANGUAGES } from './language.ts';
import type { Reply } from './reply.ts';

const span = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'strong', 'code']), text: z.string() }),
  z.object({ kind: z.literal('link'), text: z.string(), url: z.string() }),
  z.object({ kind: z.enum(['user', 'group', 'channel']), id: z.string(), text: z.string() }),
  z.object({
    kind: z.literal('instant'),
    at: z.number(),
    text: z.string(),
    ticks: z.literal(true).exactOptional(),
  }),
]);
const spans = z.array(span);
const button = z.object({
  id: z.string(),
  label: z.string(),
  style: z.enum(['plain', 'primary', 'danger']),
  disabled: z.boolean(),
});
const choice = z.object({ id: z.string(), label: z.string(), chosen: z.boolean() });
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
    part: z.object({ at: z.number(), of: z.number() }).exactOptional(),
  }),
  z.object({ kind: z.literal('list'), items: z.array(spans) }),
  z.object({ kind: z.literal('fields'), fields: z.array(z.object({ name: z.string(), value: spans })) }),
  z.object({ kind: z.literal('buttons'), buttons: z.array(button) }),
  z.object({ kind: z.literal('choice'), label: z.string(), options: z.array(choice) }),
]);

/** A reply as it is stored. */
export const replySchema: z.ZodType<Reply> = z.object({ language: z.enum(PUBLIC_LANGUAGES), blocks: z.array(block) });
