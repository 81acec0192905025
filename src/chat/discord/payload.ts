import { z } from 'zod';

/**
 * Interactions as Discord's gateway sends them, limited to the fields that are read; other fields are ignored.
 * https://docs.discord.com/developers/interactions/receiving-and-responding
 */
const id = z.string().regex(/^\d{1,20}$/);
const bits = z.string().regex(/^\d{1,40}$/);
const user = z.object({ id, username: z.string(), global_name: z.string().nullish() });

export const INTERACTION = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
export const COMMAND_TYPE = { chat: 1, message: 3 } as const;
export const OPTION = { subcommand: 1, group: 2, attachment: 11 } as const;

/** Fields needed to answer an interaction of any kind. */
export const Envelope = z.object({
  id,
  application_id: id,
  type: z.number(),
  token: z.string().min(1),
  guild_id: id.optional(),
  channel_id: id.optional(),
  channel: z.object({ id, type: z.number(), parent_id: id.nullish() }).optional(),
  member: z
    .object({ user, nick: z.string().nullish(), permissions: bits, roles: z.array(z.string()).optional() })
    .optional(),
  user: user.optional(),
  locale: z.string().optional(),
  app_permissions: bits.optional(),
  /** The place that a direct message is about (direct.ts), if the press came from one. */
  about: id.optional(),
  /** The message whose button was pressed. */
  message: z.unknown().optional(),
});
export type Envelope = z.infer<typeof Envelope>;

export type OptionData = {
  name: string;
  type: number;
  value?: string | number | boolean | undefined;
  focused?: boolean | undefined;
  options?: OptionData[] | undefined;
};
const option: z.ZodType<OptionData> = z.lazy(() =>
  z.object({
    name: z.string(),
    type: z.number(),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
    focused: z.boolean().optional(),
    options: z.array(option).optional(),
  }),
);

const attachments = z.record(id, z.object({ filename: z.string(), url: z.url(), size: z.number() }));
export type Attachments = z.infer<typeof attachments>;

/** A message. What else is in it is read by message-words.ts. */
const message = z.looseObject({ content: z.string().default(''), author: z.object({ id }).optional() });

export const ChatData = z.object({
  type: z.literal(COMMAND_TYPE.chat),
  name: z.string(),
  options: z.array(option).default([]),
  resolved: z.object({ attachments: attachments.optional() }).optional(),
});
export type ChatData = z.infer<typeof ChatData>;

export const MessageData = z.object({
  type: z.literal(COMMAND_TYPE.message),
  name: z.string(),
  target_id: id,
  resolved: z.object({ messages: z.record(id, message) }),
});
export type MessageData = z.infer<typeof MessageData>;

export const ComponentData = z.object({ custom_id: z.string(), values: z.array(z.string()).optional() });
export type ComponentData = z.infer<typeof ComponentData>;

export const ModalData = z.object({
  custom_id: z.string(),
  components: z.array(z.unknown()),
  resolved: z.object({ attachments: attachments.optional() }).optional(),
});
export type ModalData = z.infer<typeof ModalData>;
