import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { parleyInProcess } from './cli-in-process.ts';

const PROGRAM = path.join(import.meta.dirname, '..', 'bin', 'parley.mjs');

export type Ran = { code: number | null; out: string; err: string; lines: string[] };
/** `ownProcess`: starts Node, for what can only be seen from outside. Standard input and npm's variables always take a process. */
export type Running = { cwd?: string; env?: Record<string, string>; input?: string; ownProcess?: boolean };

/** A folder to stand in, with data of its own, that is gone after the test. */
export function place() {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(inject('data'), path.join(folder, 'data'), { recursive: true });
  return {
    folder,
    write: (name: string, text: string | Uint8Array) => writeFileSync(path.join(folder, name), text),
    parley: (...args: string[]) => parley(['--data', path.join(folder, 'data'), ...args], { cwd: folder }),
  };
}

/** Runs the program as a person would, in English; npm's own variables are not there unless given. */
export function parley(args: readonly string[], running: Running = {}): Promise<Ran> {
  const { cwd, env = {}, input = '', ownProcess = false } = running;
  const needsProcess =
    ownProcess ||
    input !== '' ||
    args[0] === 'start' ||
    Object.keys(env).some((name) => /^(?:npm_|INIT_CWD)/.test(name));
  return needsProcess ? parleyProcess(args, cwd, env, input) : parleyInProcess(args, cwd, env);
}

function parleyProcess(
  args: readonly string[],
  cwd: string | undefined,
  env: Record<string, string>,
  input: string,
): Promise<Ran> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_|INIT_CWD|PARLEY_|DATABASE_URL$|PORT$|LC_|LANG|NODE_|VITEST)/.test(name),
  );
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), LANG: 'C.UTF-8', NODE_COMPILE_CACHE: inject('compileCache'), ...env },
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
