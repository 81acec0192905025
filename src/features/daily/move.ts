import type { Ports } from '#core/ports/store.ts';
import type { Place } from '#core/request.ts';
import { deckName, joined, TOPICS_DECK } from '../prompts/deck.ts';
import { reminderOf } from './reminder.ts';
import { readSchedules, type Schedule } from './schedule.ts';
import { readSuggestion, storedSuggestion } from './suggestion.ts';

/**
 * Takes along what belongs to the channel that a schedule leaves: what was drawn there does not come again in the new one, and what members
 * put forward there goes with the last schedule of the channel.
 */
export async function moveTo(
  { decks, schedules, suggestions }: Ports,
  workspace: string,
  { id, place: from }: Pick<Schedule, 'id' | 'place'>,
  to: Pick<Place, 'platform' | 'channel'>,
  topics: readonly string[],
): Promise<void> {
  if (from.channel === to.channel) return;
  for (const deck of [TOPICS_DECK, ...topics]) {
    const left = await decks.get(workspace, deckName(from, deck));
    if (left !== undefined) await decks.change(workspace, deckName(to, deck), (before) => joined(before, left));
  }
  const isThere = ({ place }: Pick<Schedule, 'place'>) => place.channel === from.channel;
  const others = readSchedules(await schedules.list(workspace)).filter((one) => one.id !== id && one.status !== 'off');
  if (others.some(isThere)) return;
  for (const one of (await suggestions.list(workspace)).map(readSuggestion).filter(isThere)) {
    const moved = { ...one, place: { platform: to.platform, channel: to.channel } };
    await suggestions.put(workspace, storedSuggestion(moved));
    const reminder = await schedules.get(workspace, reminderOf(one).id);
    if (reminder) await schedules.put(workspace, reminderOf(moved));
  }
}
