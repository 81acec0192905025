import { quantile } from './program.ts';

/** Requests per second that `one` serves with so many at a time, over some ms; the first tenth only warms up. */
export async function topRate(one: () => Promise<void>, milliseconds: number, atOnce: number): Promise<number> {
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
export async function p99At(rate: number, one: () => Promise<void>, milliseconds: number): Promise<number> {
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
export async function byTurns(
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
