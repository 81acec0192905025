import type { FeatureStore, Services } from '#core/command.ts';
import type { Ports } from '#core/ports/store.ts';
import type { Platform } from '#core/request.ts';
import { readRun, runRow } from '../daily/run.ts';
import { readSchedules, storedSchedule } from '../daily/schedule.ts';
import { forgetSuggestions } from '../daily/suggestions.ts';
import { forgetInDebates } from '../debate/forget.ts';
import { messagesOf, SLICE, skipsOf } from './kept.ts';
import { type Named, nameless } from './nameless.ts';

/** Whom to forget. `gone`: the words in place of their name. */
export type Forgetting = { workspace: string; platform: Platform; who: Named; gone: string };

/**
 * Erases a person from what is stored: answers, suggestions and words in debates are deleted, the name is taken from debates, cards, schedules, skipped
 * days, and the console's messages. Notices about their schedules go to facilitators from now on. What was erased before an error stays erased; a second try does the rest.
 */
export async function forget(
  store: Pick<FeatureStore, 'transaction'>,
  services: Pick<Services, 'cards'>,
  forgetting: Forgetting,
): Promise<void> {
  const { workspace, platform } = forgetting;
  await store.transaction(workspace, async (ports) => {
    await ports.stances.forget(workspace, forgetting.who.id);
    await forgetSuggestions(ports, workspace, forgetting.who.id);
    await forgetSchedules(ports, forgetting);
    await forgetInDebates(ports, workspace, `${platform} ${forgetting.who.id}`);
  });
  while (await forgetCards(services, forgetting));
  if (platform === 'console') await store.transaction(workspace, (ports) => forgetMessages(ports, forgetting));
}

async function forgetSchedules(ports: Ports, { workspace, who, gone }: Forgetting): Promise<void> {
  const schedules = readSchedules(await ports.schedules.list(workspace));
  for (const { schedule, date } of await skipsOf(ports, workspace, who.id, schedules)) {
    const run = await ports.scheduleRuns.get(workspace, schedule, date);
    if (!run) continue;
    const { byId: _, ...body } = readRun(run);
    await ports.scheduleRuns.put(workspace, runRow(schedule, date, { ...body, by: gone }));
  }
  for (const schedule of schedules.filter(({ by }) => by.id === who.id)) {
    const by = { ...schedule.by, id: '', name: gone };
    await ports.schedules.put(workspace, storedSchedule({ ...schedule, by }));
  }
}

/** Takes the name from some cards; false if there are none any more. */
async function forgetCards({ cards }: Pick<Services, 'cards'>, { workspace, who, gone }: Forgetting): Promise<boolean> {
  const found = await cards.ownedBy(workspace, who.id, SLICE);
  for (const card of found) {
    const shared = {
      ...card,
      owner: '',
      state: nameless(card.state, { ...who, name: sharedBy(card.state, who) }, gone),
    };
    await cards.put(workspace, shared);
  }
  return found.length > 0;
}

/** The name that a card of theirs has: they may have been called otherwise when it was shared. */
function sharedBy(state: unknown, { name }: Named): string {
  const found = typeof state === 'object' && state !== null && 'sharedBy' in state ? state.sharedBy : undefined;
  return typeof found === 'string' ? found : name;
}

async function forgetMessages(ports: Ports, { workspace, who, gone }: Forgetting): Promise<void> {
  for (const { id, body } of await messagesOf(ports, workspace, who))
    await ports.transcript.edit(workspace, id, nameless(body, who, gone));
}
