import { every, type Timing } from '#chat/shared/timing.ts';
import type { Expiring, Retention } from '#core/ports/retention.ts';

/** In ms. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Ms after each slice, so that others can write. */
const PAUSE = 20;
/** Days. Nobody answers a preview on a later day than they asked for it. */
const PREVIEW_DAYS = 1;
/** Days. A platform repeats a delivery within hours, if at all. */
const ANSWERED_DAYS = 1;

export type SweeperParts = {
  retention: Retention;
  /** Days after which cards, messages, and what was sent unasked are deleted. */
  keepDays: number;
  now(): number;
  timing: Timing;
  logError(error: unknown): void;
};

/**
 * Deletes expired rows, now and every hour, in slices so short that nobody waits for them. Several processes may run it at once. `stop`
 * resolves when the current slice is done.
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
  // After a failure, such as a locked database, it tries again in an hour.
  const sweepOnce = () => sweep(parts, signal).catch(parts.logError);
  await sweepOnce();
  await every(parts.timing, HOUR, signal, sweepOnce);
}

async function sweep({ retention, keepDays, now, timing }: SweeperParts, signal: AbortSignal): Promise<void> {
  const lives: [kind: Expiring, days: number][] = [
    ['previews', PREVIEW_DAYS],
    ['deliveries', ANSWERED_DAYS],
    ['cards', keepDays],
    ['messages', keepDays],
    ['posts', keepDays],
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
