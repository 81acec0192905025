import { readFile } from 'node:fs/promises';
import { quantile, round } from './program.ts';

/** Sends a request and resolves when it is answered. */
type Ask = () => Promise<void>;
/** One of two sides that are compared. `pid`: the process that answers. */
export type Side = { ask: Ask; pid: number | undefined };

/** `rate`: requests per second that a side serves with `AT_ONCE` at a time. `cpu`: microseconds of its processor time for each. */
type Top = { rate: number; cpu: number };

export async function topRate({ ask, pid }: Side): Promise<Top> {
  const start = performance.now();
  const before = await cpuOf(pid);
  const end = start + ROUND;
  const counted = await askWhile(ask, () => performance.now() < end);
  const rate = (counted * 1000) / (performance.now() - start);
  return { rate, cpu: ((await cpuOf(pid)) - before) / counted };
}

/** Asks, `AT_ONCE` at a time, as long as `isOn`. Returns how often. */
async function askWhile(ask: Ask, isOn: (asked: number) => boolean): Promise<number> {
  let asked = 0;
  const worker = async () => {
    for (; isOn(asked); asked += 1) await ask();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return asked;
}

/** Microseconds of a tick of Linux's clock for processor time. */
const TICK = 10_000;

/** Microseconds of processor time that a process has used; NaN where there is no /proc. A busy machine matters little to it. */
async function cpuOf(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // After the name, which can hold anything, the state is the first field: proc(5), utime and stime are the 14th and 15th of all.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return TICK * (Number(fields[11]) + Number(fields[12]));
}

type Late = { p50: number; p99: number };

/**
 * Milliseconds from when a request was due until its answer, with `rate` due each second, whether or not the earlier ones are answered: a
 * queue shows.
 */
export async function lateAt(rate: number, { ask }: Side): Promise<Late> {
  const start = performance.now();
  const took: number[] = [];
  const all: Promise<void>[] = [];
  for (let sent = 0; sent < (rate * ROUND) / 1000; ) {
    const due = Math.floor(((performance.now() - start) / 1000) * rate);
    for (; sent < due; sent += 1) {
      const at = start + (sent * 1000) / rate;
      all.push(ask().then(() => void took.push(performance.now() - at)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(all);
  return { p50: quantile(took, 0.5), p99: quantile(took, 0.99) };
}

/** What a round measured of each side: Parley first, then those that it is compared with. */
type Round<T> = readonly T[];

/** Measures all sides by turns, so that a busy machine slows all; who is first alternates. */
async function byTurns<T>(rounds: number, measure: (side: Side) => Promise<T>, sides: readonly Side[]) {
  const all: Round<T>[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const measured = new Map<Side, T>();
    for (let at = 0; at < sides.length; at += 1) {
      const side = sides[(at + turn + 1) % sides.length];
      if (side) measured.set(side, await measure(side));
    }
    all.push(sides.flatMap((side) => measured.get(side) ?? []));
  }
  return all;
}

/**
 * The first answers are put off: until a platform has said who somebody is, and until there is an index. Those after them come at once, and
 * so many more are needed until V8 has compiled what runs often: on a busy machine, a round has too few.
 */
export async function warm({ ask }: Side): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const answered = await ask().then(
      () => true,
      () => false,
    );
    if (answered) return void (await askWhile(ask, (asked) => asked < WARM_UP));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no answer at once');
}

/** Rounds of each side, unless other are asked for. */
const ROUNDS = 10;
const WARM_UP = 1_000;
/** Milliseconds of a round. */
const ROUND = 1_000;
const AT_ONCE = 16;

/**
 * Rows of a table: requests a second of each side and what one costs, and how late answers are at half of what the slowest side serves.
 * `others`: the sides that Parley is compared with, by the heads of their columns.
 */
export async function compare(what: string, parley: Side, others: Record<string, Side>, rounds = ROUNDS) {
  const sides = [parley, ...Object.values(others)];
  for (const side of sides) await warm(side);
  const row = (name: string, all: readonly Round<number>[], digits: number) => ({
    what: `${what} ${name}`,
    parley: round(median(all.map(([ours = 0]) => ours)), digits),
    ...Object.fromEntries(Object.keys(others).flatMap((other, at) => columns(other, all, at + 1, digits))),
  });
  const top = await byTurns(rounds, topRate, sides);
  const half = median(top.map((all) => Math.min(...all.map(({ rate }) => rate)))) / 2;
  const late = await byTurns(rounds, (side) => lateAt(half, side), sides);
  return [
    row('per second', eachOf(top, 'rate'), 0),
    row('CPU, µs each', eachOf(top, 'cpu'), 0),
    row(`p50 at ${round(half, 0)}/s, ms`, eachOf(late, 'p50'), 1),
    row(`p99 at ${round(half, 0)}/s, ms`, eachOf(late, 'p99'), 1),
  ];
}

function columns(other: string, all: readonly Round<number>[], at: number, digits: number): [string, number][] {
  return [
    [other, round(median(all.map((one) => one[at] ?? Number.NaN)), digits)],
    // Not the ratio of the medians: all sides of a round had the same weather.
    [`× ${other}`, round(median(all.map((one) => (one[0] ?? Number.NaN) / (one[at] ?? Number.NaN))))],
  ];
}

export const median = (all: readonly number[]): number => quantile(all, 0.5);

function eachOf<Name extends string>(all: readonly Round<Record<Name, number>>[], name: Name): Round<number>[] {
  return all.map((one) => one.map((side) => side[name]));
}
