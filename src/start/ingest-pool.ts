import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type ArticleFile, LARGEST_FILE, type PackedDraft } from '#core/article-draft.ts';
import { type Problem, UserError } from '#core/errors.ts';
import type { Ingest } from '#core/ports/ingest.ts';
import { fairQueue } from './fair-queue.ts';
import {
  type Ended,
  INGEST_LIMITS,
  INGEST_PROGRAM,
  type IngestLimits,
  type IngestProcess,
  startIngestProcess,
  type Told,
} from './ingest-process.ts';

/** Most processes at a time. One processor is left for everybody else if there is more than one. */
const MOST_PROCESSES = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Ms after which a process that waits for files ends. */
const IDLE = 60_000;

/** `log` gets a line for each file that could not be read, except for what its sender can mend. `program`: what the processes run. */
export type IngestOptions = { log(line: string): void; limits?: IngestLimits; program?: string };
export type IngestPool = Ingest & { close(): void };

type Waiting = { process: IngestProcess; timer: NodeJS.Timeout };
type Pool = {
  program: string;
  limits: IngestLimits;
  log(line: string): void;
  waiting: Map<string, Waiting>;
  running: Set<IngestProcess>;
};

/**
 * Reads files in processes of their own, which are started on demand. A process reads the files of one workspace alone, so that a file that
 * takes it over cannot change what another workspace reads. A process that ends is replaced when the next file comes.
 */
export function startIngest({ log, limits = INGEST_LIMITS, program = INGEST_PROGRAM }: IngestOptions): IngestPool {
  const pool: Pool = { program, limits, log, waiting: new Map(), running: new Set() };
  const inTurn = fairQueue(MOST_PROCESSES);
  return {
    read: async (workspace, file) => {
      const { name, bytes } = file;
      if (bytes.length > LARGEST_FILE)
        throw new UserError({
          kind: 'file-too-large',
          name: path.basename(name),
          bytes: bytes.length,
          most: LARGEST_FILE,
        });
      return draftOf(pool, file, await inTurn(workspace, () => readIn(pool, workspace, file)));
    },
    close: () => {
      for (const workspace of [...pool.waiting.keys()]) take(pool, workspace)?.end();
      for (const process of pool.running) process.end();
    },
  };
}

/**
 * Reads a file. If a process ends that had read other files before, the file is read once more in a new one, so that it is not refused for
 * what an earlier one has left. A file that takes too long is not tried again.
 */
async function readIn(pool: Pool, workspace: string, file: ArticleFile): Promise<Told> {
  const before = take(pool, workspace);
  const told = before && (await readBy(pool, workspace, before, file));
  if (told && (told.kind !== 'ended' || told.why === 'time')) return told;
  return readBy(pool, workspace, started(pool), file);
}

async function readBy(pool: Pool, workspace: string, process: IngestProcess, file: ArticleFile): Promise<Told> {
  pool.running.add(process);
  const told = await process.read(file);
  if (process.isAlive() && !(await process.isWorn())) keep(pool, workspace, process);
  else process.end();
  pool.running.delete(process);
  return told;
}

/** Takes the process that waits for the next file of this workspace, if there is one. */
function take({ waiting }: Pool, workspace: string): IngestProcess | undefined {
  const found = waiting.get(workspace);
  clearTimeout(found?.timer);
  waiting.delete(workspace);
  return found?.process.isAlive() ? found.process : undefined;
}

function keep(pool: Pool, workspace: string, process: IngestProcess): void {
  const timer = setTimeout(() => take(pool, workspace)?.end(), IDLE);
  pool.waiting.set(workspace, { process, timer: timer.unref() });
}

/** Starts a process. Of those that wait, the oldest ends if there would be too many. */
function started(pool: Pool): IngestProcess {
  const [oldest] = pool.waiting.keys();
  if (oldest !== undefined && pool.waiting.size + pool.running.size >= MOST_PROCESSES) take(pool, oldest)?.end();
  return startIngestProcess(pool.program, pool.limits);
}

function draftOf({ limits, log }: Pool, file: ArticleFile, told: Told): PackedDraft {
  if (told.kind === 'draft') return { packed: told.packed };
  const name = path.basename(file.name);
  // What a process says of the name is not shown: the program knows it.
  if (told.kind === 'problem') {
    const { problem } = told;
    const address = file.page?.address ?? '';
    throw new UserError(problem.kind === 'page' ? { ...problem, address } : { ...problem, name });
  }
  log(`a file was not read: ${reasonOf(told)} (${kindOf(file)})`);
  throw new UserError(problemOf(name, told, limits));
}

function reasonOf(told: Exclude<Told, { kind: 'draft' | 'problem' }>): string {
  switch (told.kind) {
    case 'limit':
      return `it needs too much ${told.limit === 'size' ? 'room for its text' : 'memory'}`;
    case 'fault':
      return `its reader failed: ${[told.error, ...told.stack].join(' < ')}`;
    case 'ended':
      return `${ENDED[told.why]} [${told.code}]`;
  }
}

const ENDED: Record<Ended['why'], string> = {
  time: 'the process that read it took too long',
  memory: 'the process that read it took too much memory',
  answer: 'the process that read it gave an answer that is none; the file may be an attack',
  crash: 'the process that read it ended',
};

/** Says what kind of file it is, without its name, which has people's words. */
function kindOf({ name, bytes }: ArticleFile): string {
  const ending = /\.\w{1,8}$/.exec(name)?.[0] ?? 'no ending';
  return `${ending}, ${bytes.length} bytes`;
}

function problemOf(
  name: string,
  told: Exclude<Told, { kind: 'draft' | 'problem' }>,
  { deadline, memory }: IngestLimits,
): Problem {
  const kind = 'file-not-read';
  const limit = told.kind === 'limit' ? told.limit : told.kind === 'ended' ? told.why : undefined;
  if (limit === 'time') return { kind, name, limit, most: deadline / 1_000 };
  if (limit === 'memory') return { kind, name, limit, most: memory };
  return limit === 'size' ? { kind, name, limit, most: LARGEST_FILE / 1_000_000 } : { kind, name, limit: 'none' };
}
