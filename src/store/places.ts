import { z } from 'zod';
import type { Passage, Place } from '#core/article.ts';

/** From the passage with this index on, passages stand at this place; `null`: at none. */
export type PlaceRuns = [index: number, place: Place | null][];

export const placeRuns: z.ZodType<PlaceRuns> = z.array(
  z.tuple([z.int(), z.union([z.object({ page: z.int() }), z.object({ time: z.int() }), z.null()])]),
);

/** Writes the places of passages shorter: one entry for passages that follow each other at the same place. */
export function encodePlaces(passages: readonly Pick<Passage, 'place'>[]): PlaceRuns {
  const runs: PlaceRuns = [];
  let before: string | undefined;
  for (const [index, { place = null }] of passages.entries()) {
    const key = JSON.stringify(place);
    if (key !== (before ?? 'null')) runs.push([index, place]);
    before = key;
  }
  return runs;
}

/** Gives passages, which it changes, their places. */
export function setPlaces(passages: readonly Pick<Passage, 'place'>[], runs: PlaceRuns = []): void {
  for (const [number, [from, place]] of runs.entries()) {
    const to = runs[number + 1]?.[0] ?? passages.length;
    if (place) for (const passage of passages.slice(from, to)) passage.place = place;
  }
}
