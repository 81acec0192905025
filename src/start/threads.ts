import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { UserError } from '#core/errors.ts';
import { fairQueue } from './fair-queue.ts';
import type { Answer, TaskName, Tasks, ThreadData } from './library-thread.ts';

/** Threads that do what would hold up everybody: reading, aligning and checking what people bring, and searching. */
export type Threads = {
  /** Throws user errors: the task's own, and where it took too long or too much memory. */
  run<Name extends TaskName>(name: Name, input: Tasks[Name]['input']): Promise<Tasks[Name]['output']>;
  close(): Promise<void>;
};

/**
 * What one task may take. `deadline` (ms): a long novel takes two seconds. `memory` (MB of objects): a file of 20 MB as text, its passages
 * and what they are cut from.
 */
export type TaskLimits = { deadline: number; memory: number };
const TASK_LIMITS: TaskLimits = { deadline: 20_000, memory: 400 };
/** MB beside the cache that the searching thread may use while it builds an index. */
const BUILDING_MEMORY = 300;
/** ms after which a thread without work ends, and gives its memory back. */
const IDLE = 30_000;
/** So many tasks at a time: one is left for everybody else where there are more processors than two. */
const MOST_TASKS = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Bytes that a working thread keeps in memory between two tasks. */
const TASK_CACHE = 32_000_000;
/** Searches that the searching thread goes on with at the same time: while it builds one index in slices, it answers from others. */
const MOST_SEARCHES = 1_000;
/** Below the thread that answers people (Linux). */
const NICE = 10;

/** Tasks that need an index in memory; the others come to whichever thread is free. */
const SEARCHES: readonly TaskName[] = ['find', 'findTopics'];

/** `cacheBytes`: what the searching thread keeps. */
export function startThreads({ data, cacheBytes }: ThreadData, limits = TASK_LIMITS): Threads {
  const filename = new URL('./library-thread.ts', import.meta.url).href;
  const search = createPool({
    filename,
    name: 'run',
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: MOST_SEARCHES,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { data, cacheBytes } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(cacheBytes / 1_000_000) + BUILDING_MEMORY },
  });
  const work = createPool({
    filename,
    name: 'run',
    minThreads: 0,
    maxThreads: MOST_TASKS,
    idleTimeout: IDLE,
    niceIncrement: NICE,
    workerData: { data, cacheBytes: TASK_CACHE } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  });
  const inTurn = fairQueue(MOST_TASKS);
  return {
    run: async (name, input) => {
      const task = { name, input };
      const answer = SEARCHES.includes(name)
        ? await told(() => search.run(task))
        : await inTurn('workspace' in input ? input.workspace : '', () =>
            told(() => within(limits.deadline, work, task)),
          );
      if (answer.kind === 'refused') throw new UserError(answer.problem);
      return answer.value as Tasks[typeof name]['output'];
    },
    close: async () => void (await Promise.all([search.destroy(), work.destroy()])),
  };
}

type Pool = { run(task: unknown, signal?: AbortSignal): Promise<Answer<unknown>>; destroy(): Promise<void> };

/** A pool in whose place another comes when a thread ends without a task: after that, Piscina starts no thread any more. */
function createPool(options: ConstructorParameters<typeof Piscina>[0]): Pool {
  const start = () => {
    const pool = new Piscina<unknown, Answer<unknown>>(options);
    pool.on('error', () => {
      if (current === pool) current = start();
      void pool.destroy();
    });
    return pool;
  };
  let current = start();
  return {
    run: (task, signal) => current.run(task, { signal: signal ?? null }),
    destroy: () => current.destroy(),
  };
}

/** A task that is not done by then ends with its thread. */
async function within(deadline: number, pool: Pool, task: unknown): Promise<Answer<unknown>> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), deadline);
  try {
    return await pool.run(task, over.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Says in a user error that a thread ended before its task was done. */
async function told(run: () => Promise<Answer<unknown>>): Promise<Answer<unknown>> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'AbortError') throw new UserError({ kind: 'too-much-work', limit: 'time' });
    if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new UserError({ kind: 'too-much-work', limit: 'memory' });
    throw error;
  }
}
