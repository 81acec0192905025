import type { CommandContext } from '#core/command.ts';
import type { StreamHead } from '#core/ports/streams.ts';
import type { Place } from '#core/request.ts';
import { placeKey } from './act.ts';
import { readCard } from './actions.ts';
import { readEvents } from './events.ts';
import { debateFrom } from './evolve.ts';
import { refuse } from './refuse.ts';
import type { Debate } from './state.ts';

/** A debate with its id. */
export type FoundDebate = { id: string; debate: Debate };

/** Most debates of a place that are looked through. */
const MOST_READ = 25;

/** True in a conversation with one person. The ids of Slack's begin with D. */
export const isDirect = ({ platform, channel, channelKind }: Place): boolean =>
  channelKind === 'direct' || (platform === 'slack' && channel.startsWith('D'));

type Asking = Pick<CommandContext, 'requester' | 'services'>;

async function read({ requester, services }: Asking, id: string): Promise<FoundDebate | undefined> {
  const stored = await services.store.streams.read(requester.place.workspace, id);
  const debate = debateFrom(readEvents(stored?.events ?? []));
  return debate && { id, debate };
}

/**
 * The debates of the place where somebody asks, those that are open first, then the latest. In a thread, also the debate of the channel above that
 * opened the thread.
 */
export async function* debatesHere(context: Asking): AsyncGenerator<FoundDebate> {
  const { thread } = context.requester.place;
  for (const head of await headsHere(context)) {
    const found = await read(context, head.id);
    if (!found) continue;
    const isInPlace = found.debate.setup.place.thread === thread;
    if (isInPlace || found.debate.posts.get('thread')?.id === thread) yield found;
  }
}

async function headsHere({ requester, services }: Asking): Promise<StreamHead[]> {
  const { workspace, platform, channel, thread } = requester.place;
  const keys = [placeKey({ channel, ...(thread !== undefined && { thread }) }), channel];
  const heads: StreamHead[] = [];
  for (const place of new Set(keys)) heads.push(...(await services.store.streams.list(workspace, { platform, place })));
  return heads.sort((a, b) => Number(b.isOpen) - Number(a.isOpen)).slice(0, MOST_READ);
}

/** The debate of the place: the open one, else the last. Throws the user error 'none'. */
export async function debateHere(context: CommandContext): Promise<FoundDebate> {
  return (await firstHere(context)) ?? refuse('none');
}

/**
 * The debate that a button belongs to. It is known in its own channel, and to those taking part in direct messages. Throws the user error 'gone'.
 */
export async function debateOf(context: CommandContext, id: string): Promise<FoundDebate> {
  const found = await read(context, id);
  const { place } = context.requester;
  if (!found || found.debate.setup.place.platform !== place.platform) return refuse('gone');
  const isThere = found.debate.setup.place.channel === place.channel;
  return isThere || isDirect(place) ? found : refuse('gone');
}

/** The group that may take part in the debate that somebody acts in: the one of the place, or of the button that they pressed. */
export async function groupsAsked(context: Asking, cardId?: string): Promise<string[]> {
  const found = cardId === undefined ? await firstHere(context) : await read(context, readCard(cardId).debate);
  const mayTakePart = found?.debate.setup.mayTakePart;
  return mayTakePart?.kind === 'group' ? [mayTakePart.id] : [];
}

async function firstHere(context: Asking): Promise<FoundDebate | undefined> {
  for await (const found of debatesHere(context)) return found;
  return undefined;
}
