import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Mutation, mutationsOf } from './operators.ts';

const MUTATED = ['src/**/*.ts', 'commands/**/*.ts'];

/** How deep rooms are told apart: `library/search` and `library/topics` are two, what stands below them belongs to them. */
const DEPTH = 2;

/** Every mutation of the project's own code, in the order of files and places. What runs in a browser is JavaScript and not looked at. */
export function allMutations(root: string): Mutation[] {
  const files = globSync(MUTATED, { cwd: root }).map((file) => file.replaceAll('\\', '/'));
  return files.sort().flatMap((file) => mutationsOf(file, readFileSync(path.join(root, file), 'utf8')));
}

/** The room of a file: its folder, whatever rooms there are. */
export function roomOf(file: string): string {
  const folders = file.split('/').slice(0, -1);
  const [first, ...rest] = folders;
  return (first === 'src' ? rest : folders).slice(0, DEPTH).join('/') || 'src';
}

/**
 * Draws mutations from every room, more from larger ones; in a room every operator has the same chance, because some (strings,
 * comparisons) have many more places than others. The same `random` gives the same sample.
 */
export function draw(all: readonly Mutation[], times: number, random: () => number): Mutation[] {
  const rooms = shuffled([...Map.groupBy(all, ({ file }) => roomOf(file)).values()], random);
  const drawn = seats(
    rooms.map(({ length }) => length),
    times,
  ).flatMap((count, at) => drawFromRoom(rooms[at] ?? [], count, random));
  return all.filter((one) => drawn.includes(one));
}

/** Shares out `times` by size, at least one each as long as there are enough (Adams' method). */
function seats(sizes: readonly number[], times: number): number[] {
  const given = sizes.map(() => 0);
  for (let left = times; left > 0; left--) {
    const claims = sizes.map((size, at) => ((given[at] ?? 0) < size ? size / (given[at] ?? 0) : 0));
    const largest = Math.max(...claims);
    if (largest === 0) break;
    const at = claims.indexOf(largest);
    given[at] = (given[at] ?? 0) + 1;
  }
  return given;
}

function drawFromRoom(room: readonly Mutation[], count: number, random: () => number): Mutation[] {
  const operators = [...Map.groupBy(room, ({ operator }) => operator).values()].map((some) => shuffled(some, random));
  return Array.from({ length: count }, () => {
    const open = operators.filter(({ length }) => length > 0);
    return open[Math.floor(random() * open.length)]?.pop();
  }).filter((one) => one !== undefined);
}

function shuffled<T>(some: readonly T[], random: () => number): T[] {
  return some
    .map((one) => ({ one, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ one }) => one);
}
