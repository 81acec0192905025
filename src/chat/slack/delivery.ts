import { z } from 'zod';

/** A file sent with a message or form. `url` and `size` (bytes) are present if Slack has sent them already. */
const FileRef = z.object({
  id: z.string(),
  name: z.string().optional(),
  url: z.string().optional(),
  size: z.number().optional(),
});
export type FileRef = z.infer<typeof FileRef>;

export const Values = z.record(z.string(), z.record(z.string(), z.unknown()));

/**
 * Common fields of a delivery. `thread`: the `ts` of the thread's first message. `id`: unique for each delivery; a repeated delivery has
 * the same. `homeTeam`: the person's workspace, if it is not `team`.
 */
const commonFields = {
  format: z.literal(1),
  id: z.string(),
  team: z.string(),
  channel: z.string(),
  thread: z.string().optional(),
  user: z.object({ id: z.string(), name: z.string(), homeTeam: z.string().optional() }),
};

/** Returns the person's workspace if it is not `team`; nothing if it is, or if Slack does not say it. */
export const homeTeam = (home: string | null | undefined, team: string) =>
  home && home !== team ? { homeTeam: home } : {};

/**
 * A delivery of Slack that must be answered, reduced to the fields that are used. It is stored in this form. `url` is the response_url.
 * `isLateEdit`: the mention was changed long after it was written. `isOwn`: the person has written the message.
 * `links`: the addresses that the message leads to, `files`: its files, if there are any. Earlier versions stored no `isOwn`, `links` and `files`.
 */
export const SlackDelivery = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('slash'),
    ...commonFields,
    command: z.string(),
    text: z.string(),
    url: z.string(),
    trigger: z.string(),
  }),
  z.object({
    kind: z.literal('press'),
    ...commonFields,
    button: z.string(),
    url: z.string(),
    ephemeral: z.boolean(),
    trigger: z.string().optional(),
  }),
  z.object({
    kind: z.literal('shortcut'),
    ...commonFields,
    callback: z.string(),
    text: z.string(),
    isOwn: z.boolean().optional(),
    links: z.array(z.string()).optional(),
    files: z.array(FileRef).optional(),
    url: z.string(),
    trigger: z.string(),
  }),
  z.object({
    kind: z.literal('mention'),
    ...commonFields,
    text: z.string(),
    files: z.array(FileRef),
    isLateEdit: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('submit'),
    ...commonFields,
    path: z.array(z.string()),
    url: z.string().optional(),
    /** The button that opened the form, if one did, and the visibility of its message. */
    button: z.string().optional(),
    ephemeral: z.boolean().optional(),
    values: Values,
  }),
]);
export type SlackDelivery = z.infer<typeof SlackDelivery>;
export type Slash = Extract<SlackDelivery, { kind: 'slash' }>;
export type Press = Extract<SlackDelivery, { kind: 'press' }>;
export type Shortcut = Extract<SlackDelivery, { kind: 'shortcut' }>;
export type Mention = Extract<SlackDelivery, { kind: 'mention' }>;
export type Submit = Extract<SlackDelivery, { kind: 'submit' }>;

/** A text typed into an external select of a form. It is answered directly or not at all, so it is never stored. */
export type SuggestRequest = Omit<Submit, 'kind' | 'url'> & { option: string; typed: string };

/** Data of the request that a form carries in its private_metadata (at most 3,000 characters). */
export const FormMetadata = z.object({
  format: z.literal(1),
  path: z.array(z.string()),
  channel: z.string(),
  thread: z.string().optional(),
  url: z.string().optional(),
  button: z.string().optional(),
  ephemeral: z.boolean().optional(),
});
export type FormMetadata = z.infer<typeof FormMetadata>;
