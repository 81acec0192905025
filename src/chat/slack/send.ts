import { UserError } from '#core/errors.ts';
import type { Visibility } from '#core/reply.ts';
import { failureReply } from '../shared/failure.ts';
import type { SlackContext } from './context.ts';
import type { SlackDelivery } from './delivery.ts';
import { errorOf, isAboutPlace, isInDoubt } from './error-codes.ts';
import { notPostedProblem } from './not-posted.ts';
import { deliveryBugDetails } from './parse.ts';
import type { Message, PresentedAnswer } from './present.ts';
import { renderSlack } from './render.ts';
import { lookUpRequester } from './requester.ts';
import { NO_PREVIEWS, tellAlone } from './tell-alone.ts';

const RESPONSE_TYPE = { public: 'in_channel', 'only-me': 'ephemeral' } as const;

/** Makes the acknowledgement of a slash command that contains the answer. */
export function ackBody({ outcome, message }: PresentedAnswer): Record<string, unknown> {
  const visibility = outcome.kind === 'reply' ? outcome.visibility : 'only-me';
  return { response_type: RESPONSE_TYPE[visibility], ...message };
}

/** Sends the answer: through the response_url while it is valid, otherwise through the Web API. Throws unexpected errors. */
export async function send(context: SlackContext, to: SlackDelivery, answer: PresentedAnswer): Promise<void> {
  const { outcome, message } = answer;
  if (to.kind !== 'mention' && to.url) {
    const sent = await context.respond(to.url, responseBody(to, answer));
    // A message that can no longer be changed stays as it is.
    if (sent !== 'gone' || outcome.kind === 'update') return;
  }
  await post(context, to, outcome.kind === 'reply' ? outcome.visibility : 'only-me', message);
}

function responseBody(to: SlackDelivery, { outcome, message }: PresentedAnswer): Record<string, unknown> {
  if (outcome.kind === 'update') return { replace_original: true, ...message };
  const thread = to.thread && { thread_ts: to.thread };
  return { response_type: RESPONSE_TYPE[outcome.visibility], replace_original: false, ...thread, ...message };
}

async function post(context: SlackContext, to: SlackDelivery, visibility: Visibility, message: Message): Promise<void> {
  const place = { channel: to.channel, ...(to.thread && { thread_ts: to.thread }), ...message };
  try {
    const web = await context.web(to.team);
    if (visibility === 'only-me') await web.call('chat.postEphemeral', { ...place, user: to.user.id });
    else await web.call('chat.postMessage', { ...place, ...NO_PREVIEWS });
  } catch (error) {
    await notPosted(context, to, visibility, message, error);
  }
}

/** Tells the person why the answer is not in the place; an answer for them alone is given to them where that is possible. */
async function notPosted(
  context: SlackContext,
  to: SlackDelivery,
  visibility: Visibility,
  message: Message,
  error: unknown,
): Promise<void> {
  const { requester } = await lookUpRequester(context, to);
  const inDoubt = isInDoubt(error);
  if (inDoubt) context.deps.log(`A message to Slack may not have arrived (${errorOf(error)}); it is not sent again.`);
  if (visibility === 'only-me' && !inDoubt && isAboutPlace(error))
    return tellAlone(context, to, message, { visibility, error });
  const problem = notPostedProblem(error);
  const why = problem ? new UserError(problem) : error;
  const failure = failureReply(context.deps, requester.language, why, deliveryBugDetails(to, context.deps.commands));
  const [words] = renderSlack(failure.reply, context.deps.sayIn(requester.language), undefined, 'only-me');
  if (words) await tellAlone(context, to, words, { visibility, error });
}
