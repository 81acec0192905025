import { inspect } from 'node:util';
import { runCli } from '../src/cli.ts';
import type { Ran } from './cli-program.ts';
import { READING } from './contract/reading.ts';

/** Settings that would reach the program from whoever runs the tests. */
const FROM_OUTSIDE = /^(?:npm_|INIT_CWD|PARLEY_|DATABASE_URL$|PORT$|LC_|LANG|DISCORD|SLACK|DRAFT_)/;

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs the command line in this process: what `src/cli.ts` does, without starting Node, and with a web of three pages. One run after the other,
 * since they share the process.
 */
export function parleyInProcess(
  args: readonly string[],
  cwd: string | undefined,
  env: Record<string, string>,
): Promise<Ran> {
  const next = last.then(() => runAlone(args, cwd, env));
  last = next.catch(() => undefined);
  return next;
}

async function runAlone(args: readonly string[], cwd: string | undefined, env: Record<string, string>): Promise<Ran> {
  const restoreProcess = changeProcess(cwd, env);
  const { written, restore } = catchOutput();
  try {
    await runCli(args, READING);
    const { out, err } = written;
    return { code: Number(process.exitCode ?? 0), out, err, lines: out.split('\n').filter(Boolean) };
  } finally {
    restore();
    restoreProcess();
  }
}

/** Gives the process this folder and environment; gives back what undoes it. */
function changeProcess(cwd: string | undefined, env: Record<string, string>): () => void {
  const before = { env: { ...process.env }, cwd: process.cwd(), exitCode: process.exitCode };
  for (const name of Object.keys(process.env)) if (FROM_OUTSIDE.test(name)) delete process.env[name];
  Object.assign(process.env, { LANG: 'C.UTF-8', ...env });
  if (cwd !== undefined) process.chdir(cwd);
  process.exitCode = undefined;
  return () => {
    process.chdir(before.cwd);
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, before.env);
    process.exitCode = before.exitCode;
  };
}

/** Collects what is written to standard output and standard error until `restore`. */
function catchOutput() {
  const written = { out: '', err: '' };
  const before = {
    log: console.log,
    error: console.error,
    out: process.stdout.write,
    err: process.stderr.write,
  };
  const collect = (to: keyof typeof written) => (chunk: unknown) => {
    written[to] += String(chunk);
    return true;
  };
  const print =
    (to: keyof typeof written) =>
    (...words: unknown[]) => {
      written[to] += `${words.map((word) => (typeof word === 'string' ? word : inspect(word))).join(' ')}\n`;
    };
  process.stdout.write = collect('out');
  process.stderr.write = collect('err');
  console.log = print('out');
  console.error = print('err');
  const restore = () => {
    process.stdout.write = before.out;
    process.stderr.write = before.err;
    console.log = before.log;
    console.error = before.error;
  };
  return { written, restore };
}
