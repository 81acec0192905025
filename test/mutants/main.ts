// npm run mutants -- [--seed N] [--times N] [--only 3,17]: changes the code in small ways, one at a time, and says which of them no test notices.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Given, measure } from './measure.ts';
import { lineFor, summaryOf } from './report.ts';

const TIMES = 150;
const USAGE = `usage: npm run mutants -- [--seed N] [--times N] [--only N,N]
  --seed   which sample is drawn; the same seed draws the same sample as long as the code is the same
  --times  how many mutations (${TIMES})
  --only   numbers of mutations of this sample: tries these alone`;

function given(): Given | undefined {
  try {
    const options = { seed: { type: 'string' }, times: { type: 'string' }, only: { type: 'string' } } as const;
    const { values } = parseArgs({ options });
    const seed = Number(values.seed ?? Date.now() % 1_000_000);
    const times = Number(values.times ?? TIMES);
    const only = values.only?.split(',').map(Number);
    const isWhole = [seed, times, ...(only ?? [])].every((one) => Number.isSafeInteger(one) && one >= 0);
    const root = path.join(import.meta.dirname, '..', '..');
    return isWhole && times > 0 ? { root, seed, times, ...(only && { only }) } : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const wanted = given();
  if (!wanted) {
    console.error(USAGE);
    return 2;
  }
  const start = performance.now();
  const seconds = () => `${Math.round((performance.now() - start) / 1000)} s`;
  const judged = await measure(wanted, {
    note: (words) => console.log(`${words} (${seconds()})`),
    judged: (one) => console.log(lineFor(one)),
  });
  if ('failures' in judged) {
    console.error('Without any mutation these tests fail. Make them pass first: until then a failure tells nothing.');
    for (const { test, why } of judged.failures) console.error(`\n${test}\n${why}`);
    return 1;
  }
  const isMissed = ({ verdict: { kind } }: (typeof judged)[number]) => kind === 'survived' || kind === 'unreached';
  console.log(
    ['', 'not caught:', ...judged.filter(isMissed).map(lineFor), '', summaryOf(judged), seconds()].join('\n'),
  );
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));
process.exitCode = await main();
