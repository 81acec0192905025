import type { Services } from '#core/command.ts';
import type { PublicLanguage } from '#core/language.ts';
import type { Target } from '#core/outgoing.ts';
import type { Participant } from '#core/ports/participants.ts';
import type { Store } from '#core/ports/store.ts';
import type { StreamText } from '#core/ports/stream-texts.ts';
import type { Say } from '#core/words.ts';
import { type DebateEvent, readEvents } from './events.ts';
import { debateFrom } from './evolve.ts';
import type { Debate } from './state.ts';

export type DrawingParts = {
  store: Pick<Store, 'streams' | 'participants' | 'streamTexts' | 'clock'>;
  services: Pick<Services, 'topics' | 'library' | 'links' | 'attributions' | 'settings'>;
  sayIn(language: PublicLanguage): Say;
};

/**
 * What a message is drawn from. `debate`: as it was right after `event`. `present`: as it is now. `names`, `texts`: by random id, and by id.
 */
export type Drawing = {
  workspace: string;
  id: string;
  event: DebateEvent;
  debate: Debate;
  present: Debate;
  names: ReadonlyMap<string, Participant>;
  texts: ReadonlyMap<string, StreamText>;
  services: DrawingParts['services'];
  say: Say;
  language: PublicLanguage;
  now: number;
  /** True if it may have been posted before. */
  isAgain?: boolean;
};

/** Reads a debate with the names and texts in it; undefined if it was removed. `version`: as it was then. */
export async function readDrawing(
  { store, services, sayIn }: DrawingParts,
  workspace: string,
  id: string,
  version?: number,
): Promise<Drawing | undefined> {
  const stored = await store.streams.read(workspace, id);
  const events = readEvents(stored?.events ?? []);
  const event = events[(version ?? events.length) - 1];
  const present = debateFrom(events);
  const debate = version === undefined ? present : debateFrom(events.slice(0, version));
  if (!event || !present || !debate) return undefined;
  const people = await store.participants.get(workspace, namedIn(events));
  const { language } = present.setup;
  return {
    ...{ workspace, id, event, debate, present, services, language },
    names: new Map(people.map((one) => [one.id, one])),
    texts: new Map((await store.streamTexts.list(workspace, id)).map((one) => [one.id, one])),
    say: sayIn(language),
    now: await store.clock.now(),
  };
}

/** Everybody who did something, took over, or is asked to take part. */
function namedIn(events: readonly DebateEvent[]): string[] {
  const doing = events.flatMap((event) => ('by' in event && event.by !== undefined ? [event.by] : []));
  const named = events.flatMap((event) => {
    if (event.kind === 'handed-over') return [event.to];
    const mayTakePart = event.kind === 'opened' ? event.setup.mayTakePart : undefined;
    return mayTakePart?.kind === 'people' ? mayTakePart.people : [];
  });
  return [...new Set([...doing, ...named])];
}

/** Where a debate's messages go: its thread, once there is one. */
export function targetOf({ setup: { place }, posts }: Debate): Target {
  const thread = place.thread ?? posts.get('thread')?.id;
  return { channel: place.channel, ...(thread !== undefined && { thread }) };
}

/** A person's id on the platform; undefined once they were erased. */
export const userOf = ({ names }: Pick<Drawing, 'names'>, person: string): string | undefined =>
  names.get(person)?.user?.replace(/^\S+ /u, '');
