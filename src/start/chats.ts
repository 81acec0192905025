import type { RequestListener } from 'node:http';
import { type ChatState, refusedLine } from '#chat/shared/chat-state.ts';
import { type Chat, type ChatDeps, ChatStartError } from '#chat/shared/deps.ts';
import { reliable } from '#chat/shared/reliable-inbox.ts';
import { realTiming } from '#chat/shared/timing.ts';
import { commands } from '#commands';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Platform } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import type { WorkspaceEvent } from '#core/workspace-event.ts';
import { stopInChannel } from '#features/daily/index.ts';
import type { Running } from '../services.ts';
import type { Settings } from '../settings.ts';
import { type OneProcessParts, startInOneProcess } from './one-process.ts';

/**
 * The running chats, with the state of each. `listener`: answers a chat's own requests, if they come over HTTP, as Slack's can. `outgoing`: what
 * the chats that are connected send with.
 */
export type Chats = {
  stop(): Promise<void>;
  states(): NamedState[];
  outgoing(): [Platform, Outgoing][];
  listener?: RequestListener;
};
export type NamedState = { name: 'Discord' | 'Slack'; state: ChatState };
type Started = Chat & { listener?: RequestListener };
type NamedChat = Started & Pick<NamedState, 'name'>;

/**
 * Starts all chats whose tokens are set at once, and does not load the others. A chat that is refused stands still and the others go on.
 * If all are refused, or a setting cannot be right, stops all and throws a `ChatStartError` that says what is wrong with each.
 */
export async function startChats(running: Running, settings: Settings): Promise<Chats> {
  const deps = depsOf(running);
  const starts = await Promise.allSettled([
    named('Discord', startDiscord(deps, settings, running)),
    named('Slack', startSlack(deps, settings, running)),
  ]);
  const chats = starts.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
  const failures = starts.flatMap((one): unknown[] => (one.status === 'rejected' ? [one.reason] : []));
  const stop = async () => void (await Promise.allSettled(chats.map((chat) => chat.stop())));
  const refused = chats.flatMap(({ state }) => refusalOf(state()) ?? []);
  if (failures.length || (refused.length && refused.length === chats.length)) {
    await stop();
    throw together([...failures, ...refused.map((why) => new ChatStartError(why))]);
  }
  for (const why of refused) deps.log(refusedLine(why));
  const listener = chats.find((one) => one.listener)?.listener;
  const states = () => chats.map(({ name, state }) => ({ name, state: state() }));
  const outgoing = () => chats.filter(({ state }) => state().is === 'up').map(platformOf);
  return { stop, states, outgoing, ...(listener && { listener }) };
}

const platformOf = ({ name, outgoing }: NamedChat): [Platform, Outgoing] => [
  name === 'Discord' ? 'discord' : 'slack',
  outgoing,
];

async function named(name: NamedState['name'], start: Promise<Started | undefined>): Promise<NamedChat | undefined> {
  const chat = await start;
  return chat && { ...chat, name };
}

const refusalOf = (state: ChatState): string | undefined => (state.is === 'refused' ? state.why : undefined);

async function startDiscord(deps: ChatDeps, { discord }: Settings, running: Running): Promise<Started | undefined> {
  if (!discord) return undefined;
  const { startDiscord: start } = await import('#chat/discord/index.ts');
  return startInOneProcess(oneProcess(running), {
    name: 'Discord',
    secret: discord.token,
    start: (isOurs) => start(deps, { ...discord, isOurs }),
  });
}

/** Over HTTP, Slack asks any process. Socket Mode is a connection. */
async function startSlack(deps: ChatDeps, { slack }: Settings, running: Running): Promise<Started | undefined> {
  if (!slack) return undefined;
  const { startSlack: start } = await import('#chat/slack/index.ts');
  if (slack.appToken === undefined) return start(deps, slack);
  const connection = { name: 'Slack', secret: slack.appToken, start: () => start(deps, slack) } as const;
  return startInOneProcess(oneProcess(running), connection);
}

function oneProcess({ store, services, log }: Running): OneProcessParts {
  return { leases: store.leases, timing: realTiming, now: services.outside.now, log: log.line };
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
    inbox: reliable(store.inbox),
    // Platforms go by the real time, also where schedules do not.
    outside: { ...services.outside, now: () => Date.now() },
    sayIn: (language) => sayIn(language, toTraditional),
    logBug: log.bug,
    log: log.line,
    onGone: (event) => void heard(store, event).catch((error) => log.bug(services.outside.newId(), error)),
  };
}

/** A bot that was removed notices at its next post, which nobody would see; what is due goes on when it is back. */
async function heard(store: Running['store'], event: WorkspaceEvent): Promise<void> {
  if (event.kind === 'channel-gone') await stopInChannel(store, event.workspace, event.channel);
}
