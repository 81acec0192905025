import type { CommandRequest } from '#core/request.ts';
import { openServices, type Running } from '#services.ts';
import { createRandom } from './made.ts';
import { round, scratchFolder } from './program.ts';
import { halfRemembered, percentiles, yardstick } from './search.ts';
import { shippedPassages } from './shipped.ts';

const QUERIES = 300;
/** Asked before the clock runs: the first ones pay for compiling and for building the index. */
const WARM_UP = 30;

/** A whole `/quote` on the shipped articles, from the request to the stored card (a commit on the disk), beside the yardstick's bare search. */
export async function benchQuote(): Promise<Record<string, unknown>[]> {
  return scratchFolder(async (folder) => {
    const running = await openServices({ store: { folder } });
    const { passages } = await shippedPassages(running);
    const theirs = yardstick(passages);
    const times: [ours: number, theirs: number][] = [];
    for (const [index, words] of halfRemembered(passages, WARM_UP + QUERIES, createRandom(1)).entries()) {
      const pair: [number, number] = [await timed(() => quote(running, words)), await timed(async () => theirs(words))];
      if (index >= WARM_UP) times.push(pair);
    }
    await running.store.close();
    const [p50, p99] = percentiles(times.map(([ours]) => ours));
    const [yardstickP50, yardstickP99] = percentiles(times.map(([, one]) => one));
    return [
      {
        passages: passages.length,
        'p50 (ms)': round(p50),
        'p50 × yardstick': round(p50 / yardstickP50),
        'p99 (ms)': round(p99),
        'p99 × yardstick': round(p99 / yardstickP99),
      },
    ];
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function quote({ answerer }: Running, words: string): Promise<void> {
  const request: CommandRequest = {
    kind: 'command',
    path: ['quote'],
    args: { words },
    files: [],
    user: { id: 'bench', name: 'Bench', may: 'member' },
    place: { platform: 'console', workspace: 'local', channel: 'bench' },
    language: 'en',
  };
  const outcome = await answerer.answer(request);
  if (outcome.kind === 'reply' && outcome.failed) throw new Error(`no answer to ${words}`);
}
