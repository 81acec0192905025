import { expect, it } from 'vitest';
import type { Place } from '../../src/core/article.ts';
import { encodePlaces, setPlaces } from '../../src/store/places.ts';

it('where passages stood is stored once for those that stood together, and reads as it was', () => {
  const places: (Place | undefined)[] = [undefined, { page: 1 }, { page: 1 }, { page: 3 }, undefined, { time: 61_000 }];
  const passages = places.map((place) => (place ? { place } : {}));
  const stored = encodePlaces(passages);
  expect(stored).toEqual([
    [1, { page: 1 }],
    [3, { page: 3 }],
    [4, null],
    [5, { time: 61_000 }],
  ]);
  const read: { place?: Place }[] = places.map(() => ({}));
  setPlaces(read, stored);
  expect(read).toEqual(passages);
});

it('what was stored before places were reads without', () => {
  const read: { place?: Place }[] = [{}, {}];
  setPlaces(read);
  expect(read).toEqual([{}, {}]);
});
