import type { OutboxJob } from '#core/ports/outbox.ts';
import type { Ports } from '#core/ports/store.ts';
import type { SuggestedPrompt } from './suggestion.ts';

/** What is told of a suggestion. `new`, `reminder`: to those who decide. `taken`, `left`: to its author. */
export type SuggestionNotice = 'new' | 'reminder' | 'taken' | 'left';

export const SUGGESTION_KIND = 'daily-suggestion';

/** A notice about a suggestion. `to`: index among those who decide, or `channel`. Ids alone are stored, no names and no words. */
export function suggestionJob(
  { id, place }: Pick<SuggestedPrompt, 'id' | 'place'>,
  notice: SuggestionNotice,
  to: number | 'channel' = 0,
): OutboxJob {
  return {
    key: `suggestion ${id} ${notice} ${to}`,
    platform: place.platform,
    channel: to === 'channel' ? (place.thread ?? place.channel) : `suggestion ${id}`,
    kind: SUGGESTION_KIND,
    ids: { suggestion: id, notice, to: String(to) },
    steps: ['notice'],
  };
}

/** Takes back what those who decide would be told, because it is decided. */
export async function cancelNotices(
  { outbox }: Pick<Ports, 'outbox'>,
  workspace: string,
  { id }: Pick<SuggestedPrompt, 'id'>,
): Promise<void> {
  for (const notice of ['new', 'reminder'] satisfies SuggestionNotice[])
    await outbox.cancel(workspace, SUGGESTION_KIND, { suggestion: id, notice });
}
