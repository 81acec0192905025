import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const PROGRAM = path.join(import.meta.dirname, '..', 'bin', 'parley.mjs');

export type Ran = { code: number | null; out: string; err: string; lines: string[] };
export type Running = { cwd?: string; env?: Record<string, string>; input?: string };

/** A folder to stand in, with data of its own, that is gone after the test. */
export function place() {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    write: (name: string, text: string | Uint8Array) => writeFileSync(path.join(folder, name), text),
    parley: (...args: string[]) => parley(['--data', path.join(folder, 'data'), ...args], { cwd: folder }),
  };
}

/** Runs the real program as a person would, in English; npm's own variables are not there unless given. */
export function parley(args: readonly string[], { cwd, env = {}, input = '' }: Running = {}): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|INIT_CWD|PARLEY_|PORT$|LC_|LANG|NODE_|VITEST)/.test(name),
  );
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), LANG: 'C.UTF-8', ...env },
  });
  child.stdin.end(input);
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, out, err, lines: out.split('\n').filter(Boolean) }));
  });
}

export { PROGRAM };
