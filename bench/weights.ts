import { buildIndex, type SearchIndex, type SearchPassage } from '../src/library/index.ts';
import type { Features } from '../src/library/search/features.ts';
import type { QueryKind } from '../src/library/search/query.ts';
import { WEIGHTS } from '../src/library/search/weights.ts';
import { openServices } from '../src/services.ts';
import { createRandom } from './made.ts';
import { round, scratchFolder } from './program.ts';
import { madeTasks, readTasks, type SearchTask } from './search-tasks.ts';
import { shippedPassages } from './shipped.ts';

/** What was measured of one query's candidates. `right`: the number of the right one. */
type Example = {
  task: string;
  kind: QueryKind;
  candidates: Float64Array[];
  right: number;
  weight: number;
  isHeld: boolean;
};

const KINDS = ['text', 'words', 'question'] as const;
const NAMES = Object.keys(WEIGHTS.text) as (keyof Features)[];
/** Every fifth query is not learned from. */
const HELD = 0.2;
const ROUNDS = 400;
const RATE = 0.05;
/** Holds weights near those that are in use, where the queries say little. */
const PULL = 0.0005;

/**
 * Finds the ranking's weights: those that make the right passage the likeliest of its candidates (softmax, Adam), a kind of query at a time.
 * Learns from the tasks of a folder, if one is given, and from the shelf. Prints the weights, and how many first hits are right before and after.
 */
export async function benchWeights({
  seed = 1,
  tasks,
}: {
  seed?: number;
  tasks?: string;
}): Promise<Record<string, unknown>[]> {
  const random = createRandom(seed);
  const shelf = await shelfAndGlossary();
  const all = [...(tasks ? readTasks(tasks) : []), ...madeTasks(shelf.passages, random)];
  const examples = await examplesOf(all, shelf.glossary, random);
  return KINDS.flatMap((kind) => {
    const some = examples.filter((one) => one.kind === kind);
    const before = NAMES.map((name) => WEIGHTS[kind][name]);
    const after = learned(
      some.filter(({ isHeld }) => !isHeld),
      before,
    );
    console.log(`${kind}: ${NAMES.map((name, at) => `${name}: ${round(after[at] ?? 0)}`).join(', ')}`);
    return [true, false].map((held) => {
      const judged = some.filter(({ isHeld }) => isHeld === held);
      return {
        kind,
        queries: judged.length,
        held,
        'first right before': firstRight(judged, before),
        after: firstRight(judged, after),
      };
    });
  });
}

async function shelfAndGlossary(): Promise<{ passages: SearchPassage[]; glossary: readonly (readonly string[])[] }> {
  return scratchFolder(async (folder) => {
    const running = await openServices({ store: { folder } });
    const { passages } = await shippedPassages(running);
    await running.store.close();
    return { passages: [...passages], glossary: running.glossary };
  });
}

async function examplesOf(
  tasks: readonly SearchTask[],
  synonyms: readonly (readonly string[])[],
  random: () => number,
): Promise<Example[]> {
  const indexes = new Map<readonly SearchPassage[], SearchIndex>();
  const examples: Example[] = [];
  for (const { name, passages, queries } of tasks) {
    const index = indexes.get(passages) ?? (await buildIndex(passages, { synonyms }));
    indexes.set(passages, index);
    for (const { q, gold } of queries) {
      const { kind, candidates } = index.examine(q);
      const right = candidates.findIndex(({ id }) => gold.includes(id));
      if (right < 0) continue;
      const measured = candidates.map(({ features }) => Float64Array.from(NAMES, (one) => features[one]));
      examples.push({
        task: name,
        kind,
        candidates: measured,
        right,
        weight: 1 / queries.length,
        isHeld: random() < HELD,
      });
    }
  }
  return examples;
}

const scoreOf = (features: Float64Array, weights: readonly number[]): number =>
  features.reduce((sum, one, at) => sum + one * (weights[at] ?? 0), 0);

function firstRight(examples: readonly Example[], weights: readonly number[]): number {
  const right = examples.filter(({ candidates, right }) => {
    const best = Math.max(...candidates.map((one) => scoreOf(one, weights)));
    return scoreOf(candidates[right] ?? new Float64Array(), weights) >= best;
  });
  return round((100 * right.length) / Math.max(1, examples.length), 1);
}

function learned(examples: readonly Example[], start: readonly number[]): number[] {
  const weights = [...start];
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  const whole = examples.reduce((sum, { weight }) => sum + weight, 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = slopeOf(examples, weights, whole);
    for (const [at, by] of slope.entries()) {
      const step = by - PULL * ((weights[at] ?? 0) - (start[at] ?? 0));
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * step;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * step * step;
      const [m, s] = [(mean[at] ?? 0) / (1 - 0.9 ** round), (square[at] ?? 0) / (1 - 0.999 ** round)];
      weights[at] = (weights[at] ?? 0) + (RATE * m) / (Math.sqrt(s) + 1e-8);
    }
  }
  return weights;
}

/** How the likelihood of the right passages grows with each weight. */
function slopeOf(examples: readonly Example[], weights: readonly number[], whole: number): Float64Array {
  const slope = new Float64Array(weights.length);
  for (const { candidates, right, weight } of examples) {
    const scores = candidates.map((one) => scoreOf(one, weights));
    const top = Math.max(...scores);
    const shares = scores.map((one) => Math.exp(one - top));
    const sum = shares.reduce((a, b) => a + b, 0);
    for (const [at, features] of candidates.entries()) {
      const by = (weight / whole) * ((at === right ? 1 : 0) - (shares[at] ?? 0) / sum);
      for (let f = 0; f < slope.length; f++) slope[f] = (slope[f] ?? 0) + by * (features[f] ?? 0);
    }
  }
  return slope;
}
