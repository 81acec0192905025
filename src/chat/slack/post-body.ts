import { createHash } from 'node:crypto';
import type { types } from '@slack/bolt';
import type { Ping, Target } from '#core/outgoing.ts';
import { LIMITS } from './limits.ts';
import type { SlackMessage } from './render.ts';
import { plain, type Rich } from './render-rich.ts';
import { escaped } from './render-text.ts';

/** Type of the metadata of a post. Whoever reads the channel by the API can read it, so it holds a checksum and no words. */
export const MARK = 'parley_post';

/** Returns the metadata by which a post is found again. `kind` is part of it, because a job's steps could have one key. */
export function markOf(workspace: string, kind: string, key: string): types.MessageMetadata {
  const hash = createHash('sha256').update(`${workspace}\n${kind}\n${key}`).digest('base64url');
  return { event_type: MARK, event_payload: { key: hash } };
}

/** Whom a post notifies of those whom it names. The others stand there by name. */
export type Notified = 'everybody' | 'people' | 'nobody';

/**
 * Adds who is notified, in a line of its own above the message. Slack notifies whoever is mentioned, always: where there is to be no sound,
 * only the names stand there. Of many, those for whom the message has room.
 */
export function withPings(message: SlackMessage, pings: readonly Ping[], notified: Notified): SlackMessage {
  for (let count = pings.length; count > 0 && hasRoom(message); count -= 1) {
    const some = pings.slice(0, count);
    const elements = some.flatMap((ping, at) => [...plain(at ? ' ' : ''), ...shownAs(ping, notified)]);
    const whole = withLine(message, elements, some.flatMap(spoken).join(' '));
    if (JSON.stringify(whole.blocks).length <= LIMITS.blocksWithLine) return whole;
  }
  return message;
}

const nameOf = ({ name }: Ping): string => `@${name}`;

/** How a notification's words name somebody: never by an id, which is all that a mention without a name tells, and never by a second mention. */
const spoken = (ping: Ping): string[] => (ping.name === ping.id ? [] : [nameOf(ping)]);

function shownAs(ping: Ping, notified: Notified): Rich[] {
  const isNotified = notified === 'everybody' || (notified === 'people' && ping.kind === 'user');
  const mention = isNotified ? mentionOf(ping) : undefined;
  return mention ? [mention] : plain(nameOf(ping));
}

/** Returns true if a message as it was sent mentions this one. */
export function mentions({ blocks }: SlackMessage, ping: Ping): boolean {
  const mention = mentionOf(ping);
  return mention !== undefined && JSON.stringify(blocks[0]).includes(JSON.stringify(mention));
}

function mentionOf({ kind, id }: Ping): Rich | undefined {
  if (kind === 'group' && /^S[A-Z0-9]+$/.test(id)) return { type: 'usergroup', usergroup_id: id };
  return kind === 'user' && /^[UW][A-Z0-9]+$/.test(id) ? { type: 'user', user_id: id } : undefined;
}

const hasRoom = ({ blocks }: SlackMessage): boolean => blocks.length < LIMITS.blocks;

/** Puts a line above the message, and its words before those for notifications. */
function withLine({ text, blocks }: SlackMessage, elements: Rich[], words: string): SlackMessage {
  const line: types.KnownBlock = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
  const whole = words === '' ? text : `${escaped(words)}\n${text}`;
  return { text: whole.length <= LIMITS.text ? whole : text, blocks: [line, ...blocks] };
}

/** Adds a line with the place that a direct message is about. Slack shows its name, which leads there. */
export function aboutPlace(message: SlackMessage, { channel }: Target): SlackMessage {
  if (!/^[CG][A-Z0-9]+$/.test(channel) || !hasRoom(message)) return message;
  const elements: Rich[] = [{ type: 'channel', channel_id: channel }];
  const line: types.KnownBlock = { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
  return { ...message, blocks: [...message.blocks, line] };
}
