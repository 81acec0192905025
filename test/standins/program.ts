import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PROJECT = path.join(import.meta.dirname, '..', '..');

export type Program = {
  /** Where it serves what others reach. */
  address(): string;
  /** `kill -9`, and started again on the same data. */
  restart(): Promise<void>;
  /** Ends it as a supervisor does. Resolves with everything it complained of, since the first start. */
  stop(): Promise<string[]>;
};

/**
 * The program as the README starts it, in an empty data folder, with these settings and none of whoever runs the tests. Resolves when it
 * has said each of `ready`.
 */
export async function startProgram(settings: Record<string, string>, ready: readonly RegExp[]): Promise<Program> {
  const data = mkdtempSync(path.join(tmpdir(), 'parley-standins-'));
  const env = { ...inherited(), ...unset(), PORT: '0', PARLEY_DATA: data, ...settings };
  const complaints: string[] = [];
  let running = await started(env, ready, complaints);
  return {
    address: () => running.address,
    restart: async () => {
      await ended(running.child, 'SIGKILL');
      running = await started(env, ready, complaints);
    },
    stop: async () => {
      // npm ends by the signal too, and not with the program's own code; what does not end well is complained of.
      await ended(running.child, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
      return complaints;
    },
  };
}

type Env = Record<string, string | undefined>;

function inherited(): Env {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:npm_|INIT_CWD|NODE_|VITEST)/.test(name)),
  );
}

/** Every setting that there is, empty, so that no .env of the project is looked at for it. */
function unset(): Env {
  const example = readFileSync(path.join(PROJECT, '.env.example'), 'utf8');
  return Object.fromEntries([...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name = '']) => [name, '']));
}

async function started(env: Env, ready: readonly RegExp[], complaints: string[]) {
  // A group of its own: npm, the launcher and Parley are killed together.
  const child = spawn('npm', ['start'], { cwd: PROJECT, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const said = await output(child, [...ready, /Parley is ready/], complaints);
  return { child, address: /Serving at (http:\S+?)\. /.exec(said)?.[1] ?? '' };
}

function output(child: ChildProcess, ready: readonly RegExp[], complaints: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (ready.every((words) => words.test(out))) resolve(out);
    });
    child.once('close', () => reject(new Error(`it ended early: ${out}${complaints.join('')}`)));
  });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('close', () => resolve());
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  });
}
