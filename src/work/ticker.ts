import type { Store } from '#core/ports/store.ts';
import type { Platform } from '#core/request.ts';

/** Schedules or debates in one turn. */
const MOST = 200;
/** How many are looked at together, so that they can share a commit. */
const TOGETHER = 8;

type TickerParts = {
  store: Pick<Store, 'clock'>;
  /** What is due, as in `Schedules` and `Streams`. */
  due(platforms: readonly Platform[], now: number, limit: number): Promise<{ workspace: string; id: string }[]>;
  /** Platforms that this process can send to. */
  platforms(): readonly Platform[];
  /** Does what is due; nothing if another process has done it. */
  look(workspace: string, id: string): Promise<void>;
  logBug(error: unknown): void;
};

/**
 * Looks at everything that is due. Resolves with the number of those that did not fail, so that who looks until nothing is due comes to an end.
 * One that fails is logged and looked at again next time.
 */
export async function lookAtDue({ store, due, platforms, look, logBug }: TickerParts): Promise<number> {
  const here = platforms();
  if (!here.length) return 0;
  const all = await due(here, await store.clock.now(), MOST);
  let done = 0;
  for (let from = 0; from < all.length; from += TOGETHER) {
    const some = all.slice(from, from + TOGETHER);
    await Promise.all(some.map(({ workspace, id }) => look(workspace, id).then(() => done++, logBug)));
  }
  return done;
}
