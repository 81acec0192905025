/** Waiting, passed in as a parameter so that tests need not wait. */
export type Timing = {
  /** Resolves after `ms` milliseconds, or as soon as the signal is aborted. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};

export const realTiming: Timing = {
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      signal.addEventListener('abort', end);
    }),
};

/** Calls `work` every `ms` milliseconds, first after a pause, until the end. Each call waits for the one before. */
export async function every(timing: Timing, ms: number, end: AbortSignal, work: () => Promise<unknown>): Promise<void> {
  for (;;) {
    await timing.sleep(ms, end);
    if (end.aborted) return;
    await work();
  }
}

/** Reason for the abort. Without a reason, an unused error with its stack would be created. */
const OVER = 'over';

/** True if the work ends, successfully or not, within `ms` milliseconds. Leaves no timer behind. */
export async function within(timing: Timing, ms: number, work: Promise<unknown>): Promise<boolean> {
  const over = () => true as const;
  const done = work.then(over, over);
  if (await isOverThisTurn(done)) return true;
  const timer = new AbortController();
  try {
    return await Promise.race([done, timing.sleep(ms, timer.signal).then(() => false)]);
  } finally {
    timer.abort(OVER);
  }
}

/**
 * True if the work ends in this turn of the event loop, as most does: then it needs no timer. What the work reads at the end of the turn
 * counts too.
 */
function isOverThisTurn(done: Promise<true>): Promise<boolean> {
  return new Promise((resolve) => {
    let isOver = false;
    void done.then(() => {
      isOver = true;
      resolve(true);
    });
    setImmediate(() => (isOver ? undefined : setImmediate(resolve, false)));
  });
}

/** Returns the result of the work, or undefined if it takes more than `ms` milliseconds. */
export async function resultWithin<T>(timing: Timing, ms: number, work: Promise<T>): Promise<T | undefined> {
  return (await within(timing, ms, work)) ? work : undefined;
}

/** Milliseconds. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** Milliseconds to wait after this number of failures in a row: 1 s, 2 s, 4 s … one minute. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10));
}

/** Milliseconds until a platform that refuses is asked again: a token may be accepted again, a setting be changed. */
export const REFUSED_PAUSE = 10 * 60_000;
