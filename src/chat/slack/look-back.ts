import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Identity } from './context.ts';
import { MARK } from './post-body.ts';
import type { OneTry } from './web-api.ts';

const Message = z.looseObject({
  ts: z.string(),
  user: z.string().optional(),
  bot_id: z.string().optional(),
  metadata: z
    .object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()).default({}) })
    .nullish(),
});
type Message = z.infer<typeof Message>;
const Page = z.object({
  messages: z.array(Message),
  has_more: z.boolean().default(false),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** Messages of one answer, and most answers: more is not looked through, and nobody knows. */
const PAGE = 200;
const MOST_PAGES = 25;
/** ms that the search begins before the first try. */
const BEFORE = 10 * 60_000;

/** `since`: ms since the first try. */
export type Wanted = { channel: string; thread?: string; mark: types.MessageMetadata; since: number; me: Identity };

/**
 * Looks for the bot's post with this mark, in the channel or the thread, and returns its `ts`. `unknown`: too many messages to look through.
 * Throws if Slack does not show the messages: without the scope, and where the bot is no member.
 */
export async function lookBack(web: OneTry, wanted: Wanted): Promise<{ ts: string } | 'none' | 'unknown'> {
  const oldest = ((await web.now()) - wanted.since - BEFORE) / 1000;
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await read(web, wanted, oldest, cursor);
    const found = page.messages.find((one) => isWanted(one, wanted));
    if (found) return { ts: found.ts };
    cursor = page.response_metadata?.next_cursor;
    if (!page.has_more) return 'none';
    if (!cursor) return 'unknown';
  }
  return 'unknown';
}

async function read(web: OneTry, { channel, thread }: Wanted, oldest: number, cursor: string | undefined) {
  const method = thread === undefined ? 'conversations.history' : 'conversations.replies';
  const answer = await web.call(method, {
    channel,
    ...(thread !== undefined && { ts: thread }),
    oldest: oldest.toFixed(6),
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor && { cursor }),
  });
  return Page.parse(answer);
}

/** Other apps can write the same metadata, so the author counts too. */
function isWanted({ user, bot_id, metadata }: Message, { mark, me }: Wanted): boolean {
  const isOurs = user === me.botUser || bot_id === me.bot;
  return isOurs && metadata?.event_type === MARK && metadata.event_payload.key === mark.event_payload.key;
}
