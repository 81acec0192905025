import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { MAIN } from './program.ts';
import type { Collection, Turn } from './turn.ts';

const TURNS = new URL('turns.ts', import.meta.url).href;

/** What the program is told by its environment. `heap`: MB that V8 may take, if not as much as it wants. */
export type Started = { folder: string; env: Record<string, string>; heap?: number };

/** The program as a process of its own, with its turns measured. */
export type Watched = {
  pid: number;
  /** Where it serves what others reach. Empty where nothing is served. */
  url: string;
  /** ms from its start until it was ready. */
  took: number;
  /** Resolves when it has ended, with how. */
  ended: Promise<string>;
  alive(): boolean;
  /** SIGTERM, as an operator stops it. */
  stop(): Promise<void>;
  kill(): Promise<void>;
};

export type Measured = { turns: Turn[]; collections: Collection[] };

/** Starts it; resolves when it is ready. Throws how it ended when it ends before. `into` gets what is measured, also after that. */
export async function startWatched({ folder, env, heap }: Started, into: Measured): Promise<Watched> {
  const start = performance.now();
  const limit = heap === undefined ? [] : [`--max-old-space-size=${heap}`];
  const child = spawn(process.execPath, [...limit, '--import', TURNS, MAIN, '--data', folder], {
    env: { ...passedOn(), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  measure(child, into);
  const told = { out: '', err: '' };
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told.err += text;
  });
  const end = Promise.withResolvers<string>();
  child.once('close', (code, signal) => end.resolve(howEnded(signal ?? code, told.err)));
  await ready(child, told, end.promise);
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await end.promise;
  };
  return {
    pid: child.pid ?? 0,
    url: /served here at (\S+)/.exec(told.out)?.[1] ?? '',
    took: performance.now() - start,
    ended: end.promise,
    alive: () => child.exitCode === null && child.signalCode === null,
    stop: () => stop('SIGTERM'),
    kill: () => stop('SIGKILL'),
  };
}

/** `bin/` sets those of glibc's memory, as it does at every start. */
const PASSED_ON = /^(?:PATH|HOME|CACHE_MB|MALLOC_\w+)$/;

/** What is not the program's own: its settings are those that are given. */
function passedOn(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(([name]) => PASSED_ON.test(name));
  return Object.fromEntries(kept);
}

async function ready(child: ChildProcess, told: { out: string }, ended: Promise<string>): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    told.out += text;
    if (told.out.includes('Parley is ready')) resolve();
  });
  void ended.then((how) => reject(new Error(how)));
  await promise;
}

function measure(child: ChildProcess, { turns, collections }: Measured): void {
  const lines = createInterface({ input: child.stdio[3] as Readable });
  lines.on('line', (line) => {
    const one = JSON.parse(line) as Turn | Collection;
    if (one.kind === 'turn') turns.push(one);
    else collections.push(one);
  });
}

/** With the last line of what it said that names a fault: that one ended it. */
function howEnded(how: string | number | null, err: string): string {
  const why = err.split('\n').findLast((line) => /FATAL|^\w*Error/.test(line));
  return `ended with ${how}${why ? ` (${why.trim().slice(0, 120)})` : ''}`;
}

/** MB in memory: now, and at most so far. */
export async function residentMemory(pid: number): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const of = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}
