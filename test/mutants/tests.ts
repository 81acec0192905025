import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { CONFIG, type Copy, ORDER } from './copy.ts';
import { runNode } from './process.ts';

/** A test file with how long its tests took. */
export type TestFile = { file: string; ms: number; passes: boolean };
export type Failure = { test: string; why: string };
/** The unchanged project does not pass its own tests, so nothing can be told from a failure. */
export type NotPassing = { failures: Failure[] };

export type Run = { ended: 'passed' | 'failed' | 'too long'; files: TestFile[]; tests: number; failures: Failure[] };

const assertion = z.object({
  fullName: z.string(),
  status: z.string(),
  failureMessages: z.array(z.string()).nullish(),
});
const testResult = z.object({
  name: z.string(),
  status: z.string(),
  message: z.string().nullish(),
  startTime: z.number(),
  endTime: z.number(),
  assertionResults: z.array(assertion),
});
const report = z.object({ testResults: z.array(testResult) });

/** Test files to run, in this order; all of them where there is none. */
export type Wanted = { files: readonly string[]; limit: number; options: readonly string[] };

export async function runTests(copy: Copy, { files, limit, options }: Wanted): Promise<Run> {
  const output = path.join(copy.folder, 'mutants.report.json');
  rmSync(output, { force: true });
  const vitest = path.join(copy.folder, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [vitest, 'run', '--config', CONFIG, '--reporter=json', `--outputFile=${output}`, ...options, ...files];
  const { code, out } = await runNode(args, copy.folder, limit, { [ORDER]: files.join('\n') });
  const results = existsSync(output) ? report.parse(JSON.parse(readFileSync(output, 'utf8'))).testResults : [];
  const ended = code === 'too long' ? code : code === 0 ? 'passed' : 'failed';
  return { ended, ...summary(copy, results), failures: ended === 'failed' ? failuresOf(copy, results, out) : [] };
}

type Result = z.infer<typeof testResult>;

function summary(copy: Copy, results: readonly Result[]) {
  const ran = results.map((one) => ({
    file: nameOf(copy, one),
    ms: one.endTime - one.startTime,
    passes: one.status === 'passed',
  }));
  return { files: ran, tests: results.reduce((sum, one) => sum + one.assertionResults.length, 0) };
}

function failuresOf(copy: Copy, results: readonly Result[], out: string): Failure[] {
  const failures = results.flatMap((one) => {
    const tests = one.assertionResults.filter(({ status }) => status === 'failed');
    const named = tests.map(({ fullName, failureMessages }) => ({
      test: `${nameOf(copy, one)}: ${fullName}`,
      why: failureMessages?.join('\n') ?? '',
    }));
    return named.length || one.status !== 'failed' ? named : [{ test: nameOf(copy, one), why: one.message ?? '' }];
  });
  return failures.length ? failures : [{ test: 'outside any test', why: out }];
}

function nameOf(copy: Copy, { name }: Result): string {
  return path.relative(copy.folder, name).replaceAll('\\', '/');
}
