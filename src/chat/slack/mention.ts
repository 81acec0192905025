import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isSmallTalk } from '../shared/plain-line.ts';
import { homeTeam, type Mention } from './delivery.ts';
import { Files, fileRef } from './message-words.ts';

const EventPayload = z.object({
  event_time: z.number().optional(),
  team_id: z.string(),
  authorizations: z.array(z.object({ team_id: z.string().nullish(), user_id: z.string() })).default([]),
  event: z.object({
    type: z.literal('app_mention'),
    user: z.string(),
    bot_id: z.string().optional(),
    // The person's own workspace: in channels shared by several workspaces, Slack uses one of these fields.
    user_team: z.string().nullish(),
    source_team: z.string().nullish(),
    text: z.string().default(''),
    channel: z.string(),
    ts: z.string(),
    edited: z.looseObject({}).nullish(),
    thread_ts: z.string().optional(),
    files: Files.default([]),
  }),
});

/**
 * Seconds after which a changed message is not answered any more: deliveries are known for a day, so it is unknown whether its words were
 * answered before.
 */
const EDITABLE_FOR = 24 * 60 * 60;

function isLateEdit({ event_time, event: { edited, ts } }: z.infer<typeof EventPayload>): boolean {
  return edited != null && event_time !== undefined && event_time - Number(ts) > EDITABLE_FOR;
}

/** Returns a checksum of the words, the same for any white space. A message that is changed is answered again only if it differs. */
const checksum = (text: string): string =>
  createHash('sha256').update(text.replace(/\s+/g, ' ')).digest('base64url').slice(0, 16);

/**
 * Reads `@parley …` by a person, also one that was changed. Undefined for other events and for a bot's message: two bots would answer each
 * other for ever.
 */
export function readMention(body: unknown): Mention | undefined {
  const read = EventPayload.safeParse(body).data;
  if (!read || read.event.bot_id) return undefined;
  const { user, channel, ts, thread_ts, files, user_team, source_team } = read.event;
  const [authorization] = read.authorizations;
  const team = authorization?.team_id ?? read.team_id;
  const text = afterMention(read.event.text, authorization?.user_id);
  return {
    kind: 'mention',
    format: 1,
    id: `mention:${channel}:${ts}:${checksum(text)}`,
    team,
    channel,
    ...(thread_ts && { thread: thread_ts }),
    user: { id: user, name: user, ...homeTeam(user_team ?? source_team, team) },
    text,
    ...(isLateEdit(read) && { isLateEdit: true }),
    files: files.map(fileRef),
  };
}

/** Returns the text after the bot's name, or the text before it if nothing follows but politeness. */
function afterMention(text: string, bot: string | undefined): string {
  const name = /<@([A-Z0-9]+)(?:\|[^>]*)?>/g;
  const found = [...text.matchAll(name)].find(([, id]) => !bot || id === bot);
  if (!found) return text.trim();
  const [before, after] = [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()];
  return before && isSmallTalk(after) ? before : after;
}
