import type { Visibility } from '#core/reply.ts';
import type { SlackContext } from './context.ts';
import type { SlackDelivery } from './delivery.ts';
import { errorOf } from './error-codes.ts';
import { isAboutThread, isClosed } from './not-posted.ts';
import type { Message } from './present.ts';

/** Options that stop Slack from showing a preview of a linked page. */
export const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false };

/** A way to tell somebody something alone. Throws if it is not taken. */
type Way = () => Promise<unknown>;

/** What was refused: a message for everybody (`public`) or for the person alone, with Slack's error. */
export type Refused = { visibility: Visibility; error: unknown };

/**
 * Tells the person something alone, after the place has refused an answer: in the channel, else in a direct message, else
 * through the response_url. If nobody takes it, logs what the operator can switch on. Never throws.
 */
export async function tellAlone(
  context: SlackContext,
  to: SlackDelivery,
  message: Message,
  refused: Refused,
): Promise<void> {
  const refusals = [errorOf(refused.error)];
  for (const way of waysTo(context, to, message, refused)) {
    try {
      await way();
      return;
    } catch (error) {
      refusals.push(errorOf(error));
    }
  }
  context.deps.log(
    `Slack: an answer in ${to.channel} was not posted, and who asked could not be told (${refusals.join(', ')}).${hintFor(refusals)}`,
  );
}

function waysTo(context: SlackContext, to: SlackDelivery, message: Message, refused: Refused): Way[] {
  const call = async (method: string, args: Record<string, unknown>) =>
    (await context.web(to.team)).call(method, { ...args, ...message });
  const { visibility, error } = refused;
  const thread = to.thread && !isAboutThread(error) && { thread_ts: to.thread };
  const inChannel = () => call('chat.postEphemeral', { channel: to.channel, ...thread, user: to.user.id });
  const direct = () => call('chat.postMessage', { channel: to.user.id, ...NO_PREVIEWS });
  const isRefusedAlready = isClosed(error) || (visibility === 'only-me' && !isAboutThread(error));
  return [...(isRefusedAlready ? [] : [inChannel]), direct, ...responseWay(context, to, message)];
}

function responseWay(context: SlackContext, to: SlackDelivery, message: Message): Way[] {
  const { url } = to.kind === 'mention' ? {} : to;
  if (!url) return [];
  const way = async () => {
    const body = { response_type: 'ephemeral', replace_original: false, ...message };
    if ((await context.respond(url, body)) === 'gone') throw new Error('response_url gone');
  };
  return [way];
}

/** What the operator can do about a refusal. */
const HINTS: Readonly<Record<string, string>> = {
  messages_tab_disabled:
    'So that Parley can write to people, switch on “Messages Tab” on the page “App Home” of your app at api.slack.com/apps.',
  missing_scope: 'Add the scope chat:write on the page “OAuth & Permissions” of your app, and install it again.',
};

const hintFor = (refusals: readonly string[]): string =>
  refusals
    .flatMap((code) => (HINTS[code] ? [` ${HINTS[code]}`] : []))
    .filter((hint, at, all) => all.indexOf(hint) === at)
    .join('');
