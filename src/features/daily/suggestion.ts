import { z } from 'zod';
import type { Services } from '#core/command.ts';
import { EDITION_LANGUAGES, LANGUAGES } from '#core/language.ts';
import type { StoredSuggestion } from '#core/ports/suggestions.ts';
import { PLATFORMS, type Place } from '#core/request.ts';
import type { Drawable } from '../prompts/deck.ts';

/** Characters of a suggested prompt. */
export const LONGEST_PROMPT = 500;

/**
 * The stored form of a suggestion. `from`: the passages of its reference. `unsigned`: the group does not see the name. `language`: the one that
 * its author reads, for what they are told. `reworded`: a facilitator has changed the words.
 */
const Body = z.object({
  format: z.literal(1),
  words: z.string(),
  topic: z.string(),
  from: z
    .object({ article: z.string(), language: z.enum(EDITION_LANGUAGES), from: z.string(), to: z.string() })
    .exactOptional(),
  unsigned: z.boolean(),
  name: z.string(),
  language: z.enum(LANGUAGES),
  place: z.object({ platform: z.enum(PLATFORMS), channel: z.string(), thread: z.string().exactOptional() }),
  reworded: z.boolean(),
});
type Body = z.infer<typeof Body>;

/** A prompt that a member put forward. It belongs to the deck of its topic in the channel where it was put forward. */
export type SuggestedPrompt = Omit<Body, 'format'> & Omit<StoredSuggestion, 'body'>;

export function readSuggestion({ body, ...row }: StoredSuggestion): SuggestedPrompt {
  const { format: _, ...read } = Body.parse(body);
  return { ...row, ...read };
}

export function storedSuggestion({ id, by, createdAt, status, ...body }: SuggestedPrompt): StoredSuggestion {
  return { id, by, createdAt, status, body: { format: 1, ...body } };
}

const PREFIX = 'suggested:';

/** The id by which a suggestion is in a deck, and as an item of a schedule. */
export const suggestedId = ({ id }: Pick<SuggestedPrompt, 'id'>): string => `${PREFIX}${id}`;

/** The suggestion's id, if this is the id of a suggested prompt. */
export const suggestionIn = (prompt: string): string | undefined =>
  prompt.startsWith(PREFIX) ? prompt.slice(PREFIX.length) : undefined;

/** Finds a suggestion that was taken, by the id that it has in decks; undefined if it was erased. */
export async function takenSuggestion(
  { store }: Pick<Services, 'store'>,
  workspace: string,
  prompt: string,
): Promise<SuggestedPrompt | undefined> {
  const id = suggestionIn(prompt);
  const found = id === undefined ? undefined : await store.suggestions.get(workspace, id);
  return found?.status === 'taken' ? readSuggestion(found) : undefined;
}

/** The suggestions that were taken into the decks of a channel. */
export async function takenAt(
  { store }: Pick<Services, 'store'>,
  workspace: string,
  { platform, channel }: Pick<Place, 'platform' | 'channel'>,
): Promise<SuggestedPrompt[]> {
  const all = (await store.suggestions.list(workspace, 'taken')).map(readSuggestion);
  return all.filter(({ place }) => place.platform === platform && place.channel === channel);
}

/** The cards of a topic's deck that members put forward. */
export const suggestedCards = (taken: readonly SuggestedPrompt[], topic: string): Drawable[] =>
  taken.filter((one) => one.topic === topic).map((one) => ({ id: suggestedId(one) }));
