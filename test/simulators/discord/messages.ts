import type { APIAttachment, APIMessageApplicationCommandInteraction } from 'discord.js';
import { messageOf, userOf } from './payloads.ts';
import { type Member, type Message, newId, type World } from './world.ts';

/** A file that somebody attaches. `url` and `size`: as Discord says, if not as it is. */
export type SentFile = { name: string; text: string | Uint8Array; url?: string; size?: number };

/**
 * What a message has beside its words. `isOwn`: who uses the command wrote it; else the bot did. `forwards`: the message that it forwards.
 */
export type MessageParts = {
  isOwn?: boolean;
  files?: readonly SentFile[];
  embeds?: readonly object[];
  forwards?: { words: string; files?: readonly SentFile[] };
};

export type Resolved = { attachments?: Record<string, APIAttachment> };

export function attach(world: World, { name, text, url, size }: SentFile, resolved: Resolved): string {
  const id = newId(world);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const path = `/attachments/${world.channels[0]?.id}/${id}/${encodeURIComponent(name)}`;
  world.files.set(path, bytes);
  const where = url ?? `${world.origin}${path}`;
  const file: APIAttachment = { id, filename: name, size: size ?? bytes.length, url: where, proxy_url: where };
  resolved.attachments = {
    ...resolved.attachments,
    [id]: { ...file, content_type: 'text/plain; charset=utf-8', ephemeral: true },
  };
  return id;
}

function attachments(world: World, files: readonly SentFile[]): APIAttachment[] {
  const resolved: Resolved = {};
  for (const file of files) attach(world, file, resolved);
  return Object.values(resolved.attachments ?? {});
}

export function messageData(
  world: World,
  name: string,
  words: string,
  { isOwn, files = [], embeds = [], forwards }: MessageParts,
  member: Member,
): APIMessageApplicationCommandInteraction['data'] {
  const declared = world.commands.find((one) => one.name === name && one.type === 3);
  if (!declared) throw new Error(`${name} is not registered for messages`);
  const at = world.clock.now();
  const said: Message = {
    ...{ id: newId(world), channel: world.channels[0]?.id ?? '', owner: undefined, at, content: words, components: [] },
    ...{ waiting: false, deleted: false, edited: false, flags: 0, interaction: undefined },
  };
  const resolved = {
    messages: {
      [said.id]: {
        ...messageOf(world, said),
        ...(isOwn && { author: userOf(member) }),
        attachments: attachments(world, files),
        embeds,
        ...(forwards && {
          message_snapshots: [
            { message: { content: forwards.words, attachments: attachments(world, forwards.files ?? []), embeds: [] } },
          ],
        }),
      },
    },
  };
  return {
    id: declared.id,
    name,
    type: 3,
    target_id: said.id,
    resolved,
  } as APIMessageApplicationCommandInteraction['data'];
}
