import { openServices } from '#services.ts';
import { createRandom, madeArticle } from './made.ts';
import { round, scratchFolder } from './program.ts';
import { benchSearch, halfRemembered } from './search.ts';
import { shippedPassages } from './shipped.ts';

/** How many passages beside the shelf's, so that the ratio is seen at a study group's size and at a large one's. */
const SIZES = [0, 1000, 10_000];
const QUERIES = 300;

/** Latency of a query, p50 and p99, as a multiple of the yardstick's on the same passages. */
export async function benchShelf(): Promise<Record<string, unknown>[]> {
  const { articles: shelf, passages: shipped } = await scratchFolder(async (folder) => {
    const running = await openServices({ store: { folder } });
    const found = await shippedPassages(running);
    await running.store.close();
    return found;
  });
  const rows: Record<string, unknown>[] = [];
  for (const more of SIZES) {
    const random = createRandom(more + 1);
    const made = Array.from({ length: Math.ceil(more / 60) }, () => madeArticle(shelf, random).trim().split('\n'))
      .flat()
      .slice(0, more);
    const passages = [...shipped, ...made.map((text, index) => ({ id: `made:${index}`, text, lang: 'en' as const }))];
    const { p50, p99, yardstickP50, yardstickP99 } = await benchSearch(
      passages,
      halfRemembered(passages, QUERIES, random),
    );
    rows.push({
      passages: passages.length,
      'p50 (ms)': round(p50),
      'p50 × yardstick': round(p50 / yardstickP50),
      'p99 (ms)': round(p99),
      'p99 × yardstick': round(p99 / yardstickP99),
    });
  }
  return rows;
}
