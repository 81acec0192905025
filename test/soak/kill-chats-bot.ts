import { spawn } from 'node:child_process';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const HURRY = fileURLToPath(new URL('kill-chats-hurry.ts', import.meta.url));

/** The program, as a process of its own. */
export type Bot = {
  /** Rejects when it ends before it is ready, unless it was killed. */
  ready: Promise<void>;
  /** Resolves when it is dead. */
  kill(): Promise<void>;
};

/** `told` gets what it writes to standard error. `args` say where its data is; in the folder if none are given. */
export function startBot(
  folder: string,
  env: Record<string, string>,
  seed: number,
  told: (text: string) => void,
  args: readonly string[] = ['--data', dataOf(folder)],
): Bot {
  const { PATH } = process.env;
  const child = spawn(process.execPath, ['--import', HURRY, MAIN, ...args], {
    cwd: folder,
    env: { PATH, PORT: '0', SOAK_SEED: String(seed), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ready = Promise.withResolvers<void>();
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let killed = false;
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    if (out.includes('Parley is ready')) ready.resolve();
  });
  child.stderr.setEncoding('utf8').on('data', told);
  void ended.then(() => (killed ? ready.resolve() : ready.reject(new Error(`the bot ended by itself: ${out}`))));
  ready.promise.catch(() => {});
  const kill = () => {
    killed = true;
    child.kill('SIGKILL');
    return ended;
  };
  return { ready: ready.promise, kill };
}

const dataOf = (folder: string): string => path.join(folder, 'data');

/** Ids of the deliveries that are written down in that state. */
export function written(folder: string, state: 'received' | 'sending'): string[] {
  const database = new DatabaseSync(path.join(dataOf(folder), 'parley.db'), { readOnly: true, timeout: 1_000 });
  try {
    const rows = database.prepare('SELECT id FROM inbox WHERE state = ?').all(state);
    return rows.map(({ id }) => String(id));
  } finally {
    database.close();
  }
}
