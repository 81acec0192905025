import path from 'node:path';
import { type Copy, change, restore } from './copy.ts';
import type { Mutation } from './operators.ts';
import { runNode } from './process.ts';
import type { NotPassing } from './tests.ts';

const LIMIT = 10 * 60_000;

/** What a mutation leaves unused is no reason to refuse it: whoever makes that fault writes nothing that is not used. */
const UNUSED = ['--noUnusedLocals', 'false', '--noUnusedParameters', 'false'];

/** The mutations that the type checker refuses: nobody could overlook them, whatever the tests say. */
export async function refusedBy(copy: Copy, sample: readonly Mutation[]): Promise<Set<Mutation> | NotPassing> {
  const { code, out } = await checkTypes(copy);
  if (code !== 0) return { failures: [{ test: 'tsc', why: out }] };
  const refused = new Set<Mutation>();
  for (const group of ofDistinctFiles(sample)) for (const one of await refusedOf(copy, group)) refused.add(one);
  return refused;
}

/** Groups with one mutation of a file each, since a check of the whole project takes as long for many as for one. */
function ofDistinctFiles(sample: readonly Mutation[]): Mutation[][] {
  const groups: Mutation[][] = [];
  for (const one of sample) {
    const open = groups.find((group) => group.every(({ file }) => file !== one.file));
    if (open) open.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** Those in whose files something is wrong are tried alone; the others again, until nothing is wrong with them together. */
async function refusedOf(copy: Copy, group: readonly Mutation[]): Promise<Mutation[]> {
  const wrong = await filesWithErrors(copy, group);
  if (!wrong.size) return [];
  if (group.length === 1) return [...group];
  const named = group.filter(({ file }) => wrong.has(file));
  const suspects = named.length ? named : group;
  const refused: Mutation[] = [];
  for (const one of suspects) refused.push(...(await refusedOf(copy, [one])));
  const others = group.filter((one) => !suspects.includes(one));
  return [...refused, ...(others.length ? await refusedOf(copy, others) : [])];
}

async function filesWithErrors(copy: Copy, group: readonly Mutation[]): Promise<Set<string>> {
  for (const one of group) change(copy, one.file, one);
  const { code, out } = await checkTypes(copy);
  for (const { file } of group) restore(copy, file);
  const files = [...out.matchAll(/^(\S.*?)\(\d+,\d+\): error/gm)].map(([, file = '']) => file);
  return new Set(code === 0 ? [] : files.length ? files : ['']);
}

function checkTypes({ folder }: Copy) {
  const tsc = path.join(folder, 'node_modules', 'typescript', 'bin', 'tsc');
  const incremental = ['--incremental', '--tsBuildInfoFile', path.join(folder, 'mutants.tsbuildinfo')];
  return runNode([tsc, '--noEmit', '--pretty', 'false', ...UNUSED, ...incremental], folder, LIMIT);
}
