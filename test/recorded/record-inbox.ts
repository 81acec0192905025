import { setTimeout } from 'node:timers/promises';
import type { Timing } from '#chat/shared/timing.ts';
import type { Store } from '#core/ports/store.ts';
import type { Platform } from '#core/request.ts';

/** ms that a bot waits for an answer, and for what is under way when it stops. */
const OVER_AT_ONCE = [1_500, 8_000];

/** What is not answered yet is put off at once, and the bot ends although it has not answered. Other waits last to the end. */
export const DEFERRED_AT_ONCE: Timing = {
  sleep: (ms, signal) =>
    OVER_AT_ONCE.includes(ms)
      ? Promise.resolve()
      : new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
};

/** ms between two looks. */
const PAUSE = 5;
const MOST_LOOKS = 1_000;

export async function untilStored({ inbox }: Pick<Store, 'inbox'>, platform: Platform, count: number): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    if ((await inbox.pending(platform)).length >= count) return;
    await setTimeout(PAUSE);
  }
  throw new Error(
    `only ${(await inbox.pending(platform)).length} of ${count} deliveries are in the inbox of ${platform}`,
  );
}
