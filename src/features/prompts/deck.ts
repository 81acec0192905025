import { z } from 'zod';
import type { Place } from '#core/request.ts';

/** The stored state of a deck: prompts drawn since the last shuffle, the last prompt, and how often each camp was drawn. */
const DeckState = z.object({
  format: z.literal(1),
  drawn: z.array(z.string()),
  last: z.string().optional(),
  camps: z.record(z.string(), z.number()),
});
export type DeckState = z.infer<typeof DeckState>;

/** A prompt that can be drawn. `camp`: its camp, if it has one. */
export type Drawable = { id: string; camp?: string };

/** `anew`: all prompts had been drawn, so the deck was shuffled again. */
export type Drawn = { id: string; state: DeckState; anew: boolean };

/** The deck of a topic in a channel, or of the topics themselves. `/prompt` and schedules of the channel draw from the same. */
export const deckName = ({ platform, channel }: Pick<Place, 'platform' | 'channel'>, what: string): string =>
  `${platform} ${channel} ${what}`;
export const TOPICS_DECK = 'topics';

const readDeck = (state: unknown): DeckState => DeckState.safeParse(state).data ?? { format: 1, drawn: [], camps: {} };

/** The prompts that were not drawn since the last shuffle. */
export function leftIn(state: unknown, prompts: readonly Drawable[]): Drawable[] {
  const drawn = new Set(readDeck(state).drawn);
  return prompts.filter(({ id }) => !drawn.has(id));
}

/** The deck with all of these prompts in it again. */
export function reshuffled(before: unknown, prompts: readonly Drawable[]): DeckState {
  const state = readDeck(before);
  const ids = new Set(prompts.map(({ id }) => id));
  return { ...state, drawn: state.drawn.filter((id) => !ids.has(id)) };
}

/** The deck from which both have been drawn. */
export function joined(one: unknown, other: unknown): DeckState {
  const [here, there] = [readDeck(one), readDeck(other)];
  const camps = { ...there.camps };
  for (const [camp, times] of Object.entries(here.camps)) camps[camp] = Math.max(times, camps[camp] ?? 0);
  const last = here.last ?? there.last;
  return {
    format: 1,
    drawn: [...new Set([...there.drawn, ...here.drawn])],
    ...(last !== undefined && { last }),
    camps,
  };
}

/**
 * Draws one of `prompts` (at least one) that was not drawn since the last shuffle. Prefers the camps that were drawn least. Does not draw the
 * same prompt twice in a row if there is another. `dice`: returns a whole number from 0 to less than its argument.
 */
export function drawFrom(before: unknown, prompts: readonly Drawable[], dice: (sides: number) => number): Drawn {
  const state = readDeck(before);
  const left = leftIn(state, prompts);
  const anew = left.length === 0;
  const among = anew ? prompts.filter(({ id }) => id !== state.last || prompts.length === 1) : left;
  const times = (camp: string) => state.camps[camp] ?? 0;
  const least = Math.min(...among.flatMap(({ camp }) => (camp === undefined ? [] : [times(camp)])));
  const fair = among.filter(({ camp }) => camp === undefined || times(camp) === least);
  const prompt = fair[dice(fair.length)];
  if (!prompt) throw new Error('an empty deck');
  const { id, camp } = prompt;
  const ids = new Set(prompts.map((one) => one.id));
  const kept = anew ? state.drawn.filter((one) => !ids.has(one)) : state.drawn;
  const camps = camp === undefined ? state.camps : { ...state.camps, [camp]: times(camp) + 1 };
  return { id, anew, state: { format: 1, drawn: [...kept, id], last: id, camps } };
}
