import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Copy, original, restore, TEST_FILE, write } from './copy.ts';
import type { Mutation } from './operators.ts';
import { type NotPassing, runTests, type TestFile } from './tests.ts';

/** Test files that may notice each mutation, by its place in the sample; the ones that are nearest and quickest come first. */
export type Reach = { tests: number; files: TestFile[]; leftOut: string[]; reaching: TestFile[][] };

const LIMIT = 30 * 60_000;

/**
 * Runs all tests once, with a probe at each mutation that writes down which test file runs through it. Each file has a process of
 * its own here, since code that runs when a module is loaded runs for the first file alone otherwise. A file that fails already is
 * left out: it cannot tell anything.
 */
export async function reachOf(copy: Copy, sample: readonly Mutation[]): Promise<Reach | NotPassing> {
  const log = path.join(copy.folder, 'mutants.reached.txt');
  const byFile = Map.groupBy(sample.entries(), ([, { file }]) => file);
  for (const [file, some] of byFile) write(copy, file, withProbes(original(copy, file), some, log));
  const run = await runTests(copy, { files: [], limit: LIMIT, options: ['--isolate', '--maxWorkers=2'] });
  for (const file of byFile.keys()) restore(copy, file);
  const files = run.files.filter(({ passes }) => passes);
  const isUseless =
    run.ended === 'too long' || !files.length || (run.ended === 'failed' && files.length === run.files.length);
  if (isUseless) return { failures: run.failures };
  const reached = readReached(copy, log);
  const reaching = sample.map(({ file }, at) => sorted(testsFor(files, reached.get(at)), file));
  return { tests: run.tests, files, leftOut: run.failures.map(({ test }) => test), reaching };
}

/** Of what was reached before any test (the shelf that all tests share), any test may show it. */
function testsFor(files: readonly TestFile[], reached: ReadonlySet<string> = new Set()): TestFile[] {
  return reached.has('') ? [...files] : files.filter(({ file }) => reached.has(file));
}

function sorted(files: readonly TestFile[], mutated: string): TestFile[] {
  return files.toSorted(
    (left, right) => nearness(right.file, mutated) - nearness(left.file, mutated) || left.ms - right.ms,
  );
}

/** How many folders two files share, test/core/cite.test.ts and src/core/cite.ts two. */
function nearness(test: string, mutated: string): number {
  const [left, right] = [test, mutated].map((file) => file.replace(/^(?:test|src)\/|(?:\.test)?\.ts$/g, '').split('/'));
  const differs = left?.findIndex((folder, at) => folder !== right?.[at]) ?? 0;
  return differs < 0 ? (left?.length ?? 0) : differs;
}

/** A line for each mutation and test file: `at file`. */
function readReached({ folder }: Copy, log: string): Map<number, Set<string>> {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n') : [];
  const pairs = lines.map((line) => ({
    at: Number.parseInt(line, 10),
    test: path.relative(folder, line.replace(/^\d+ /, '') || folder).replaceAll('\\', '/'),
  }));
  return new Map(
    [...Map.groupBy(pairs, ({ at }) => at)].map(([at, some]) => [at, new Set(some.map(({ test }) => test))]),
  );
}

type Insertion = { at: number; text: string; size: number };

/** The file with `(probe, expression)` for every expression; where one stands in another, the outer one is the outer one still. */
function withProbes(text: string, some: readonly [number, Mutation][], log: string): string {
  const insertions = some.flatMap(
    ([
      number,
      {
        probe: { start, end },
      },
    ]): Insertion[] => [
      { at: start, text: `(mutantReached(${number}), `, size: start - end },
      { at: end, text: ')', size: end - start },
    ],
  );
  const sorted = insertions.sort((left, right) => left.at - right.at || order(left) - order(right));
  let result = '';
  let from = 0;
  for (const { at, text: inserted } of sorted) {
    result += text.slice(from, at) + inserted;
    from = at;
  }
  return `${result}${text.slice(from)}\n${probe(log)}`;
}

/** At the same place: what ends comes before what begins, smaller ones end first, larger ones begin first. */
function order({ size }: Insertion): number {
  return size > 0 ? size - Number.MAX_SAFE_INTEGER : size;
}

/** Plain JavaScript that knows no more than its own process, because it also runs in what the tests start. */
function probe(log: string): string {
  return `function mutantReached(number) {
  const seen = (globalThis.mutantsReached ??= new Set());
  if (seen.has(number)) return;
  seen.add(number);
  const line = number + ' ' + (process.env.${TEST_FILE} ?? '') + '\\n';
  process.getBuiltinModule('node:fs').appendFileSync(${JSON.stringify(log)}, line);
}
`;
}
