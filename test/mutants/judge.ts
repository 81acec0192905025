import { type Copy, change, restore } from './copy.ts';
import type { Mutation } from './operators.ts';
import { runTests, type TestFile } from './tests.ts';

export type Verdict =
  | { kind: 'caught'; by: string }
  | { kind: 'survived'; files: number }
  | { kind: 'unreached' }
  | { kind: 'refused' };

/** Beside how long the tests took: what starting takes on a busy machine, and one test that runs into its own time limit. */
const TO_START = 120_000;
const SLOWER = 10;

/** Runs the tests that reach a mutation on a copy that has it. */
export async function judge(copy: Copy, mutation: Mutation, tests: readonly TestFile[]): Promise<Verdict> {
  if (!tests.length) return { kind: 'unreached' };
  change(copy, mutation.file, mutation);
  const run = await runAlone(copy, tests);
  restore(copy, mutation.file);
  if (run.ended === 'passed') return { kind: 'survived', files: tests.length };
  return { kind: 'caught', by: run.failures[0]?.test ?? 'it does not end' };
}

/** Runs them one after another, as far as the first that fails. */
export function runAlone(copy: Copy, tests: readonly TestFile[]) {
  const took = tests.reduce((sum, { ms }) => sum + ms, 0);
  const files = tests.map(({ file }) => file);
  return runTests(copy, { files, limit: TO_START + SLOWER * took, options: ['--bail=1', '--maxWorkers=1'] });
}
