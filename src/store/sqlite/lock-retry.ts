import { StoreError } from '#core/store-error.ts';

/**
 * Times for waiting for a lock of another process. In each of `tries` tries, SQLite waits `timeoutMs`, which blocks this process. Between
 * two tries, other work can run for `pauseMs`.
 */
export type LockRetry = { timeoutMs: number; tries: number; pauseMs: number };

/**
 * 8 s in all, much longer than a commit of another process takes (4 ms; under full load, the longest wait was 72 ms). 10 ms cover most
 * commits, and nobody notices that the process is blocked for 10 ms.
 */
export const LOCK_RETRY: LockRetry = { timeoutMs: 10, tries: 400, pauseMs: 10 };

/** Tries again while the database is locked. Throws the last `StoreError` after the last try. */
export async function retryWhileLocked<T>({ tries, pauseMs }: LockRetry, use: () => T | Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await use();
    } catch (error) {
      if (left <= 1 || !(error instanceof StoreError) || error.kind !== 'busy') throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
