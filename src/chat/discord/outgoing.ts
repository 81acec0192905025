import { type RateLimitData, REST, Routes } from 'discord.js';
import { z } from 'zod';
import {
  type Attempt,
  type OutgoingMessage,
  pingedOnce,
  type Refusal,
  type SendResult,
  type Target,
} from '#core/outgoing.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Reply } from '#core/reply.ts';
import { report } from '../shared/deps.ts';
import { asciiFileName } from '../shared/file-name.ts';
import { createMe } from './bot-permissions.ts';
import { deliver, GUARD, type Sending, tried } from './deliver.ts';
import { shortened } from './limits.ts';
import { SNOWFLAKE } from './markdown.ts';
import { aboutPlace, fileBody, withPings } from './post-body.ts';
import { type DiscordMessage, renderDiscord } from './render.ts';
import { refusal, waitOf } from './send-refusals.ts';

export type OutgoingParts = {
  deps: Sending['deps'];
  token: string;
  api: string | undefined;
};

/** ms for one request. */
const WITHIN = 15_000;
/** Most ms that a request waits for a rate limit. After a longer one the caller decides what to send meanwhile. */
const MOST_WAIT = 2_000;
const LONGEST_THREAD_NAME = 100;

/**
 * Sends posts, edits, threads and direct messages. Its own connection to the API repeats nothing by itself: after a timeout the next try is the
 * caller's, with the same key.
 */
export function createOutgoing({ deps, token, api }: OutgoingParts): Outgoing {
  const rejectOnRateLimit = (limit: RateLimitData) => waitOf(limit) > MOST_WAIT;
  const options = { version: '10', retries: 0, timeout: WITHIN, rejectOnRateLimit };
  const rest = new REST({ ...options, ...(api !== undefined && { api }) });
  const me = createMe(rest);
  return {
    send: async (workspace, message, attempt) => {
      // After a 401, discord.js forgets the token.
      rest.setToken(token);
      const sending: Sending = { rest, deps, me, workspace, guild: workspace.replace(/^discord-/, ''), attempt };
      try {
        return unsure(await sendOne(sending, message), message, attempt);
      } catch (error) {
        const { key } = attempt;
        return refusal('invalid', report(deps, error, { doing: `sending ${key} to ${workspace}` }));
      }
    },
  };
}

const PASSING: readonly Refusal[] = ['rate-limited', 'trouble'];
/** Refusals that somebody may mend. Within the guard nothing was looked up, so they tell nothing of an earlier try. */
const MENDABLE: readonly Refusal[] = ['no-permission', 'archived', 'locked'];

