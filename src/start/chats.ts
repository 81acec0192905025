import type { RequestListener } from 'node:http';
import { type Chat, type ChatDeps, ChatStartError } from '#chat/shared/deps.ts';
import { commands } from '#commands';
import { sayIn } from '#core/words.ts';
import type { Running } from '../services.ts';
import type { Settings } from '../settings.ts';

/** The chats that run. `slack`: what answers Slack's own requests, where they come over HTTP. */
export type Chats = Chat & { slack?: RequestListener };
type Started = Chat & { listener?: RequestListener };

/**
 * Starts the chats whose tokens are set, all at once; the others are not even loaded. When one cannot start, none runs any more, and
 * a `ChatStartError` says what is wrong with each that could not.
 */
export async function startChats(running: Running, settings: Settings): Promise<Chats> {
  const deps = depsOf(running);
  const starts = await Promise.allSettled([startDiscord(deps, settings), startSlack(deps, settings)]);
  const chats = starts.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
  const failures = starts.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const stop = async () => void (await Promise.allSettled(chats.map((chat) => chat.stop())));
  if (failures.length) {
    await stop();
    throw together(failures);
  }
  const slack = chats.find(({ listener }) => listener)?.listener;
  return { stop, ...(slack && { slack }) };
}

async function startDiscord(deps: ChatDeps, { discord }: Settings): Promise<Started | undefined> {
  return discord && (await import('#chat/discord/index.ts')).startDiscord(deps, discord);
}

async function startSlack(deps: ChatDeps, { slack }: Settings): Promise<Started | undefined> {
  return slack && (await import('#chat/slack/index.ts')).startSlack(deps, slack);
}

/** What has to be mended, of all chats; a bug before that. */
function together(failures: readonly unknown[]): unknown {
  const bug = failures.find((one) => !(one instanceof ChatStartError));
  const told = failures.map((one) => (one instanceof Error ? one.message : String(one)));
  return bug ?? new ChatStartError(told.join('\nparley: '));
}

/** What every chat is given. */
export function depsOf({ answerer, services, store, toTraditional, log }: Running): ChatDeps {
  return {
    ...answerer,
    commands,
    inbox: store.inbox,
    outside: services.outside,
    sayIn: (language) => sayIn(language, toTraditional),
    logBug: log.bug,
    log: log.line,
  };
}
