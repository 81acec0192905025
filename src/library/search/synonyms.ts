import { fold } from './fold.ts';
import { cut, stem, type Unit } from './units.ts';

/** One way of saying a thing, and the other ways. */
export type Synonym = { way: readonly Unit[]; others: readonly (readonly Unit[])[] };

export function synonymsOf(groups: readonly (readonly string[])[]): Synonym[] {
  return groups.flatMap((group) => {
    const ways = group.map((way) => cut(fold(way))).filter((way) => way.length > 0);
    return ways.map((way) => ({ way, others: ways.filter((other) => other !== way) }));
  });
}

export const sameUnit = (a: Unit | undefined, b: Unit | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.dense === b.dense &&
  (a.dense ? a.text === b.text : stem(a.text) === stem(b.text));

/** Where a way of saying it begins in a query's units. */
export function placesOf(way: readonly Unit[], units: readonly Unit[]): number[] {
  return units.flatMap((_, at) => (way.every((unit, i) => sameUnit(unit, units[at + i])) ? [at] : []));
}
