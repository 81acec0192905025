import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';

const MAIN = path.join(import.meta.dirname, '..', '..', 'src', 'main.ts');

/** A folder with data in it, without which the program would build the shelf first; it is gone after the test. */
export function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'parley-start-'));
  cpSync(inject('data'), path.join(made, 'data'), { recursive: true });
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export type Program = {
  child: ChildProcess;
  said(words: RegExp): Promise<string>;
  ended: Promise<{ code: number | null; err: string }>;
};

/** Runs a program with these settings and no others of ours; it is killed when the test ends. */
export function run(args: readonly string[], settings: Record<string, string> = {}, cwd = folder()): Program {
  const { PATH } = process.env;
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH, PORT: '0', NODE_COMPILE_CACHE: inject('compileCache'), ...settings },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let [out, err] = ['', ''];
  const heard = new Set<() => void>();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const one of heard) one();
  });
  const ended = new Promise<{ code: number | null; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, err }));
  });
  const said = (words: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => words.test(out) && resolve(out);
      heard.add(look);
      look();
      void ended.then(() => reject(new Error(`it ended without saying ${words}: ${out}${err}`)));
    });
  return { child, said, ended };
}

/** Starts the server. */
export const start = (settings?: Record<string, string>, cwd?: string, ...args: string[]) =>
  run([MAIN, '--data', 'data', ...args], settings, cwd);
