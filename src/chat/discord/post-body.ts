import { createHash } from 'node:crypto';
import { ComponentType, MessageFlags } from 'discord.js';
import type { Ping, Target } from '#core/outgoing.ts';
import { strong } from '#core/reply.ts';
import { shortened } from './limits.ts';
import { markdownLine, SNOWFLAKE } from './markdown.ts';
import { type DiscordMessage, isTaken } from './render.ts';

/** What marks a post as the one of its key. `nonce`: Discord's own guard, for some minutes. `mark`: id of its first component, for later. */
export type PostMark = { nonce: string; mark: number };

/** Discord's limit for a nonce. */
const LONGEST_NONCE = 25;
/** Characters of a file's title. */
const LONGEST_TITLE = 300;
/** Smallest mark. Ids that Discord gives to components count up from 1, so they are never as large. */
const LEAST_MARK = 2 ** 30;

/**
 * Returns the marks of a post. `kind` is part of them, because Discord would take two steps with one key for the same message. A component's id
 * is a positive number of 31 bits, unique in the message, and Discord returns it with the message (docs: components/reference, `id`).
 */
export function markOf(workspace: string, kind: string, key: string): PostMark {
  const hash = createHash('sha256').update(`${workspace}\n${kind}\n${key}`).digest();
  const mark = LEAST_MARK + (hash.readUInt32BE(hash.length - 4) % LEAST_MARK);
  return { nonce: hash.toString('base64url').slice(0, LONGEST_NONCE - 1), mark };
}

/** Returns the mark of a message as Discord sends it; undefined if it has none. */
export function markIn(message: unknown): number | undefined {
  if (typeof message !== 'object' || message === null || !('components' in message)) return undefined;
  const first: unknown = Array.isArray(message.components) ? message.components[0] : undefined;
  const id = typeof first === 'object' && first !== null && 'id' in first ? first.id : undefined;
  return typeof id === 'number' && id >= LEAST_MARK ? id : undefined;
}

/** Marks a message. A change of a marked message has to mark it again, because it replaces all components. */
export function marked<Message extends Pick<DiscordMessage, 'components'>>(
  message: Message,
  mark: number | undefined,
): Message {
  const [first, ...others] = message.components;
  if (mark === undefined || !first) return message;
  return { ...message, components: [{ ...first, id: mark }, ...others] };
}

export type PostBody = Omit<DiscordMessage, 'allowed_mentions'> & {
  attachments?: { id: string; filename: string }[];
  allowed_mentions: { parse: []; roles?: string[]; users?: string[] };
};

/**
 * Adds who is notified, in a line of its own above the message, and whether it makes a sound. Nobody else is notified. Of many, those for whom
 * the message has room.
 */
export function withPings(message: DiscordMessage, pings: readonly Ping[], isSilent: boolean): PostBody {
  const flags = isSilent ? message.flags | MessageFlags.SuppressNotifications : message.flags;
  const known = pings.filter(({ kind, id }) => kind !== 'group' && SNOWFLAKE.test(id));
  for (let count = known.length; count > 0; count -= 1) {
    const some = known.slice(0, count);
    const components = [mentionLine(some), ...message.components];
    if (isTaken(components)) return { flags, components, allowed_mentions: { parse: [], ...allowedOf(some) } };
  }
  return { ...message, flags };
}

const mentionLine = (pings: readonly Ping[]) => ({
  type: ComponentType.TextDisplay as const,
  content: pings.map(({ kind, id }) => (kind === 'role' ? `<@&${id}>` : `<@${id}>`)).join(' '),
});

function allowedOf(pings: readonly Ping[]): { roles?: string[]; users?: string[] } {
  const idsOf = (kind: Ping['kind']) => pings.filter((one) => one.kind === kind).map(({ id }) => id);
  const [roles, users] = [idsOf('role'), idsOf('user')];
  return { ...(roles.length && { roles }), ...(users.length && { users }) };
}

/** Makes a message that shows a file below its title. A message of components shows a file only if one of them names it. */
export function fileBody(name: string, title: string): PostBody {
  const content = markdownLine([strong(shortened(title, LONGEST_TITLE))]);
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      { type: ComponentType.TextDisplay, content },
      { type: ComponentType.File, file: { url: `attachment://${name}` } },
    ],
    attachments: [{ id: '0', filename: name }],
    allowed_mentions: { parse: [] },
  };
}

/** Returns the place that a direct message is about, as Discord sends the message; undefined if it names none. */
export function aboutIn(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('components' in message)) return undefined;
  const last: unknown = Array.isArray(message.components) ? message.components.at(-1) : undefined;
  const content = typeof last === 'object' && last !== null && 'content' in last ? last.content : undefined;
  return typeof content === 'string' ? /^-# <#(\d{17,20})>$/.exec(content)?.[1] : undefined;
}

/** Adds a small line with the place that a direct message is about. Discord shows its name, which leads there. */
export function aboutPlace(message: DiscordMessage, { channel, thread }: Target): DiscordMessage {
  const place = thread ?? channel;
  if (!SNOWFLAKE.test(place)) return message;
  const line = { type: ComponentType.TextDisplay as const, content: `-# <#${place}>` };
  return { ...message, components: [...message.components, line] };
}
