import { withIds } from './components.ts';
import { messageOf } from './payloads.ts';
import { mayDo, PERMISSION } from './permissions.ts';
import { type Answer, type Body, contentFault, fault, post, refused, UNKNOWN_MESSAGE } from './rules.ts';
import { type Channel, type Message, newId, type UploadedFile, type World } from './world.ts';

/** Messages, threads and direct messages that the bot makes without being asked (docs: resources/message, resources/channel). */

const UNKNOWN_CHANNEL = refused(404, 10_003, 'Unknown Channel');
const MISSING_ACCESS = refused(403, 50_001, 'Missing Access');
const MISSING_PERMISSIONS = refused(403, 50_013, 'Missing Permissions');
const WRONG_TYPE = refused(400, 50_024, 'Cannot execute action on this channel type');
const NOT_TEXT = refused(400, 50_008, 'Cannot send messages in a non-text channel');
const ARCHIVED = refused(400, 50_083, 'Thread is archived');
const LOCKED = refused(403, 160_005, 'Thread is locked');
const HAS_THREAD = refused(400, 160_004, 'A thread has already been created for this message');
const CLOSED = refused(403, 50_007, 'Cannot send messages to this user');
const UNKNOWN_USER = refused(404, 10_013, 'Unknown User');

const TYPE = { text: 0, dm: 1, announcement: 5, thread: 11, forum: 15 } as const;
/** Channels in which messages are posted. */
const POSTABLE: readonly number[] = [TYPE.text, TYPE.dm, TYPE.announcement, 10, TYPE.thread, 12];

const channelOf = (world: World, id: string): Channel | undefined => world.channels.find((one) => one.id === id);

/** Why the bot cannot reach the channel; undefined if it can. */
function unreached(world: World, channel: Channel | undefined): Answer | undefined {
  if (!channel) return UNKNOWN_CHANNEL;
  if (channel.type === TYPE.dm) return undefined;
  return world.isRemoved || !mayDo(world, channel, PERMISSION.view) ? MISSING_ACCESS : undefined;
}

export function createMessage(
  world: World,
  [id = '']: string[],
  body: unknown,
  _query: URLSearchParams,
  files: UploadedFile[],
): Answer {
  const data = body as Body;
  const channel = channelOf(world, id);
  const barred = unreached(world, channel) ?? (channel && unposted(world, channel));
  if (barred || !channel) return barred ?? UNKNOWN_CHANNEL;
  if (data.nonce !== undefined && String(data.nonce).length > 25) return fault(world, 'a nonce of more than 25');
  if (files.length && !mayDo(world, channel, PERMISSION.attach)) return MISSING_PERMISSIONS;
  const wrong = contentFault(data, 0) ?? fileFault(data, files);
  if (wrong) return fault(world, wrong);
  const same = data.enforce_nonce ? guarded(world, data.nonce) : undefined;
  if (same?.deleted) return UNKNOWN_MESSAGE;
  if (same) return { status: 200, body: withNonce(messageOf(world, same), same) };
  channel.archived = false;
  const message = post(world, undefined, data, undefined);
  const { roles, users } = pinged(world, channel, data, message);
  Object.assign(message, { channel: id, nonce: data.nonce, mentionRoles: roles, mentionUsers: users, files });
  return { status: 200, body: withNonce(messageOf(world, message), message) };
}

/** Each file is described and shown by a component, and nothing else is. */
function fileFault({ attachments = [], components }: Body, files: readonly UploadedFile[]): string | undefined {
  const shown = [...JSON.stringify(components ?? []).matchAll(/"attachment:\/\/([^"]*)"/g)].map(([, name]) => name);
  const described = attachments.map(({ id, filename }) => `files[${id}] ${filename}`);
  const sent = files.map(({ key, name }) => `${key} ${name}`);
  if (described.join() !== sent.join()) return `files ${sent.join()}, described as ${described.join()}`;
  if (shown.join() !== files.map(({ name }) => name).join()) return `files ${sent.join()}, shown ${shown.join()}`;
  return files.some(({ name }) => !/^[\w.-]+$/.test(name)) ? 'a file whose name Discord would change' : undefined;
}

/** The nonce comes back with the message that was just made, and not in a channel's history. */
const withNonce = (sent: object, { nonce }: Message) => ({ ...sent, ...(nonce !== undefined && { nonce }) });

function unposted(world: World, channel: Channel): Answer | undefined {
  if (channel.type === TYPE.dm)
    return world.members.find(({ id }) => id === channel.recipient)?.isClosed ? CLOSED : undefined;
  if (!POSTABLE.includes(channel.type)) return NOT_TEXT;
  const isThread = channel.parent !== undefined;
  if (channel.locked) return channel.archived ? ARCHIVED : LOCKED;
  return mayDo(world, channel, isThread ? PERMISSION.sendInThreads : PERMISSION.send) ? undefined : MISSING_PERMISSIONS;
}

