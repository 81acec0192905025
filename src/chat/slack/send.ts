import { webApi } from '@slack/bolt';
import { errorWords } from '#core/error-words.ts';
import type { Visibility } from '#core/reply.ts';
import type { SlackContext } from './context.ts';
import type { Delivered } from './delivery.ts';
import { errorOf } from './error-codes.ts';
import type { Message, PresentedAnswer } from './present.ts';

const RESPONSE_TYPE = { public: 'in_channel', 'only-me': 'ephemeral' } as const;

/** Makes the acknowledgement of a slash command that contains the answer. */
export function ackBody({ outcome, message }: PresentedAnswer): Record<string, unknown> {
  const visibility = outcome.kind === 'reply' ? outcome.visibility : 'only-me';
  return { response_type: RESPONSE_TYPE[visibility], ...message };
}

/** Sends the answer: through the response_url while it is valid, otherwise through the Web API. Throws unexpected errors. */
export async function send(context: SlackContext, to: Delivered, answer: PresentedAnswer): Promise<void> {
  const { outcome, message } = answer;
  if (to.kind !== 'mention' && to.url) {
    const sent = await context.respond(to.url, responseBody(to, answer));
    // A message that can no longer be changed stays as it is.
    if (sent !== 'gone' || outcome.kind === 'update') return;
  }
  await post(context, to, outcome.kind === 'reply' ? outcome.visibility : 'only-me', message);
}

function responseBody(to: Delivered, { outcome, message }: PresentedAnswer): Record<string, unknown> {
  if (outcome.kind === 'update') return { replace_original: true, ...message };
  const thread = to.thread && { thread_ts: to.thread };
  return { response_type: RESPONSE_TYPE[outcome.visibility], replace_original: false, ...thread, ...message };
}

/** Options that stop Slack from showing a preview of a linked page. */
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false };

const NOT_A_MEMBER = ['not_in_channel', 'channel_not_found'];

async function post(context: SlackContext, to: Delivered, visibility: Visibility, message: Message): Promise<void> {
  const place = { channel: to.channel, ...(to.thread && { thread_ts: to.thread }), ...message };
  try {
    if (visibility === 'only-me') await call(context, to, 'chat.postEphemeral', { ...place, user: to.user.id });
    else await call(context, to, 'chat.postMessage', { ...place, ...NO_PREVIEWS });
  } catch (error) {
    if (!NOT_A_MEMBER.includes(errorOf(error))) throw error;
    await tellPrivately(context, to, visibility === 'only-me' ? message : await notAMember(context, to));
  }
}

/** Sends a direct message, because the bot is not a member of the channel. */
async function tellPrivately(context: SlackContext, to: Delivered, message: Record<string, unknown>): Promise<void> {
  await call(context, to, 'chat.postMessage', { channel: to.user.id, ...message, ...NO_PREVIEWS });
}

async function notAMember({ people, deps }: SlackContext, { team, user }: Delivered): Promise<Record<string, unknown>> {
  const { language } = await people.of(team, user.id);
  return { text: deps.sayIn(language)(errorWords({ kind: 'not-in-channel' })) };
}

/** Calls a method. A message that may or may not have been posted is not posted again. */
async function call(
  context: SlackContext,
  to: Delivered,
  method: string,
  args: Record<string, unknown>,
): Promise<void> {
  try {
    await (await context.web(to.team)).call(method, args);
  } catch (error) {
    const unsure = error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError;
    if (!unsure) throw error;
    context.deps.log(`A message to Slack may not have arrived (${method}: ${error.message}); it is not sent again.`);
  }
}
