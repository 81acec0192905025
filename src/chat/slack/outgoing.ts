import { type OutgoingMessage, pingedOnce, type SendResult, type Target } from '#core/outgoing.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Reply, Visibility } from '#core/reply.ts';
import { report } from '../shared/deps.ts';
import type { Timing } from '../shared/timing.ts';
import type { Identity, SlackContext } from './context.ts';
import { deliver, linkTo, type Sending, tried } from './deliver.ts';
import { aboutPlace, mentions, type Notified, withPings } from './post-body.ts';
import { renderSlack, type SlackMessage } from './render.ts';
import { refusal } from './send-refusals.ts';
import { upload } from './upload.ts';
import type { OneTry } from './web-api.ts';

export type OutgoingParts = {
  deps: SlackContext['deps'];
  timing: Timing;
  web: OneTry;
  /** Returns the bot; undefined until Slack was reached. */
  me(): Identity | undefined;
};

/** Sends posts, edits, threads and direct messages. It repeats nothing by itself: the next try is the caller's, with the same key. */
export function createOutgoing({ deps, timing, web, me }: OutgoingParts): Outgoing {
  return {
    send: async (workspace, message, attempt) => {
      const known = me();
      if (!known) return refusal('not-connected', 'not-connected');
      if (workspace !== `slack-${known.team}`) return refusal('removed', 'team');
      try {
        return await sendOne({ deps, timing, web, me: known, workspace, attempt }, message);
      } catch (error) {
        return refusal('invalid', report(deps, error, { doing: `sending ${attempt.key} to ${workspace}` }));
      }
    },
  };
}

function sendOne(sending: Sending, message: OutgoingMessage): Promise<SendResult> {
  switch (message.kind) {
    case 'post':
      return sendPost(sending, message);
    case 'edit':
      return edit(sending, message);
    case 'thread':
      return openThread(sending, message);
    case 'upload':
      return upload(sending, message);
    case 'direct':
      return sendDirect(sending, message);
  }
}

/** Makes the first page of a reply; the others are stored, and shown by its buttons. */
async function firstPage(
  { deps, workspace }: Sending,
  reply: Reply,
  { channel }: Target,
  visibility: Visibility = 'public',
): Promise<SlackMessage> {
  const say = deps.sayIn(reply.language);
  const [only, ...others] = renderSlack(reply, say, undefined, visibility);
  if (!only) throw new Error('a reply came to no message');
  if (!others.length) return only;
  const language = reply.language === 'both' ? 'en' : reply.language;
  const place = { platform: 'slack', workspace, channel } as const;
  // Nobody's: whoever turns its pages gets a copy of their own.
  const asked = { user: { id: '', name: '', may: 'member' }, place, language } as const;
  const turn = await deps.storeLongReply(asked, reply, visibility);
  const [first = only] = renderSlack(reply, say, turn, visibility);
  return first;
}

/** Slack's code for blocks that it does not take: a user group may be gone. */
const WRONG_BLOCKS = 'invalid_blocks';

async function sendPost(sending: Sending, message: Extract<OutgoingMessage, { kind: 'post' }>): Promise<SendResult> {
  const { to, reply, isSilent } = message;
  const pings = pingedOnce(message.pings);
  const page = await firstPage(sending, reply, to);
  const ways = (isSilent ? NOBODY : WAYS).map((notified) => withPings(page, pings, notified));
  const bodies = [...new Map(ways.map((body) => [JSON.stringify(body), body])).values()];
  for (const [at, body] of bodies.entries()) {
    const result = await deliver(sending, { kind: 'post', ...to, message: body });
    const isPingRefused = result.kind === 'refused' && result.code === WRONG_BLOCKS && at < bodies.length - 1;
    if (isPingRefused) continue;
    const isMissed = !isSilent && pings.some((ping) => !mentions(body, ping));
    return result.kind === 'sent' && isMissed ? { ...result, pinged: false } : result;
  }
  throw new Error('a post without a body');
}

/** Whom a post notifies, in order: if Slack does not take a mention, fewer are mentioned. A user group is gone more often than a person. */
const WAYS: readonly Notified[] = ['everybody', 'people', 'nobody'];
const NOBODY: readonly Notified[] = ['nobody'];

/** Changes a message. It can be repeated, so that an unknown outcome is no doubt. */
async function edit(sending: Sending, message: Extract<OutgoingMessage, { kind: 'edit' }>): Promise<SendResult> {
  const { to, reply, message: ts } = message;
  const page = await firstPage(sending, reply, to);
  const made = await tried(sending, 'chat.update', { channel: to.channel, ts, ...page });
  if ('refused' in made) return made.refused;
  if ('unknown' in made) return refusal('trouble', 'unknown');
  const link = await linkTo(sending, to.channel, ts);
  return { kind: 'sent', id: ts, ...(link !== undefined && { link }) };
}

/** Begins a thread with a reply below the message. Threads have no names here; their id is the message's. */
async function openThread(
  sending: Sending,
  { to, message, reply }: Extract<OutgoingMessage, { kind: 'thread' }>,
): Promise<SendResult> {
  if (to.thread !== undefined) return refusal('no-threads', 'thread');
  const page = await firstPage(sending, reply, to);
  const posted = await deliver(sending, { kind: 'thread', channel: to.channel, thread: message, message: page });
  return posted.kind === 'sent' ? { ...posted, id: message } : posted;
}

/** Sends to one person. Slack takes their id for the conversation with them, without a scope for it. */
async function sendDirect(
  sending: Sending,
  { user, about, reply }: Extract<OutgoingMessage, { kind: 'direct' }>,
): Promise<SendResult> {
  if (!/^[UW][A-Z0-9]+$/.test(user)) return refusal('unreachable', 'user');
  const page = aboutPlace(await firstPage(sending, reply, about, 'only-me'), about);
  return deliver(sending, { kind: 'direct', channel: user, message: page });
}
