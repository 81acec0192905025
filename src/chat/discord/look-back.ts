import { type REST, RequestMethod, Routes } from 'discord.js';
import { z } from 'zod';
import { markIn, type PostMark } from './post-body.ts';

/** A message as the API returns it, with what is read of it. */
export const Message = z.looseObject({
  id: z.string(),
  channel_id: z.string(),
  nonce: z.union([z.string(), z.number()]).nullish(),
  author: z.object({ id: z.string() }),
  mention_roles: z.array(z.string()).default([]),
  mentions: z.array(z.object({ id: z.string() })).default([]),
});
export type Message = z.infer<typeof Message>;
const Messages = z.array(Message);

/** Messages of one answer, and most answers: more is not looked through, and nobody knows. */
const PAGE = 100;
const MOST_PAGES = 50;
/** ms that the search begins before the first try: clocks of several machines differ. */
const BEFORE = 10 * 60_000;
/** ms since the epoch at which Discord's ids begin. */
const EPOCH = 1_420_070_400_000;

type Wanted = PostMark & { channel: string; since: number; me: string; now: number };

/**
 * Looks for the bot's post with this mark among the messages since the first try. `unknown`: too many messages to look through. The bot must
 * be allowed to read the channel's history: otherwise Discord returns no messages, without an error.
 */
export async function lookBack(rest: REST, wanted: Wanted): Promise<Message | 'none' | 'unknown'> {
  let after: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const { messages, begin } = await page(rest, wanted, after);
    const found = messages.find((one) => isWanted(one, wanted));
    if (found) return found;
    if (messages.length < PAGE) return 'none';
    after = messages.reduce((last, { id }) => (BigInt(id) > BigInt(last) ? id : last), begin);
  }
  return 'unknown';
}

function isWanted(message: Message, { nonce, mark, me }: Wanted): boolean {
  return message.author.id === me && (message.nonce === nonce || markIn(message) === mark);
}

async function page(rest: REST, wanted: Wanted, after: string | undefined) {
  const begin = after ?? idAt(wanted.now - wanted.since - BEFORE);
  const query = new URLSearchParams({ after: begin, limit: String(PAGE) });
  const found = await rest.get(Routes.channelMessages(wanted.channel), { query });
  return { messages: Messages.parse(found), begin };
}

/** Returns the smallest id of a message from this time on. */
const idAt = (ms: number): string => String(BigInt(Math.max(0, Math.floor(ms) - EPOCH)) << 22n);

/** Returns the time by Discord's own clock, or the machine's if Discord does not tell it. */
export async function timeThere(rest: REST, machine: number): Promise<number> {
  const answer = await rest.queueRequest({ fullRoute: Routes.gateway(), method: RequestMethod.Get });
  const date = Date.parse(answer.headers.get('date') ?? '');
  return Number.isNaN(date) ? machine : date;
}
