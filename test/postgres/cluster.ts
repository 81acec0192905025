import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROGRAM = path.join(import.meta.dirname, '..', '..', 'bin', 'parley.mjs');

/** One of several program processes on one database. */
export type Member = {
  /** Where it serves, `http://…`. */
  url(): string;
  /** Everything that it has written, over all its starts. */
  output(): string;
  /** True from when it is ready until it ends. */
  isReady(): boolean;
  /** Starts it; resolves when it is ready. */
  start(): Promise<void>;
  /** Sends a signal: SIGKILL, SIGSTOP, SIGCONT. Resolves at its end, if the signal ends it. */
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): Promise<void>;
};

export type Cluster = { members: readonly Member[]; close(): Promise<void> };

/** Makes `count` processes with these settings, and starts them all at once. */
export async function startCluster(count: number, settings: Readonly<Record<string, string>>): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-cluster-'));
  const members = Array.from({ length: count }, () => createMember(folder, settings));
  const close = async () => {
    await Promise.all(members.map((member) => member.signal('SIGKILL')));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await Promise.all(members.map((member) => member.start()));
  } catch (error) {
    await close();
    throw error;
  }
  return { members, close };
}

type Run = { pid: number; ended: Promise<void>; over: boolean; ready: boolean };

function createMember(cwd: string, settings: Readonly<Record<string, string>>): Member {
  let output = '';
  let url = '';
  let run: Run | undefined;
  const start = async () => {
    const { PATH = '' } = process.env;
    const env = { PATH, PORT: '0', ...settings };
    // In a group of its own: what starts the program and the program itself get the same signals.
    const child = spawn(process.execPath, [PROGRAM, 'start'], { cwd, env, detached: true });
    const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
    const current: Run = { pid: child.pid ?? 0, ended, over: false, ready: false };
    run = current;
    const ready = Promise.withResolvers<void>();
    void ended.then(() => {
      current.over = true;
      ready.reject(new Error(`the program ended before it was ready: ${output}`));
    });
    // Killed while it starts: nobody waits.
    ready.promise.catch(() => undefined);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        said += text;
        url = /(?:Serving|served here) at (http:\/\/[\d.]+:\d+)/.exec(said)?.[1] ?? url;
        if (said.includes('Parley is ready')) ready.resolve();
      });
    await ready.promise;
    current.ready = true;
  };
  return {
    start,
    url: () => url,
    output: () => output,
    isReady: () => run !== undefined && !run.over && run.ready,
    signal: async (name) => {
      if (!run || run.over) return;
      process.kill(-run.pid, name);
      if (name === 'SIGKILL' || name === 'SIGTERM') await run.ended;
    },
  };
}
