import { webApi } from '@slack/bolt';
import { errorWords } from '#core/error-words.ts';
import type { Visibility } from '#core/reply.ts';
import type { Answer, Message } from './deliver.ts';
import type { Delivered } from './delivered.ts';
import type { Desk } from './desk.ts';
import { errorOf } from './web.ts';

const RESPONSE_TYPE = { public: 'in_channel', 'only-me': 'ephemeral' } as const;

/** What a slash command is acknowledged with, so that it is answered in the same breath. */
export function ackBody({ outcome, message }: Answer): Record<string, unknown> {
  const visibility = outcome.kind === 'reply' ? outcome.visibility : 'only-me';
  return { response_type: RESPONSE_TYPE[visibility], ...message };
}

/** Sends the answer where it belongs: through the response_url while it works, and else through the Web API. Throws what nobody foresaw. */
export async function send(desk: Desk, to: Delivered, answer: Answer): Promise<void> {
  const { outcome, message } = answer;
  if (to.kind !== 'mention' && to.url) {
    const sent = await desk.respond(to.url, responseBody(to, answer));
    // A message that cannot be changed any more stays as it is.
    if (sent !== 'gone' || outcome.kind === 'update') return;
  }
  await post(desk, to, outcome.kind === 'reply' ? outcome.visibility : 'only-me', message);
}

function responseBody(to: Delivered, { outcome, message }: Answer): Record<string, unknown> {
  if (outcome.kind === 'update') return { replace_original: true, ...message };
  const thread = to.thread && { thread_ts: to.thread };
  return { response_type: RESPONSE_TYPE[outcome.visibility], replace_original: false, ...thread, ...message };
}

/** A link in a quotation's byline is not to unfold into a picture of the page. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false };

const NOT_A_MEMBER = ['not_in_channel', 'channel_not_found'];

async function post(desk: Desk, to: Delivered, visibility: Visibility, message: Message): Promise<void> {
  const place = { channel: to.channel, ...(to.thread && { thread_ts: to.thread }), ...message };
  try {
    if (visibility === 'only-me') await call(desk, to, 'chat.postEphemeral', { ...place, user: to.user.id });
    else await call(desk, to, 'chat.postMessage', { ...place, ...NO_PREVIEWS });
  } catch (error) {
    if (!NOT_A_MEMBER.includes(errorOf(error))) throw error;
    await whisper(desk, to, visibility === 'only-me' ? message : await uninvited(desk, to));
  }
}

/** Where the bot is no member only the person can be told. */
async function whisper(desk: Desk, to: Delivered, message: Record<string, unknown>): Promise<void> {
  await call(desk, to, 'chat.postMessage', { channel: to.user.id, ...message, ...NO_PREVIEWS });
}

async function uninvited({ people, deps }: Desk, { team, user }: Delivered): Promise<Record<string, unknown>> {
  const { language } = await people.of(team, user.id);
  return { text: deps.sayIn(language)(errorWords({ kind: 'not-in-channel' })) };
}

/** An answer that may have been posted, or may not, is not posted again. */
async function call(desk: Desk, to: Delivered, method: string, args: Record<string, unknown>): Promise<void> {
  try {
    await (await desk.web(to.team)).call(method, args);
  } catch (error) {
    const unsure = error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError;
    if (!unsure) throw error;
    desk.deps.log(`A message to Slack may not have arrived (${method}: ${error.message}); it is not sent again.`);
  }
}
