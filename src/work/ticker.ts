import type { Store } from '#core/ports/store.ts';
import type { Platform } from '#core/request.ts';
import { retryPause } from './pauses.ts';

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

type Due = { workspace: string; id: string };

/**
 * Makes the function that looks at what is due, one turn at a call. It resolves with the number of those that did not fail, so
 * that who looks until nothing is due comes to an end. One that fails is logged, and looked at again after growing pauses: until then it takes
 * no place in a turn, however many there are of its kind.
 */
export function createTicker(parts: TickerParts): () => Promise<number> {
  const { store, platforms, look, logBug } = parts;
  const failing = new Map<string, { tries: number; until: number }>();
  const lookAt = async (one: Due, now: number): Promise<number> => {
    try {
      await look(one.workspace, one.id);
      failing.delete(nameOf(one));
      return 1;
    } catch (error) {
      const tries = (failing.get(nameOf(one))?.tries ?? 0) + 1;
      failing.set(nameOf(one), { tries, until: now + retryPause(tries) });
      logBug(error);
      return 0;
    }
  };
  return async () => {
    const here = platforms();
    if (!here.length) return 0;
    const now = await store.clock.now();
    const limit = MOST + failing.size;
    const due = await parts.due(here, now, limit);
    if (due.length < limit) forgetOthers(failing, due);
    const wanted = due.filter((one) => (failing.get(nameOf(one))?.until ?? now) <= now).slice(0, MOST);
    let done = 0;
    for (let from = 0; from < wanted.length; from += TOGETHER) {
      const some = wanted.slice(from, from + TOGETHER).map((one) => lookAt(one, now));
      for (const count of await Promise.all(some)) done += count;
    }
    return done;
  };
}

const nameOf = ({ workspace, id }: Due): string => `${workspace} ${id}`;

/** Forgets what is not due any more. */
function forgetOthers(failing: Map<string, unknown>, due: readonly Due[]): void {
  const names = new Set(due.map(nameOf));
  for (const name of failing.keys()) if (!names.has(name)) failing.delete(name);
}
