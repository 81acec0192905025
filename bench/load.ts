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

/** What each round measured of both sides. */
type Pair<T> = { ours: T; theirs: T };

/** Measures both sides by turns, so that a busy machine slows both; who is first alternates. */
async function byTurns<T>(rounds: number, measure: (side: Side) => Promise<T>, { ours, theirs }: Pair<Side>) {
  const pairs: Pair<T>[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const first = await measure(turn % 2 ? ours : theirs);
    const second = await measure(turn % 2 ? theirs : ours);
    pairs.push(turn % 2 ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  return pairs;
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

/** Rows of a table: requests a second of each side and what one costs, and how late answers are at half of what the slower side serves. */
export async function compare(what: string, other: string, sides: Pair<Side>, rounds = ROUNDS) {
  for (const side of [sides.ours, sides.theirs]) await warm(side);
  const row = (name: string, pairs: readonly Pair<number>[], digits: number) => ({
    what: `${what} ${name}`,
    parley: round(median(pairs.map((one) => one.ours)), digits),
    [other]: round(median(pairs.map((one) => one.theirs)), digits),
    // Not the ratio of the medians: both sides of a round had the same weather.
    ratio: round(median(pairs.map((one) => one.ours / one.theirs))),
  });
  const top = await byTurns(rounds, topRate, sides);
  const half = median(top.map((one) => Math.min(one.ours.rate, one.theirs.rate))) / 2;
  const late = await byTurns(rounds, (side) => lateAt(half, side), sides);
  return [
    row('per second', eachOf(top, 'rate'), 0),
    row('CPU, µs each', eachOf(top, 'cpu'), 0),
    row(`p50 at ${round(half, 0)}/s, ms`, eachOf(late, 'p50'), 1),
    row(`p99 at ${round(half, 0)}/s, ms`, eachOf(late, 'p99'), 1),
  ];
}

export const median = (all: readonly number[]): number => quantile(all, 0.5);

function eachOf<Name extends string>(pairs: readonly Pair<Record<Name, number>>[], name: Name): Pair<number>[] {
  return pairs.map(({ ours, theirs }) => ({ ours: ours[name], theirs: theirs[name] }));
}
