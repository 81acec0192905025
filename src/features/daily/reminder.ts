import type { StoredSchedule } from '#core/ports/schedules.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import { readSuggestion, type SuggestedPrompt } from './suggestion.ts';
import { suggestionJob } from './suggestion-job.ts';

/** Ms after which those who decide are reminded of a suggestion, once. */
const WEEK = 7 * 24 * 3_600_000;

const PREFIX = 'suggestion ';

/** True if a stored schedule is no schedule of posts but the reminder of a suggestion. */
export const isReminder = ({ id }: Pick<StoredSchedule, 'id'>): boolean => id.startsWith(PREFIX);

/** The reminder of a suggestion: something that is due once, and is looked at as schedules are. */
export function reminderOf({
  id,
  place,
  createdAt,
}: Pick<SuggestedPrompt, 'id' | 'place' | 'createdAt'>): StoredSchedule {
  const { platform, channel } = place;
  return { id: `${PREFIX}${id}`, platform, channel, dueAt: createdAt + WEEK, state: { format: 1, kind: 'suggestion' } };
}

/** Reminds those who decide if the suggestion is still open. Does nothing if it is not due (any more). */
export async function remind(store: Pick<Store, 'transaction'>, workspace: string, id: string): Promise<void> {
  await store.transaction(workspace, async (ports: Ports) => {
    const due = await ports.schedules.get(workspace, id);
    if (due?.dueAt === undefined || due.dueAt > (await ports.clock.now())) return;
    await ports.schedules.remove(workspace, id);
    const found = await ports.suggestions.get(workspace, id.slice(PREFIX.length));
    if (found?.status === 'open') await ports.outbox.put(workspace, suggestionJob(readSuggestion(found), 'reminder'));
  });
}
