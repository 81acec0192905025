import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ArticleFile } from '#core/article-draft.ts';
import { LARGEST_PACKED } from '#library/ingest/packed-draft.ts';
import { ROOT_FOLDER } from '../version.ts';
import { type IngestAnswer, LARGEST_ANSWER, parseAnswer } from './ingest-answer.ts';
import { collectMessages, encodeMessage, type Message } from './ingest-messages.ts';
import { residentMemory } from './resident-memory.ts';

/**
 * Limits of one file. `deadline`: ms. `heap`: MB of V8's objects. `memory`: MB of the process, looked at ten times a second. `data`: MB that
 * the system gives it at most, where there is a shell.
 */
export type IngestLimits = { deadline: number; heap: number; memory: number; data: number };
export const INGEST_LIMITS: IngestLimits = { deadline: 30_000, heap: 400, memory: 700, data: 1_500 };

/** Seconds of processor time for all files of a process. It ends one that the program, killed itself, could not end. */
const PROCESSOR_TIME = 300;
/** Ms between two looks at the memory. Outside Linux, each starts a program. */
const LOOK = process.platform === 'linux' ? 100 : 500;
/** Niceness: a lower priority than the program that answers people. */
const NICE = 10;
/** Characters of what the process printed last. They tell why it ended, and are not logged. */
const PRINTED = 4_000;

/** Why a process ended while it read a file. `answer`: it said what it may not say. `code`: exit code or signal. */
export type Ended = { kind: 'ended'; why: 'time' | 'memory' | 'answer' | 'crash'; code: string };
/** A draft's bytes are as the process gave them; the library checks them. */
export type Told = Exclude<IngestAnswer, { kind: 'draft' }> | { kind: 'draft'; packed: Uint8Array } | Ended;

/** A process that reads one file at a time. `isWorn`: true if it should not read more files. */
export type IngestProcess = {
  read(file: ArticleFile): Promise<Told>;
  isWorn(): Promise<boolean>;
  /** True until it has ended or was told to. */
  isAlive(): boolean;
  end(): void;
};

/** Ms of reading after which a process is worn, well within its processor time, and MB that one may keep while it waits. */
const WORN_AFTER = 60_000;
const WORN_MEMORY = 250;

/** Folders and files that the process may read: the program's own. `.env` and the data are not among them. */
const READABLE = ['src', 'node_modules', 'package.json'].map((name) => path.join(ROOT_FOLDER, name));

/** The program of the processes. */
export const INGEST_PROGRAM = fileURLToPath(new URL('./ingest-child.ts', import.meta.url));

function nodeArguments(program: string, { heap }: IngestLimits, compiled: string | undefined): string[] {
  return [
    '--permission',
    ...[...READABLE, program].map((name) => `--allow-fs-read=${name}`),
    // Given up before the first file is read (ingest-child.ts).
    ...(compiled ? [`--allow-fs-read=${compiled}`, `--allow-fs-write=${compiled}`] : []),
    `--max-old-space-size=${heap}`,
    '--disallow-code-generation-from-strings',
    '--no-warnings',
    program,
  ];
}

/** Sets limits that the system keeps, then becomes the program that follows. If memory is short, the system ends this process first. */
const LIMITED = (data: number): string =>
  [
    `ulimit -d ${data * 1024}`,
    `ulimit -t ${PROCESSOR_TIME}`,
    'ulimit -c 0',
    '{ echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null',
    'exec "$0" "$@"',
  ].join('; ');

