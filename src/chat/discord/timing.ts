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

/** What the work comes to, or undefined when more than so many ms pass before. Leaves no timer behind. */
export async function within<T>(timing: Timing, ms: number, work: Promise<T>): Promise<T | undefined> {
  const over = new AbortController();
  try {
    return await Promise.race([work, timing.sleep(ms, over.signal).then(() => undefined)]);
  } finally {
    over.abort(OVER);
  }
}

/** ms. */
const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 60_000;

/** ms to wait after so many failures in a row: 1 s, 2 s, 4 s … one minute. */
export function pauseAfter(failures: number): number {
  return Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(failures - 1, 10));
}
