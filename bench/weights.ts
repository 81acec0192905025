import { buildIndex, type SearchIndex, type SearchPassage } from '../src/library/index.ts';
import type { Features } from '../src/library/search/features.ts';
import { type Asked, EVIDENCE, type Evidence, evidenceOf } from '../src/library/search/sure.ts';
import { FEATURES, WEIGHTS } from '../src/library/search/weights.ts';
import { openServices } from '../src/services.ts';
import { createRandom } from './made.ts';
import { round, scratchFolder } from './program.ts';
import { madeTasks, readTasks, type SearchTask } from './search-tasks.ts';
import { shippedPassages } from './shipped.ts';

type Candidate = { id: string; text: string; features: Features; values: Float64Array };
/**
 * What was measured of one query's candidates. `right`: the number of the right one, -1 if it is not among them. `without`: the candidates when
 * the right passages are not there. `share`: of its task.
 */
type Example = Asked & {
  task: string;
  candidates: Candidate[];
  without: Candidate[];
  right: number;
  share: number;
  isHeld: boolean;
};

const KINDS = ['text', 'words', 'question'] as const;
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
  queries = 80,
  rounds = ROUNDS,
  tasks,
}: {
  seed?: number;
  queries?: number;
  rounds?: number;
  tasks?: string;
}): Promise<Record<string, unknown>[]> {
  const random = createRandom(seed);
  const shelf = await shelfAndGlossary();
  const all = [...(tasks ? readTasks(tasks) : []), ...madeTasks(shelf.passages, random)];
  const examples = await examplesOf(all, shelf.glossary, queries, random);
  const found: Record<string, number[]> = {};
  const rows = KINDS.flatMap((kind) => {
    const some = examples.filter((one) => one.kind === kind && one.right >= 0);
    const before = FEATURES.map((name) => WEIGHTS[kind][name]);
    const after = learned(
      some.filter(({ isHeld }) => !isHeld),
      before,
      rounds,
    );
    found[kind] = after;
    console.log(`${kind}: ${FEATURES.map((name, at) => `${name}: ${round(after[at] ?? 0)}`).join(', ')}`);
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
  return [...rows, ...calibrated(examples, found, random)];
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
  most: number,
  random: () => number,
): Promise<Example[]> {
  const indexes = new Map<readonly SearchPassage[], SearchIndex>();
  const examples: Example[] = [];
  for (const { name, passages, queries } of tasks) {
    const index = indexes.get(passages) ?? (await buildIndex(passages, { synonyms }));
    indexes.set(passages, index);
    const some = queries
      .map((query) => ({ ...query, lot: random() }))
      .sort((a, b) => a.lot - b.lot)
      .slice(0, most);
    for (const { q, gold } of some) {
      const { kind, weight, candidates } = index.examine(q);
      const right = candidates.findIndex(({ id }) => gold.includes(id));
      const without = index.examine(q, (id) => !gold.includes(id)).candidates.map(measured);
      const isHeld = random() < HELD;
      examples.push({
        task: name,
        kind,
        weight,
        candidates: candidates.map(measured),
        without,
        right,
        share: 1 / some.length,
        isHeld,
      });
    }
    console.error(name);
  }
  return examples;
}

const measured = (one: Omit<Candidate, 'values'>): Candidate => ({
  ...one,
  values: Float64Array.from(FEATURES, (name) => one.features[name]),
});

function scoreOf(features: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < features.length; at++) sum += (features[at] ?? 0) * (weights[at] ?? 0);
  return sum;
}

function firstRight(examples: readonly Example[], weights: readonly number[]): number {
  const right = examples.filter(({ candidates, right }) => {
    const best = Math.max(...candidates.map(({ values }) => scoreOf(values, weights)));
    return scoreOf(candidates[right]?.values ?? new Float64Array(), weights) >= best;
  });
  return round((100 * right.length) / Math.max(1, examples.length), 1);
}

function learned(examples: readonly Example[], start: readonly number[], rounds: number): number[] {
  const weights = [...start];
  const mean = new Float64Array(weights.length);
  const square = new Float64Array(weights.length);
  const whole = examples.reduce((sum, { share }) => sum + share, 0);
  for (let round = 1; round <= rounds; round++) {
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
  for (const { candidates, right, share } of examples) {
    const scores = candidates.map(({ values }) => scoreOf(values, weights));
    const top = Math.max(...scores);
    const shares = scores.map((one) => Math.exp(one - top));
    const sum = shares.reduce((a, b) => a + b, 0);
    for (const [at, { values }] of candidates.entries()) {
      const by = (share / whole) * ((at === right ? 1 : 0) - (shares[at] ?? 0) / sum);
      for (let f = 0; f < slope.length; f++) slope[f] = (slope[f] ?? 0) + by * (values[f] ?? 0);
    }
  }
  return slope;
}

/** A first hit: what speaks for it, and whether it is the right one. */
type FirstHit = {
  task: string;
  evidence: Float64Array;
  isRight: boolean;
  isThere: boolean;
  isHeld: boolean;
  share: number;
};

/** Of queries whose passage is not there, the most that may be answered as sure. A little less than what is promised. */
const MOST_WRONG = 0.04;

/** Finds the calibration of `sure` (logistic regression), and prints it with how it does by task. */
function calibrated(
  examples: readonly Example[],
  weights: Record<string, readonly number[]>,
  random: () => number,
): Record<string, unknown>[] {
  const hits = examples.flatMap((one) =>
    [firstHit(one, weights, true), firstHit(one, weights, false)].flatMap((hit) => hit ?? []),
  );
  const learnedFrom = hits.filter(({ isHeld }) => !isHeld);
  const logits = fitted(learnedFrom, random);
  const logitOf = ({ evidence }: FirstHit) => scoreOf(evidence, logits);
  const absent = learnedFrom
    .filter(({ isThere, task }) => !isThere && !task.startsWith('question'))
    .map(logitOf)
    .sort((a, b) => b - a);
  const sure = absent[Math.floor(MOST_WRONG * absent.length)] ?? 0;
  const shifted = EVIDENCE.map((name, at) => (logits[at] ?? 0) - (name === 'constant' ? sure : 0));
  console.log(`sure: ${EVIDENCE.map((name, at) => `${name}: ${round(shifted[at] ?? 0)}`).join(', ')}`);
  const kinds = [...new Set(hits.map(({ task }) => task.replace(/^(\w+\.\w+).*/, '$1')))];
  const isSure = (hit: FirstHit) => logitOf(hit) > sure;
  const percent = (some: FirstHit[]) => round((100 * some.filter(isSure).length) / Math.max(1, some.length), 1);
  return [...kinds, ''].map((task) => {
    const some = hits.filter((hit) => hit.task.startsWith(task) && (task !== '' || hit.isHeld));
    return {
      kind: task || 'all, held',
      queries: some.length / 2,
      'sure when right': percent(some.filter(({ isThere, isRight }) => isThere && isRight)),
      'when absent': percent(some.filter(({ isThere }) => !isThere)),
      'when wrong': percent(some.filter(({ isThere, isRight }) => isThere && !isRight)),
    };
  });
}

function firstHit(
  example: Example,
  weights: Record<string, readonly number[]>,
  isThere: boolean,
): FirstHit | undefined {
  const { task, kind, candidates, without, right, share, isHeld } = example;
  const scored = (isThere ? candidates : without)
    .map((one) => ({ ...one, score: scoreOf(one.values, weights[kind] ?? []) }))
    .sort((a, b) => b.score - a.score);
  const [first] = scored;
  if (!first) return undefined;
  const next = scored.find((one) => one.features.foreign === first.features.foreign && one.text !== first.text);
  const evidence = evidenceOf(first, next, example);
  const isRight = isThere && first.id === candidates[right]?.id;
  return { task, evidence: Float64Array.from(EVIDENCE, (name) => evidence[name]), isRight, isThere, isHeld, share };
}

function fitted(hits: readonly FirstHit[], random: () => number): number[] {
  const logits = EVIDENCE.map((_: keyof Evidence) => 0);
  for (let step = 0; step < 300_000; step++) {
    const hit = hits[Math.floor(random() * hits.length)];
    if (!hit) break;
    const rate = 0.05 / (1 + step / 30_000);
    const error = (hit.isRight ? 1 : 0) - 1 / (1 + Math.exp(-scoreOf(hit.evidence, logits)));
    for (let at = 0; at < logits.length; at++) logits[at] = (logits[at] ?? 0) + rate * error * (hit.evidence[at] ?? 0);
  }
  return logits;
}
