import type { CommandContext } from '#core/command.ts';
import type { Ports } from '#core/ports/store.ts';
import { readRun } from '../daily/run.ts';
import { readSchedules, type Schedule } from '../daily/schedule.ts';
import { readSuggestion } from '../daily/suggestion.ts';
import { userKey } from '../debate/acting.ts';
import { type KeptInDebates, keptInDebates } from '../debate/forget.ts';
import { type Named, nameless } from './nameless.ts';

/** Rows that are read in one turn. */
export const SLICE = 200;

/** How much is stored of a person. `named`: how often settings name them, as a facilitator, as taking part, or as notified by a schedule. */
export type Kept = {
  stances: number;
  suggestions: number;
  cards: number;
  messages: number;
  schedules: number;
  skips: number;
  named: number;
  debates: KeptInDebates;
};

/** Counts what is stored of the requester in this workspace. */
export async function keptOf({ requester, services }: CommandContext): Promise<Kept> {
  const { user, place } = requester;
  const { workspace } = place;
  const { store, settings } = services;
  const suggestions = (await store.suggestions.list(workspace)).map(readSuggestion);
  const schedules = readSchedules(await store.schedules.list(workspace));
  const chosen = await settings.get(workspace);
  const places = [chosen, ...Object.values(chosen.channels)];
  const lists = places.flatMap(({ facilitators, takingPart }) => [facilitators, takingPart?.people ?? []]);
  const pings = schedules.filter(({ ping }) => ping?.kind === 'user' && ping.id === user.id);
  return store.transaction(workspace, async (ports) => ({
    stances: Object.keys(await ports.stances.of(workspace, user.id)).length,
    suggestions: suggestions.filter(({ by }) => by === user.id).length,
    cards: await ports.cards.countOf(workspace, user.id),
    messages: place.platform === 'console' ? (await messagesOf(ports, workspace, user)).length : 0,
    schedules: schedules.filter(({ by }) => by.id === user.id).length,
    debates: await keptInDebates(ports, workspace, userKey(requester)),
    skips: (await skipsOf(ports, workspace, user.id, schedules)).length,
    named: lists.filter((list) => list.includes(user.id)).length + pings.length,
  }));
}

/** The console's messages in which a person is named. */
export async function messagesOf(
  { transcript }: Pick<Ports, 'transcript'>,
  workspace: string,
  who: Named,
): Promise<{ id: string; body: unknown }[]> {
  const found: { id: string; body: unknown }[] = [];
  for (let after = 0; ; ) {
    const slice = await transcript.containing(workspace, JSON.stringify(who.name), after, SLICE);
    const named = slice.filter(({ body }) => JSON.stringify(nameless(body, who, '')) !== JSON.stringify(body));
    found.push(...named.map(({ id, body }) => ({ id, body })));
    const last = slice.at(-1);
    if (!last || slice.length < SLICE) return found;
    after = last.seq;
  }
}

/** The runs that a person skipped. */
export async function skipsOf(
  { scheduleRuns }: Pick<Ports, 'scheduleRuns'>,
  workspace: string,
  person: string,
  schedules: readonly Schedule[],
): Promise<{ schedule: string; date: string }[]> {
  const found: { schedule: string; date: string }[] = [];
  for (const { id } of schedules)
    for (let before: string | undefined; ; ) {
      const slice = await scheduleRuns.list(workspace, id, SLICE, before);
      found.push(...slice.filter((run) => readRun(run).byId === person).map(({ date }) => ({ schedule: id, date })));
      const last = slice.at(-1);
      if (!last || slice.length < SLICE) break;
      before = last.date;
    }
  return found;
}
