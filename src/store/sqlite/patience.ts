import { StoreError } from '../errors.ts';

/**
 * How a lock held by another process is waited for: `tries` times SQLite waits `timeoutMs`, in which this process stands still,
 * and between them the process goes on for `pauseMs`.
 */
export type Patience = { timeoutMs: number; tries: number; pauseMs: number };

/**
 * 8 s in all, far beyond the commits of the other process (4 ms each; saturated, 72 ms were waited at most). 10 ms at a time cover
 * most of these commits, and nobody notices that the process stands still for so long.
 */
export const PATIENCE: Patience = { timeoutMs: 10, tries: 400, pauseMs: 10 };

/** Tries again while the database is locked; throws the last `StoreError` when patience is at its end. */
export async function patiently<T>({ tries, pauseMs }: Patience, use: () => T | Promise<T>): Promise<T> {
  for (let left = tries; ; left--) {
    try {
      return await use();
    } catch (error) {
      if (left <= 1 || !(error instanceof StoreError) || error.kind !== 'busy') throw error;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