/** The bot's message with this nonce, as long as Discord remembers it. */
function guarded(world: World, nonce: string | number | undefined): Message | undefined {
  if (nonce === undefined) return undefined;
  const from = world.clock.now() - world.guard;
  return world.messages.find((one) => one.nonce === nonce && one.at >= from);
}

/**
 * Whom a message notifies: who is named in it and is allowed, by the message and by the server. A name that is escaped counts too, because it is
 * not documented that it does not.
 */
function pinged(world: World, channel: Channel, { allowed_mentions: allowed }: Body, { components }: Message) {
  const named = [...JSON.stringify(components).matchAll(/<@(&?)(\d+)>/g)];
  const ids = (mark: string, kind: 'roles' | 'users') =>
    [...new Set(named.filter((one) => one[1] === mark).map((one) => one[2] ?? ''))].filter(
      (id) => allowed?.parse?.includes(kind) || allowed?.[kind]?.includes(id),
    );
  const mayAll = mayDo(world, channel, PERMISSION.mentionAll);
  return {
    roles: ids('&', 'roles').filter((id) => world.roles.some((role) => role.id === id && (role.mentionable || mayAll))),
    users: ids('', 'users').filter((id) => world.members.some((member) => member.id === id)),
  };
}

export function listMessages(world: World, [id = '']: string[], _body: unknown, query: URLSearchParams): Answer {
  const channel = channelOf(world, id);
  const barred = unreached(world, channel);
  if (barred || !channel) return barred ?? UNKNOWN_CHANNEL;
  // Without the right to read them, Discord answers with no messages.
  if (channel.type !== TYPE.dm && !mayDo(world, channel, PERMISSION.history)) return { status: 200, body: [] };
  const after = BigInt(query.get('after') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const until = world.clock.now() - world.lag;
  const there = world.messages.filter((one) => one.channel === id && !one.deleted && !one.owner && one.at <= until);
  const found = there.filter((one) => BigInt(one.id) > after).slice(0, limit);
  return { status: 200, body: found.reverse().map((one) => messageOf(world, one)) };
}

export function editMessage(world: World, [channel = '', id = '']: string[], body: unknown): Answer {
  const data = body as Body;
  const place = channelOf(world, channel);
  const barred = unreached(world, place);
  if (barred) return barred;
  const message = world.messages.find((one) => one.id === id && one.channel === channel && !one.deleted);
  if (!message) return UNKNOWN_MESSAGE;
  if (place?.archived) return ARCHIVED;
  const wrong = contentFault(data, message.flags);
  if (wrong) return fault(world, wrong);
  message.components = withIds(data.components ?? message.components);
  message.edited = true;
  return { status: 200, body: messageOf(world, message) };
}

export function createThread(world: World, [id = '', on = '']: string[], body: unknown): Answer {
  const { name } = body as { name: string };
  const channel = channelOf(world, id);
  const barred = unreached(world, channel);
  if (barred || !channel) return barred ?? UNKNOWN_CHANNEL;
  if (channel.type !== TYPE.text && channel.type !== TYPE.announcement) return WRONG_TYPE;
  if (!mayDo(world, channel, PERMISSION.createThreads)) return MISSING_PERMISSIONS;
  if (!world.messages.some((one) => one.id === on && one.channel === id && !one.deleted)) return UNKNOWN_MESSAGE;
  if (channelOf(world, on)) return HAS_THREAD;
  const thread: Channel = { id: on, type: TYPE.thread, name, parent: id };
  world.channels.push(thread);
  return { status: 201, body: shown(world, thread) };
}

export function createDirect(world: World, _found: string[], body: unknown): Answer {
  const { recipient_id: recipient } = body as { recipient_id: string };
  if (!world.members.some(({ id }) => id === recipient)) return UNKNOWN_USER;
  const known = world.channels.find((one) => one.recipient === recipient);
  const channel: Channel = known ?? { id: newId(world), type: TYPE.dm, name: '', parent: undefined, recipient };
  if (!known) world.channels.push(channel);
  return { status: 200, body: { id: channel.id, type: channel.type } };
}

export function getChannel(world: World, [id = '']: string[]): Answer {
  const channel = channelOf(world, id);
  const barred = unreached(world, channel);
  if (barred || !channel) return barred ?? UNKNOWN_CHANNEL;
  return { status: 200, body: shown(world, channel) };
}

export function patchChannel(world: World, [id = '']: string[], body: unknown): Answer {
  const channel = channelOf(world, id);
  const barred = unreached(world, channel);
  if (barred || !channel) return barred ?? UNKNOWN_CHANNEL;
  if (channel.locked) return MISSING_PERMISSIONS;
  channel.archived = (body as { archived?: boolean }).archived ?? false;
  return { status: 200, body: shown(world, channel) };
}

/** A channel as the API returns it. */
export function shown(world: World, { id, type, name, parent, denied = 0n }: Channel) {
  const overwrite = { id: world.guild, type: 0, allow: '0', deny: String(denied) };
  return { id, type, name, guild_id: world.guild, parent_id: parent ?? null, permission_overwrites: [overwrite] };
}
