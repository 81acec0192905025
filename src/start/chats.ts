import type { RequestListener } from 'node:http';
import { type Chat, type ChatDeps, ChatStartError } from '#chat/shared/deps.ts';
import { commands } from '#commands';
import { sayIn } from '#core/words.ts';
import type { Running } from '../services.ts';
import type { Settings } from '../settings.ts';

/** The running chats. `slack`: answers Slack's own requests, if they come over HTTP. */
export type Chats = Chat & { slack?: RequestListener };
type Started = Chat & { listener?: RequestListener };

/**
 * Starts all chats whose tokens are set at once, and does not load the others. If one cannot start, stops all and throws a `ChatStartError`
 * that says what is wrong with each.
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

/** One error for all chats that people have to correct. A bug comes first. */
function together(failures: readonly unknown[]): unknown {
  const bug = failures.find((one) => !(one instanceof ChatStartError));
  const told = failures.map((one) => (one instanceof Error ? one.message : String(one)));
  return bug ?? new ChatStartError(told.join('\nparley: '));
}

/** Collects what every chat needs. */
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
