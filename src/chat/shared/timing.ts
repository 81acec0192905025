/** Waiting, handed in: tests wait for nobody. */
export type Timing = {
  /** Resolves after so many ms, or as soon as the signal is given. */
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

/** Given as the reason: without one an error is made, stack and all, for nobody. */
const OVER = 'over';

/** Whether the work is done, well or badly, before so many ms have passed. Leaves no timer behind. */
export async function within(timing: Timing, ms: number, work: Promise<unknown>): Promise<boolean> {
  const done = work.then(
    () => true,
    () => true,
  );
  // Most work is done by then, and needs no timer.
  const turn = new Promise<false>((resolve) => setImmediate(() => resolve(false)));
  if (await Promise.race([done, turn])) return true;
  const over = new AbortController();
  try {
    return await Promise.race([done, timing.sleep(ms, over.signal).then(() => false)]);
  } finally {
    over.abort(OVER);
  }
}

/** What the work comes to, or undefined when more than so many ms pass before. */
export async function resultWithin<T>(timing: Timing, ms: number, work: Promise<T>): Promise<T | undefined> {
  return (await within(timing, ms, work)) ? work : undefined;
}

/** ms. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** ms to wait after so many failures in a row: 1 s, 2 s, 4 s … one minute. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10));
}
