import { quantile, round } from './program.ts';

/** Requests per second that `one` serves with so many at a time, over some ms; the first tenth only warms up. */
async function topRate(one: () => Promise<void>, milliseconds: number, atOnce: number): Promise<number> {
  const start = performance.now();
  const warm = start + milliseconds / 10;
  const end = start + milliseconds;
  let counted = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await one();
      if (performance.now() > warm) counted += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (counted * 1000) / (performance.now() - warm);
}

/**
 * ms from when a request was due until its answer, the 99th of a hundred, with so many due each second, whether or not the earlier ones
 * are answered: a queue shows.
 */
async function p99At(rate: number, one: () => Promise<void>, milliseconds: number): Promise<number> {
  const start = performance.now();
  const took: number[] = [];
  const all: Promise<void>[] = [];
  for (let sent = 0; sent < (rate * milliseconds) / 1000; ) {
    const due = Math.floor(((performance.now() - start) / 1000) * rate);
    for (; sent < due; sent += 1) {
      const at = start + (sent * 1000) / rate;
      all.push(one().then(() => void took.push(performance.now() - at)));
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all(all);
  return quantile(took, 0.99);
}

/** Two of the same kind, measured by turns so that the machine's weather falls on both; each figure is the median of the rounds. */
async function byTurns(
  rounds: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ ours: number; theirs: number }> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    a.push(await ours());
    b.push(await theirs());
  }
  return { ours: quantile(a, 0.5), theirs: quantile(b, 0.5) };
}

const ROUNDS = 3;
/** ms of a round. */
const ROUND = 3_000;
const AT_ONCE = 16;

/** Rows of a table: how many a second each side serves, and how late the last of a hundred is at half of what the slower one serves. */
export async function compare(what: string, other: string, ours: () => Promise<void>, theirs: () => Promise<void>) {
  const top = await byTurns(
    ROUNDS,
    () => topRate(ours, ROUND, AT_ONCE),
    () => topRate(theirs, ROUND, AT_ONCE),
  );
  const half = Math.min(top.ours, top.theirs) / 2;
  const late = await byTurns(
    ROUNDS,
    () => p99At(half, ours, ROUND),
    () => p99At(half, theirs, ROUND),
  );
  const row = (name: string, each: { ours: number; theirs: number }, digits: number) => ({
    what: `${what} ${name}`,
    parley: round(each.ours, digits),
    [other]: round(each.theirs, digits),
    ratio: round(each.ours / each.theirs),
  });
  return [row('per second', top, 0), row(`p99 at ${round(half, 0)}/s, ms`, late, 1)];
}