/** The environment of the process: nothing secret. */
function environment(): NodeJS.ProcessEnv {
  const names = [
    'NODE_COMPILE_CACHE',
    'MALLOC_ARENA_MAX',
    'MALLOC_MMAP_THRESHOLD_',
    'MALLOC_TRIM_THRESHOLD_',
    'SystemRoot',
  ];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

function spawned(program: string, limits: IngestLimits): ChildProcessWithoutNullStreams {
  const env = environment();
  const args = nodeArguments(program, limits, env.NODE_COMPILE_CACHE);
  const options = { cwd: ROOT_FOLDER, env, windowsHide: true };
  return process.platform === 'win32'
    ? spawn(process.execPath, args, options)
    : spawn('/bin/sh', ['-c', LIMITED(limits.data), process.execPath, ...args], options);
}

type Reading = { settle(told: Told): void; since: number };

/** Starts a process that reads files. It keeps the program running only while it reads one. */
export function startIngestProcess(program: string, limits: IngestLimits): IngestProcess {
  const child = spawned(program, limits);
  const pid = child.pid ?? 0;
  let [printed, busy, isAlive] = ['', 0, true];
  let reading: Reading | undefined;
  const settle = (told: Told) => {
    busy += performance.now() - (reading?.since ?? performance.now());
    reading?.settle(told);
    reading = undefined;
  };
  const end = (why?: Ended['why']) => {
    isAlive = false;
    child.kill('SIGKILL');
    if (why) settle({ kind: 'ended', why, code: 'killed' });
  };
  const atExit = () => end();
  process.on('exit', atExit);
  listen(child, {
    said: (told) => (told && reading ? settle(told) : end('answer')),
    printed: (text) => {
      printed = (printed + text).slice(-PRINTED);
    },
    ended: (code) => {
      isAlive = false;
      process.off('exit', atExit);
      settle({ kind: 'ended', why: whyEnded(code, printed), code });
    },
  });
  return {
    read: (file) => {
      const { promise, resolve } = Promise.withResolvers<Told>();
      reading = { settle: resolve, since: performance.now() };
      const { bytes, ...about } = file;
      for (const piece of encodeMessage(about, bytes)) child.stdin.write(piece);
      return watched(child, promise, limits, end);
    },
    isWorn: async () => busy > WORN_AFTER || ((await residentMemory(pid)) ?? 0) > WORN_MEMORY,
    isAlive: () => isAlive,
    end: () => end(),
  };
}

type Heard = { said(told: Told | undefined): void; printed(text: string): void; ended(code: string): void };

/** Listens to a process. `said` gets undefined if it says what it may not say. */
function listen(child: ChildProcessWithoutNullStreams, heard: Heard): void {
  hold(child, false);
  const take = collectMessages({ head: LARGEST_ANSWER, body: LARGEST_PACKED }, (message) =>
    heard.said(toldBy(message)),
  );
  child.stdout.on('data', (chunk: Uint8Array) => {
    try {
      take(chunk);
    } catch {
      heard.said(undefined);
    }
  });
  child.stderr.setEncoding('utf8').on('data', heard.printed);
  // A process that has ended takes no more of a file.
  child.stdin.on('error', () => {});
  child.on('error', (error: NodeJS.ErrnoException) => heard.ended(error.code ?? error.name));
  child.on('close', (code, signal) => heard.ended(signal ?? String(code)));
  child.on('spawn', () => {
    try {
      setPriority(child.pid ?? 0, NICE);
    } catch {
      // It has ended already.
    }
  });
}

function toldBy({ head, body }: Message): Told | undefined {
  const answer = parseAnswer(head);
  return answer?.kind === 'draft' ? { kind: 'draft', packed: body } : answer;
}

/** Ends the process if it takes too long or too much memory. */
async function watched(
  child: ChildProcessWithoutNullStreams,
  told: Promise<Told>,
  { deadline, memory }: IngestLimits,
  end: (why: Ended['why']) => void,
): Promise<Told> {
  hold(child, true);
  const timer = setTimeout(() => end('time'), deadline);
  const looking = setInterval(async () => {
    if (((await residentMemory(child.pid ?? 0)) ?? 0) > memory) end('memory');
  }, LOOK);
  try {
    return await told;
  } finally {
    clearTimeout(timer);
    clearInterval(looking);
    hold(child, false);
  }
}

/** Says whether the program waits for this process before it ends. */
function hold(child: ChildProcessWithoutNullStreams, isHeld: boolean): void {
  const pipes = [child.stdin, child.stdout, child.stderr].filter((one) => one instanceof Socket);
  for (const one of [child, ...pipes]) isHeld ? one.ref() : one.unref();
}

const NO_MEMORY = /heap limit|out of memory|bad_alloc|allocation failed/i;

/** Tells from its end why a process ended that nobody here has ended. */
function whyEnded(code: string, printed: string): Ended['why'] {
  if (code === 'SIGXCPU') return 'time';
  // The system's own answer when memory is short is SIGKILL.
  return code === 'SIGKILL' || NO_MEMORY.test(printed) ? 'memory' : 'crash';
}
