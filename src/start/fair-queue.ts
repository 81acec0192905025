import { UserError } from '#core/errors.ts';

/** Most pieces of work that wait. Nobody would wait for more. */
const MOST_WAITING = 100;

type Waiting = { key: string; start(): void };

/**
 * Runs at most `most` pieces of work at a time, and one per key (a workspace). A workspace with much work waits for its own work, and
 * others do not wait for it. Throws the user error `busy` if too many wait.
 */
export function fairQueue(most: number): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const waiting: Waiting[] = [];
  const running = new Set<string>();
  const next = () => {
    const at = running.size < most ? waiting.findIndex(({ key }) => !running.has(key)) : -1;
    const [first] = at < 0 ? [] : waiting.splice(at, 1);
    first?.start();
  };
  return async (key, work) => {
    if (waiting.length >= MOST_WAITING) throw new UserError({ kind: 'busy' });
    const turn = Promise.withResolvers<void>();
    const start = () => {
      running.add(key);
      turn.resolve();
    };
    waiting.push({ key, start });
    next();
    await turn.promise;
    try {
      return await work();
    } finally {
      running.delete(key);
      next();
    }
  };
}
