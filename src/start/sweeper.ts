import type { Timing } from '#chat/shared/timing.ts';
import type { Expiring, Retention } from '#core/ports/retention.ts';

/** ms. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** ms after each slice, in which others write. */
const PAUSE = 20;
/** Days. Nobody decides about a preview on another day than the one they asked for it. */
const PREVIEW_DAYS = 1;
/** Days. A platform repeats a delivery within hours, if at all. */
const ANSWERED_DAYS = 1;

export type SweeperParts = {
  retention: Retention;
  /** Days for which cards and messages are stored. */
  keepDays: number;
  now(): number;
  timing: Timing;
  logError(error: unknown): void;
};

/**
 * Deletes what has had its life, now and every hour, in slices so short that nobody waits for them. Several processes may do it at
 * once. `stop` resolves when the slice under way is done.
 */
export function startSweeper(parts: SweeperParts): { stop(): Promise<void> } {
  const end = new AbortController();
  const swept = sweepHourly(parts, end.signal);
  return {
    stop: () => {
      end.abort();
      return swept;
    },
  };
}

async function sweepHourly(parts: SweeperParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // What failed, such as a locked database, is tried again in an hour.
    await sweep(parts, signal).catch(parts.logError);
    await parts.timing.sleep(HOUR, signal);
  }
}

async function sweep({ retention, keepDays, now, timing }: SweeperParts, signal: AbortSignal): Promise<void> {
  const lives: [kind: Expiring, days: number][] = [
    ['previews', PREVIEW_DAYS],
    ['deliveries', ANSWERED_DAYS],
    ['cards', keepDays],
    ['messages', keepDays],
  ];
  const all = async (slice: () => Promise<number>) => {
    while (!signal.aborted && (await slice()) > 0) await timing.sleep(PAUSE, signal);
  };
  for (const [kind, days] of lives) {
    const before = now() - days * DAY;
    await all(() => retention.drop(kind, before));
  }
  await all(() => retention.dropUnusedIndexes());
}