/** What an earlier try may have sent stays in doubt, although this try was not taken. An edit can be repeated. */
function unsure(result: SendResult, { kind }: OutgoingMessage, { since, isTooLate }: Attempt): SendResult {
  if (since === undefined || kind === 'edit' || result.kind !== 'refused') return result;
  const isUnknown = since < GUARD && !isTooLate && MENDABLE.includes(result.why);
  return isUnknown || PASSING.includes(result.why) ? { kind: 'in doubt' } : result;
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
async function firstPage({ deps, workspace }: Sending, reply: Reply, { channel }: Target): Promise<DiscordMessage> {
  const say = deps.sayIn(reply.language);
  const [only, ...others] = renderDiscord(reply, say);
  if (!only) throw new Error('a reply came to no message');
  if (!others.length) return only;
  const language = reply.language === 'both' ? 'en' : reply.language;
  const place = { platform: 'discord', workspace, channel } as const;
  // Nobody's: whoever turns its pages gets a copy of their own.
  const asked = { user: { id: '', name: '', may: 'member' }, place, language } as const;
  const [first = only] = renderDiscord(reply, say, await deps.storeLongReply(asked, reply, 'public'));
  return first;
}

async function sendPost(sending: Sending, message: Extract<OutgoingMessage, { kind: 'post' }>): Promise<SendResult> {
  const { to, reply, isSilent } = message;
  const pings = pingedOnce(message.pings);
  const body = withPings(await firstPage(sending, reply, to), pings, isSilent);
  return deliver(sending, { kind: 'post', ...postedIn(to), body, pings });
}

const postedIn = ({ channel, thread }: Target) =>
  thread === undefined
    ? ({ channel, purpose: 'answer' } as const)
    : ({ channel: thread, purpose: 'answer in a thread' } as const);

/** Posts a text file. Discord keeps only plain letters of a file's name, and the message has to name the file as Discord does. */
function upload(sending: Sending, { to, file }: Extract<OutgoingMessage, { kind: 'upload' }>): Promise<SendResult> {
  const name = asciiFileName(file.name);
  const data = Buffer.from(file.text.toWellFormed());
  const raw = { name, data, contentType: 'text/plain; charset=utf-8' };
  return deliver(sending, { kind: 'upload', ...postedIn(to), body: fileBody(name, file.title), file: raw });
}

const UNKNOWN_OUTCOME = refusal('trouble', 'unknown');

/** Changes a message. It can be repeated, so that an unknown outcome is no doubt. */
async function edit(sending: Sending, message: Extract<OutgoingMessage, { kind: 'edit' }>): Promise<SendResult> {
  const { to, reply } = message;
  const channel = to.thread ?? to.channel;
  const at = { channel, purpose: 'answer' } as const;
  const body = await firstPage(sending, reply, to);
  const made = await tried(sending, at, () =>
    sending.rest.patch(Routes.channelMessage(channel, message.message), { body }),
  );
  if ('refused' in made) return made.refused;
  if ('unknown' in made) return UNKNOWN_OUTCOME;
  return { kind: 'sent', id: message.message, link: linkTo(sending, channel, message.message) };
}

const linkTo = ({ guild }: Sending, ...ids: string[]): string =>
  `https://discord.com/channels/${[guild, ...ids].join('/')}`;

const Channel = z.object({ id: z.string() });

/** Opens a thread below a message, which has one at most, and posts the reply in it. `id` of the result is the thread's. */
async function openThread(
  sending: Sending,
  message: Extract<OutgoingMessage, { kind: 'thread' }>,
): Promise<SendResult> {
  const { to, reply } = message;
  if (to.thread !== undefined) return refusal('no-threads', 'thread');
  const opened = await threadBelow(sending, message);
  if ('kind' in opened) return opened;
  const { thread, isFresh } = opened;
  const body = await firstPage(sending, reply, to);
  const posted = await deliver(sending, { kind: 'thread', channel: thread, purpose: 'thread', body, isFresh });
  return posted.kind === 'sent' ? { kind: 'sent', id: thread, link: linkTo(sending, thread) } : posted;
}

/** Code: the message has a thread already. Its id is the message's. */
const HAS_THREAD = 160_004;

async function threadBelow(
  sending: Sending,
  { to, message, name }: Extract<OutgoingMessage, { kind: 'thread' }>,
): Promise<{ thread: string; isFresh: boolean } | SendResult> {
  const at = { channel: to.channel, purpose: 'thread' } as const;
  const body = { name: shortened(name, LONGEST_THREAD_NAME) };
  const made = await tried(sending, at, () => sending.rest.post(Routes.threads(to.channel, message), { body }));
  if ('taken' in made) return { thread: Channel.safeParse(made.taken).data?.id ?? message, isFresh: true };
  if ('unknown' in made) return UNKNOWN_OUTCOME;
  return made.refused.code === String(HAS_THREAD) ? { thread: message, isFresh: false } : made.refused;
}

/** Sends to one person. Discord keeps one channel with each person, and returns it. */
async function sendDirect(
  sending: Sending,
  message: Extract<OutgoingMessage, { kind: 'direct' }>,
): Promise<SendResult> {
  const { user, about, reply } = message;
  if (!SNOWFLAKE.test(user)) return refusal('unreachable', 'user');
  const body = { recipient_id: user };
  const at = { channel: '', purpose: undefined };
  const made = await tried(sending, at, () => sending.rest.post(Routes.userChannels(), { body }));
  if ('refused' in made) return made.refused;
  const channel = 'taken' in made ? Channel.safeParse(made.taken).data?.id : undefined;
  if (channel === undefined) return UNKNOWN_OUTCOME;
  const page = aboutPlace(await firstPage(sending, reply, about), about);
  return deliver(sending, { kind: 'direct', channel, purpose: undefined, body: page });
}
