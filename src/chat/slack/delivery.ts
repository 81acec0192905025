import { z } from 'zod';

/** A file that came along: `url` and `size` (bytes) where Slack told them already. */
const FileRef = z.object({
  id: z.string(),
  name: z.string().optional(),
  url: z.string().optional(),
  size: z.number().optional(),
});
export type FileRef = z.infer<typeof FileRef>;

export const Values = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * `thread`: the `ts` of the message that the thread hangs on. `url`: the response_url. `id`: unique per delivery, the same when delivered
 * twice. `homeTeam`: the workspace of a person who belongs to another than `team`.
 */
const asked = {
  format: z.literal(1),
  id: z.string(),
  team: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
  user: z.object({ id: z.string(), name: z.string(), homeTeam: z.string().optional() }),
};

/** What Slack delivered and has to be answered, less everything that nobody needs: this is also what is stored of it. */
export const Delivered = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('slash'),
    ...asked,
    command: z.string(),
    text: z.string(),
    url: z.string(),
    trigger: z.string(),
  }),
  z.object({ kind: z.literal('press'), ...asked, button: z.string(), url: z.string(), ephemeral: z.boolean() }),
  z.object({
    kind: z.literal('shortcut'),
    ...asked,
    callback: z.string(),
    text: z.string(),
    url: z.string(),
    trigger: z.string(),
  }),
  z.object({ kind: z.literal('mention'), ...asked, text: z.string(), files: z.array(FileRef) }),
  z.object({
    kind: z.literal('submit'),
    ...asked,
    path: z.array(z.string()),
    url: z.string().optional(),
    values: Values,
  }),
]);
export type Delivered = z.infer<typeof Delivered>;
export type Slash = Extract<Delivered, { kind: 'slash' }>;
export type Press = Extract<Delivered, { kind: 'press' }>;
export type Shortcut = Extract<Delivered, { kind: 'shortcut' }>;
export type Submit = Extract<Delivered, { kind: 'submit' }>;

/** Somebody types into an external select of a form. Answered at once or not at all, so never stored. */
export type Suggest = Omit<Submit, 'kind' | 'url'> & { option: string; typed: string };

/** What a form remembers of where it was asked for: goes into its private_metadata (3,000 characters at most). */
export const FormMemory = z.object({
  format: z.literal(1),
  path: z.array(z.string()),
  channel: z.string(),
  thread: z.string().optional(),
  url: z.string().optional(),
});
export type FormMemory = z.infer<typeof FormMemory>;
