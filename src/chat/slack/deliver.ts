import { z } from 'zod';
import type { Attempt, OutgoingMessage, SendResult } from '#core/outgoing.ts';
import type { ChatDeps } from '../shared/deps.ts';
import { resultWithin, type Timing } from '../shared/timing.ts';
import type { Identity } from './context.ts';
import { lookBack } from './look-back.ts';
import { markOf } from './post-body.ts';
import type { SlackMessage } from './render.ts';
import { type Refused, refusal, refusedBy } from './send-refusals.ts';
import { NO_PREVIEWS } from './tell-alone.ts';
import type { OneTry } from './web-api.ts';

/** What one sending uses. */
export type Sending = {
  deps: Pick<ChatDeps, 'sayIn' | 'storeLongReply'>;
  timing: Timing;
  web: OneTry;
  me: Identity;
  workspace: string;
  attempt: Attempt;
};

/** A message to post. `channel` of a direct message is the person's id. */
type Post = {
  kind: Exclude<OutgoingMessage['kind'], 'edit' | 'upload'>;
  channel: string;
  thread?: string;
  message: SlackMessage;
};

/**
 * ms from a try with an unknown outcome until it is looked up: the request ends after ten seconds, and the history may lag behind by some. The
 * caller waits as long between two such tries.
 */
const EARLIEST = 20_000;
/** ms that looking up may take, and asking for a link. */
const LOOK_WITHIN = 25_000;
const LINK_WITHIN = 3_000;

const IN_DOUBT: SendResult = { kind: 'in doubt' };
const Posted = z.object({ ts: z.string(), channel: z.string() });
const Permalink = z.object({ permalink: z.string() });

/**
 * Posts a message, once for each key. Slack has no guard against doubles, so that after an unknown outcome the message is looked for first, and
 * stays in doubt where it cannot be. A direct message may come twice.
 */
export async function deliver(sending: Sending, post: Post): Promise<SendResult> {
  const { since } = sending.attempt;
  if (since !== undefined && post.kind !== 'direct') {
    const before = await sentBefore(sending, post, since);
    if (before) return before;
  }
  if (sending.attempt.isTooLate) return refusal('too-late', 'too late');
  const made = await tried(sending, 'chat.postMessage', argumentsOf(sending, post), post.kind === 'direct');
  if ('refused' in made) return made.refused;
  const posted = 'taken' in made ? Posted.safeParse(made.taken).data : undefined;
  return posted ? sent(sending, post, posted.channel, posted.ts) : IN_DOUBT;
}

function argumentsOf({ workspace, attempt }: Sending, { kind, channel, thread, message }: Post) {
  const place = { channel, ...(thread !== undefined && { thread_ts: thread }) };
  return { ...place, ...message, ...NO_PREVIEWS, metadata: markOf(workspace, kind, attempt.key) };
}

async function sent(sending: Sending, { kind }: Post, channel: string, ts: string): Promise<SendResult> {
  const link = kind === 'direct' ? undefined : await linkTo(sending, channel, ts);
  return { kind: 'sent', id: ts, ...(link !== undefined && { link }) };
}

/** Returns the address of a message; undefined if Slack does not tell it soon. */
export async function linkTo({ web, timing }: Sending, channel: string, ts: string): Promise<string | undefined> {
  const asked = web.call('chat.getPermalink', { channel, message_ts: ts }).catch(() => undefined);
  const answer = await resultWithin(timing, LINK_WITHIN, asked);
  return Permalink.safeParse(answer).data?.permalink;
}

/** Result of a request: what Slack returned, why it did not take it, or nobody knows. */
type Made = { taken: unknown } | { refused: Refused } | { unknown: true };

export async function tried(
  { web }: Sending,
  method: string,
  args: Record<string, unknown>,
  isDirect = false,
): Promise<Made> {
  try {
    return { taken: await web.call(method, args) };
  } catch (error) {
    const refused = refusedBy(error, isDirect);
    return refused ? { refused } : { unknown: true };
  }
}

/** Returns what became of the earlier tries; undefined if the message is certainly not there and can be sent. */
async function sentBefore(sending: Sending, post: Post, since: number): Promise<SendResult | undefined> {
  if (since < EARLIEST) return IN_DOUBT;
  const { web, me, timing, workspace, attempt } = sending;
  const { kind, channel, thread } = post;
  const mark = markOf(workspace, kind, attempt.key);
  const wanted = { channel, mark, since, me, ...(thread !== undefined && { thread }) };
  // Whatever Slack refuses to show: the message may be there.
  const looked = lookBack(web, wanted).catch(() => 'unknown' as const);
  const found = (await resultWithin(timing, LOOK_WITHIN, looked)) ?? 'unknown';
  if (found === 'unknown') return IN_DOUBT;
  return found === 'none' ? undefined : sent(sending, post, channel, found.ts);
}
