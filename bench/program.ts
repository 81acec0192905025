import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

export const MAIN = path.join(import.meta.dirname, '..', 'src', 'main.ts');

export type Started = { url: string; child: ChildProcess; milliseconds: number };

/** Starts the program on a data folder; resolves when it has said its address. */
export function startProgram(data: string): Promise<Started> {
  const start = performance.now();
  const child = spawn(process.execPath, [MAIN, '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
    child.stdout?.on('data', (some) => {
      const found = /http:\/\/[\d.]+:\d+/.exec(String(some));
      if (found) resolve({ url: found[0], child, milliseconds: performance.now() - start });
    });
  });
}

export async function stopProgram({ child }: Started): Promise<void> {
  child.removeAllListeners('exit');
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

/** Asks the console a question as a person's page does; resolves with the answer's milliseconds. */
export async function ask(url: string, line: string): Promise<number> {
  const start = performance.now();
  const body = new FormData();
  for (const [name, value] of Object.entries({
    name: 'Bench',
    may: 'member',
    channel: 'bench',
    key: crypto.randomUUID(),
    line,
  }))
    body.set(name, value);
  const response = await fetch(`${url}/console/say`, { method: 'POST', body });
  await response.text();
  if (!response.ok) throw new Error(`${response.status} for ${line}`);
  return performance.now() - start;
}

export async function scratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'parley-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
