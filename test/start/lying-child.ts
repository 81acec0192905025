// A process that reads files as one would that a hostile file has taken over: the file's name says what it does.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setPriority } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { collectMessages, encodeMessage } from '../../src/start/ingest-messages.ts';
import { giveUpRights } from '../../src/start/ingest-rights.ts';

const HOME = path.join(import.meta.dirname, '..', '..');
const NOTHING = new Uint8Array();
let files = 0;

const say = (head: object, body = NOTHING) => {
  for (const piece of encodeMessage(head, body)) process.stdout.write(piece);
};
/** Says something that the test can see: a problem's words. */
const tell = (what: unknown) =>
  say({ kind: 'problem', problem: { kind: 'file-unreadable', name: 'another name', why: JSON.stringify(what) } });

const tried = (work: () => unknown): string => {
  try {
    work();
    return 'done';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
};
const connected = () =>
  new Promise<string>((resolve) => {
    connect(9, '127.0.0.1')
      .on('error', (error: NodeJS.ErrnoException) => resolve(String(error.code)))
      .on('connect', () => resolve('done'));
  });
const rights = async () =>
  tell({
    secrets: tried(() => readFileSync(path.join(HOME, '.env'))),
    system: tried(() => readFileSync('/etc/passwd')),
    write: tried(() => writeFileSync(path.join(HOME, 'src', 'x'), '')),
    program: tried(() => spawnSync('true')),
    thread: tried(() => new Worker(import.meta.filename)),
    // biome-ignore lint/security/noGlobalEval: that it cannot is what is tried
    code: tried(() => eval('1')).slice(0, 9),
    signal: tried(() => process.kill(process.ppid, 0)).slice(0, 9),
    debugger: '_debugProcess' in process,
    slower: tried(() => setPriority(process.ppid, 19)).slice(0, 9),
    network: await connected(),
    environment: Object.keys(process.env).filter(
      (name) => !/^(?:NODE_COMPILE_CACHE|MALLOC_\w+|PWD|OLDPWD|_|SHLVL)$/.test(name),
    ),
  });

const DEEDS: Record<string, () => unknown> = {
  'own.txt': () => tell(process.pid),
  'rights.txt': rights,
  'loop.txt': () => {
    for (;;);
  },
  'objects.txt': () => {
    for (const all: number[][] = []; ; ) all.push(Array.from({ length: 100_000 }, Math.random));
  },
  'ends.txt': () => process.exit(3),
  'ends-later.txt': () => (files > 1 ? process.exit(3) : tell(process.pid)),
  'noise.txt': () => process.stdout.write('Here is your article: '.repeat(100)),
  'large.txt': () => say({ kind: 'draft', extra: 'x'.repeat(100_000) }),
  'endless.txt': () => process.stdout.write(Buffer.from([2, 0, 0, 0, 255, 255, 255, 255])),
  'twice.txt': () => {
    const once = Buffer.concat(encodeMessage({ kind: 'draft' }, NOTHING));
    process.stdout.write(Buffer.concat([once, once]));
  },
  'unknown.txt': () => say({ kind: 'problem', problem: { kind: 'store-unreachable' } }),
  'half.txt': () => say({ kind: 'problem', problem: { kind: 'file-format', name: 'x' } }),
};

giveUpRights();
process.stdin.on(
  'data',
  collectMessages({ head: 1_000, body: 1_000 }, ({ head }) => {
    files += 1;
    DEEDS[(head as { name: string }).name]?.();
  }),
);
process.stdin.on('end', () => process.exit(0));
