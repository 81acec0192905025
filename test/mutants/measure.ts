import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seeded } from '../soak/random.ts';
import { type Copy, copyProject } from './copy.ts';
import { judge, runAlone, type Verdict } from './judge.ts';
import type { Mutation } from './operators.ts';
import { type Reach, reachOf } from './reach.ts';
import { refusedBy } from './refused.ts';
import { allMutations, draw } from './sample.ts';
import type { NotPassing } from './tests.ts';

/** A mutation of the sample by its number, and what became of it. */
export type Judged = { number: number; mutation: Mutation; verdict: Verdict };
export type Given = { root: string; seed: number; times: number; only?: readonly number[] };
export type Tell = { note: (words: string) => void; judged: (one: Judged) => void };

/** How many mutations are tried at the same time, each on a copy of its own. */
const AT_ONCE = 2;

/** Draws a sample and tries it. The sample depends on the seed and on the code, so after writing a test the same one can be tried again. */
export async function measure({ root, seed, times, only }: Given, tell: Tell): Promise<Judged[] | NotPassing> {
  const all = allMutations(root);
  const sample = draw(all, times, seeded(seed)).map((mutation, at) => ({ number: at + 1, mutation }));
  const wanted = sample.filter(({ number }) => only?.includes(number) ?? true);
  tell.note(`${sample.length} of ${all.length} mutations drawn, seed ${seed}; trying ${wanted.length}`);
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'parley-mutants-')));
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', clear);
  try {
    const copies = Array.from({ length: AT_ONCE }, (_, at) => copyProject(root, path.join(folder, String(at))));
    return await tryAll(copies, wanted, tell);
  } finally {
    process.off('exit', clear);
    clear();
  }
}

type Numbered = { number: number; mutation: Mutation };

async function tryAll(copies: readonly Copy[], wanted: readonly Numbered[], tell: Tell) {
  const [first] = copies;
  if (!first) return [];
  const refused = await refusedBy(
    first,
    wanted.map(({ mutation }) => mutation),
  );
  if ('failures' in refused) return refused;
  tell.note(`tsc refuses ${refused.size}`);
  const left = wanted.filter(({ mutation }) => !refused.has(mutation));
  const reach = await reachOf(
    first,
    left.map(({ mutation }) => mutation),
  );
  if ('failures' in reach) return reach;
  tell.note(`${reach.tests} tests run without a mutation; ${reach.files.length} test files pass`);
  for (const test of reach.leftOut) tell.note(`its file is left out, because it fails without a mutation: ${test}`);
  const judged = wanted.filter(({ mutation }) => refused.has(mutation)).map((one) => ({ ...one, verdict: REFUSED }));
  for (const one of judged) tell.judged(one);
  const broken = await brokenCopy(copies, reach);
  return (
    broken ??
    [...judged, ...(await judgeAll(copies, left, reach, tell))].sort((one, other) => one.number - other.number)
  );
}

const REFUSED: Verdict = { kind: 'refused' };

/** A copy in which a test fails that passes elsewhere would make every mutation look caught. */
async function brokenCopy(copies: readonly Copy[], { files }: Reach): Promise<NotPassing | undefined> {
  const quickest = files.toSorted((left, right) => left.ms - right.ms).slice(0, 1);
  for (const copy of copies) {
    const run = await runAlone(copy, quickest);
    if (run.ended !== 'passed') return { failures: run.failures };
  }
  return undefined;
}

async function judgeAll(copies: readonly Copy[], left: readonly Numbered[], { reaching }: Reach, tell: Tell) {
  const waiting = left.entries();
  const judged: Judged[] = [];
  const tryNext = async (copy: Copy) => {
    for (const [at, one] of waiting) {
      const verdict = await judge(copy, one.mutation, reaching[at] ?? []);
      judged.push({ ...one, verdict });
      tell.judged({ ...one, verdict });
    }
  };
  await Promise.all(copies.map(tryNext));
  return judged;
}
