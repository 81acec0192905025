import { ingestHere } from '#library/index.ts';
import { openServices } from '#services.ts';
import { createRandom, madeArticle } from './made.ts';
import { ask, quantile, round, scratchFolder, startProgram, stopProgram } from './program.ts';

const ARTICLES = [0, 1, 100, 1000];
const RUNS = 5;

/** Start to address, and start to first answer, with libraries of several sizes; as multiples of the one without own articles. */
export async function benchStart(): Promise<Record<string, unknown>[]> {
  const rows: { articles: number; address: number; answer: number }[] = [];
  for (const articles of ARTICLES)
    rows.push({ articles, ...(await scratchFolder((folder) => measure(folder, articles))) });
  const [empty] = rows;
  return rows.map(({ articles, address, answer }) => ({
    'own articles': articles,
    'to address (ms)': round(address, 0),
    'to address ×': round(address / (empty?.address ?? 1)),
    'to first answer (ms)': round(answer, 0),
    'to first answer ×': round(answer / (empty?.answer ?? 1)),
  }));
}

async function measure(folder: string, articles: number): Promise<{ address: number; answer: number }> {
  await fill(folder, articles);
  const times: { address: number; answer: number }[] = [];
  // The first run builds what later starts find; it is not counted.
  for (let run = 0; run <= RUNS; run++) {
    const started = await startProgram(folder);
    const answer = started.milliseconds + (await ask(started.url, '/quote export controls backfire'));
    await stopProgram(started);
    if (run > 0) times.push({ address: started.milliseconds, answer });
  }
  return {
    address: quantile(
      times.map((one) => one.address),
      0.5,
    ),
    answer: quantile(
      times.map((one) => one.answer),
      0.5,
    ),
  };
}

async function fill(folder: string, articles: number): Promise<void> {
  const { services, store } = await openServices({ store: { folder } });
  const random = createRandom(1);
  const shelf = await services.library.list('shelf');
  for (let index = 0; index < articles; index++) {
    const file = { name: `made-${index}.txt`, bytes: new TextEncoder().encode(madeArticle(shelf, random)) };
    await services.library.add('local', await ingestHere.read('local', file), { by: 'bench', now: 0 });
  }
  await store.close();
}
