import { availableParallelism } from 'node:os';
import { Piscina } from 'piscina';
import { UserError } from '#core/errors.ts';
import { StoreError } from '#core/store-error.ts';
import { fairQueue } from './fair-queue.ts';
import type { Answer, TaskName, Tasks, ThreadData } from './library-thread.ts';

/** Threads for work that would block everybody: reading, aligning and checking files, and searching. */
export type Threads = {
  /** Throws user errors: the task's own, or that it took too long or too much memory. */
  run<Name extends TaskName>(name: Name, input: Tasks[Name]['input']): Promise<Tasks[Name]['output']>;
  close(): Promise<void>;
};

/**
 * Limits of one task. `deadline` (ms): a long novel takes two seconds. `memory` (MB of objects): a file of 20 MB as text, its passages and
 * the data to cut them.
 */
export type TaskLimits = { deadline: number; memory: number };
const TASK_LIMITS: TaskLimits = { deadline: 20_000, memory: 400 };
/** MB besides the cache that the search thread may use while it builds an index. */
const BUILDING_MEMORY = 300;
/** Ms after which an idle thread ends and frees its memory. */
const IDLE = 10_000;
/** Most tasks at a time. One processor is left for everybody else if there is more than one. */
const MOST_TASKS = Math.max(1, Math.min(2, availableParallelism() - 1));
/** Bytes of a work thread's cache, which it keeps between two tasks. */
const TASK_CACHE = 32_000_000;
/** Most searches that the search thread runs at a time: while it builds one index in slices, it answers from others. */
const MOST_SEARCHES = 1_000;
/**
 * MB of each thread's young generation, V8's room for new objects. V8's own limit is 96, and what a thread once took it keeps.
 */
const YOUNG_MEMORY = 24;
/** Niceness: a lower priority than the thread that answers people (Linux). */
const NICE = 10;

/** Tasks that need an index in memory. Any free thread runs the others. */
const SEARCHES: readonly TaskName[] = ['find', 'findTopics'];

/** Starts the threads on demand. `cacheBytes`: the cache of the search thread. */
export function startThreads({ store, cacheBytes }: ThreadData, limits = TASK_LIMITS): Threads {
  const filename = new URL('./library-thread.ts', import.meta.url).href;
  const search = createPool({
    filename,
    name: 'run',
    minThreads: 0,
    maxThreads: 1,
    concurrentTasksPerWorker: MOST_SEARCHES,
    idleTimeout: Number.POSITIVE_INFINITY,
    workerData: { store, cacheBytes } satisfies ThreadData,
    resourceLimits: {
      maxOldGenerationSizeMb: Math.ceil(cacheBytes / 1_000_000) + BUILDING_MEMORY,
      maxYoungGenerationSizeMb: YOUNG_MEMORY,
    },
    // An idle thread that waits for an atomic cannot collect its garbage.
    atomics: 'disabled',
  });
  const work = createPool({
    filename,
    name: 'run',
    minThreads: 0,
    maxThreads: MOST_TASKS,
    idleTimeout: IDLE,
    niceIncrement: NICE,
    workerData: { store, cacheBytes: TASK_CACHE } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: YOUNG_MEMORY },
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
      if (answer.kind === 'store-fault') throw new StoreError(answer.fault, answer.message);
      return answer.value as Tasks[typeof name]['output'];
    },
    close: async () => void (await Promise.all([search.destroy(), work.destroy()])),
  };
}

type Pool = { run(task: unknown, signal?: AbortSignal): Promise<Answer<unknown>>; destroy(): Promise<void> };

/** A thread pool. It is replaced if a thread ends without a task, because Piscina then starts no new thread. */
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

/** Runs a task. If it is not done by the deadline (ms), its thread ends. */
async function within(deadline: number, pool: Pool, task: unknown): Promise<Answer<unknown>> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), deadline);
  try {
    return await pool.run(task, over.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Throws a user error if a thread ended before its task was done. */
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
