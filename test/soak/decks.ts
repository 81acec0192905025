// Draws from decks in many places over a store that is closed and opened again: nothing comes twice before all has, camps are even.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '#core/ports/store.ts';
import { type Drawable, drawFrom } from '#features/prompts/deck.ts';
import { openStore } from '#store/index.ts';
import { seeded } from './random.ts';

const PLACES = 50;
/** Draws between two restarts, on average. */
const RESTART_EVERY = 400;

type Dice = (sides: number) => number;
/** What came up in a place: of the present round, and of each camp in all. */
type Seen = { round: Set<string>; camps: Map<string, number>; last: string | undefined };
type Place = { name: string; cards: readonly Drawable[]; seen: Seen };

export async function run({ seed, times }: { seed: number; times: number }) {
  const random = seeded(seed);
  const dice: Dice = (sides) => Math.floor(random() * sides);
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-decks-'));
  const places = Array.from({ length: PLACES }, (_, at) => placeOf(at, dice));
  const faults: string[] = [];
  let [store, restarts] = [await openStore({ folder }), 0];
  for (let drawn = 0; drawn < times && !faults.length; drawn++) {
    if (dice(RESTART_EVERY) === 0) {
      await store.close();
      store = await openStore({ folder });
      restarts += 1;
    }
    const place = places[dice(PLACES)];
    if (place) faults.push(...(await draw(store, place, dice)));
  }
  await store.close();
  rmSync(folder, { recursive: true, force: true });
  return { faults, draws: times, places: PLACES, restarts };
}

/** A deck of two to six camps with as many cards each, and some that are nobody's. */
function placeOf(at: number, dice: Dice): Place {
  const camps = 2 + dice(5);
  const cards: Drawable[] = [
    ...Array.from({ length: camps * (1 + dice(4)) }, (_, n) => ({ id: `p${n}`, camp: `c${n % camps}` })),
    ...Array.from({ length: dice(6) }, (_, n) => ({ id: `free${n}` })),
  ];
  return { name: `place-${at}`, cards, seen: { round: new Set(), camps: new Map(), last: undefined } };
}

async function draw(store: Store, { name, cards, seen }: Place, dice: Dice): Promise<string[]> {
  let anew = false;
  const state = await store.decks.change('local', name, (before) => {
    const drawn = drawFrom(before, cards, dice);
    anew = drawn.anew;
    return drawn.state;
  });
  const id = state.last ?? '';
  const isThrough = seen.round.size === cards.length;
  if (isThrough) seen.round.clear();
  const faults = [
    ...(seen.round.has(id) ? [`${name}: ${id} again before all had come`] : []),
    ...(anew === isThrough
      ? []
      : [`${name}: says ${anew ? '' : 'not '}that it begins anew after ${seen.round.size} of ${cards.length}`]),
    ...(id === seen.last && cards.length > 1 ? [`${name}: ${id} twice in a row`] : []),
  ];
  seen.round.add(id);
  seen.last = id;
  const camp = cards.find((one) => one.id === id)?.camp;
  if (camp) seen.camps.set(camp, (seen.camps.get(camp) ?? 0) + 1);
  const counts = [...new Set(cards.flatMap((one) => one.camp ?? []))].map((one) => seen.camps.get(one) ?? 0);
  const uneven = Math.max(...counts) - Math.min(...counts) > 1;
  return [...faults, ...(uneven ? [`${name}: camps came up ${counts} times`] : [])];
}
