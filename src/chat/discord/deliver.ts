import { type RawFile, type REST, Routes } from 'discord.js';
import type { Attempt, OutgoingMessage, Ping, SendResult } from '#core/outgoing.ts';
import type { ChatDeps } from '../shared/deps.ts';
import { grantedIn } from './bot-permissions.ts';
import { lookBack, Message, timeThere } from './look-back.ts';
import { missingFor, type Purpose } from './permissions.ts';
import { marked, markOf, type PostBody } from './post-body.ts';
import { type Refused, refusal, refusedBy } from './send-refusals.ts';

/** Discord returns the message with the same nonce, and makes no second one, for about two minutes. After this many ms it is not relied on. */
export const GUARD = 90_000;

/** What one sending uses. */
export type Sending = {
  rest: REST;
  deps: Pick<ChatDeps, 'sayIn' | 'storeLongReply' | 'outside' | 'logBug'>;
  me(): Promise<string>;
  workspace: string;
  guild: string;
  attempt: Attempt;
};

/** A message to create. `isFresh`: the channel is so new that it cannot be there yet. */
type Post = {
  kind: OutgoingMessage['kind'];
  channel: string;
  purpose: Purpose | undefined;
  body: PostBody;
  file?: RawFile;
  pings?: readonly Ping[];
  isFresh?: boolean;
};

type At = Pick<Post, 'channel' | 'purpose' | 'file'>;

/** Creates a message, once for each key. Beyond Discord's guard it is looked for first. */
export async function deliver(sending: Sending, post: Post): Promise<SendResult> {
  const { rest, workspace, attempt } = sending;
  const { nonce, mark } = markOf(workspace, post.kind, attempt.key);
  const isTried = attempt.since !== undefined && (attempt.since >= GUARD || attempt.isTooLate === true);
  const before = isTried && !post.isFresh ? await sentBefore(sending, post) : undefined;
  if (before) return before;
  if (attempt.isTooLate) return refusal('too-late', 'too late');
  const body = { ...marked(post.body, mark), nonce, enforce_nonce: true };
  const files = post.file && { files: [post.file] };
  const create = () => rest.post(Routes.channelMessages(post.channel), { body, ...files });
  const made = await tried(sending, post, create);
  const again = 'refused' in made && made.refused.why === 'archived' && (await unarchived(rest, post.channel));
  return resultOf(sending, post, again ? await tried(sending, post, create) : made);
}

function resultOf(sending: Sending, post: Post, made: Made): SendResult {
  if ('refused' in made) return made.refused;
  const message = 'taken' in made ? Message.safeParse(made.taken).data : undefined;
  return message ? sent(sending, post, message) : { kind: 'in doubt' };
}

function sent({ guild }: Sending, { pings = [], purpose }: Post, message: Message): SendResult {
  const server = purpose === undefined ? '@me' : guild;
  const users = message.mentions.map(({ id }) => id);
  const isMissed = ({ kind, id }: Ping) => !(kind === 'user' ? users : message.mention_roles).includes(id);
  const link = `https://discord.com/channels/${server}/${message.channel_id}/${message.id}`;
  return { kind: 'sent', id: message.id, link, ...(pings.some(isMissed) && { pinged: false }) };
}

/** Result of a request: what Discord returned, why it did not take it, or nobody knows. */
type Made = { taken: unknown } | { refused: Refused } | { unknown: true };

export async function tried(sending: Sending, at: At, request: () => Promise<unknown>): Promise<Made> {
  try {
    return { taken: await request() };
  } catch (error) {
    const refused = refusedBy(error, at.purpose === 'thread');
    return refused ? { refused: await explained(sending, at, refused) } : { unknown: true };
  }
}

/** Names the permission that is missing; Discord's error does not. */
async function explained(
  { rest, guild, me }: Sending,
  { channel, purpose, file }: At,
  refused: Refused,
): Promise<Refused> {
  if (refused.why !== 'no-permission' || purpose === undefined) return refused;
  try {
    const granted = await grantedIn(rest, guild, channel, await me());
    if (granted.kind === 'removed') return refusal('removed', refused.code);
    const purposes: Purpose[] = file ? [purpose, 'upload'] : [purpose];
    const missing = missingFor(purposes, granted.bits).join(', ');
    return missing ? { ...refused, missing } : refused;
  } catch {
    return refused;
  }
}

/** Sending to an archived thread opens it. Where Discord refuses that, it is opened first, if the bot may. */
async function unarchived(rest: REST, channel: string): Promise<boolean> {
  return rest.patch(Routes.channel(channel), { body: { archived: false } }).then(
    () => true,
    () => false,
  );
}

/** Returns what became of the earlier tries; undefined if the message is certainly not there and can be sent. */
async function sentBefore(sending: Sending, post: Post): Promise<SendResult | undefined> {
  const { rest, deps, guild, workspace, attempt } = sending;
  const { channel, purpose } = post;
  try {
    const me = await sending.me();
    const granted = purpose === undefined ? undefined : await grantedIn(rest, guild, channel, me);
    if (granted?.kind === 'removed') return refusal('removed', '10004');
    if (granted && missingFor(['look back'], granted.bits).length) return { kind: 'in doubt' };
    const now = await timeThere(rest, deps.outside.now());
    const mark = markOf(workspace, post.kind, attempt.key);
    const found = await lookBack(rest, { ...mark, channel, since: attempt.since ?? 0, me, now });
    if (found === 'unknown') return { kind: 'in doubt' };
    return found === 'none' ? undefined : sent(sending, post, found);
  } catch (error) {
    const refused = refusedBy(error);
    return refused?.why === 'channel-gone' || refused?.why === 'revoked' ? refused : { kind: 'in doubt' };
  }
}
