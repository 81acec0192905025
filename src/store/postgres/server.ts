import { StoreError } from '#core/store-error.ts';
import { storeErrorOf } from './faults.ts';

/** Ms before the next tries, together less than a second: a server that restarts needs about that, and chats have three seconds. */
const RETRY_AFTER = [50, 200, 500];
/** Ms after which nothing is tried again: a server that does not answer at all would keep people waiting each time. */
const RETRY_WITHIN = 1_500;

/** The database's server, which can be lost for a while. */
export type Server = {
  /**
   * Runs `use` and turns its errors into store errors. If the server is not reached, tries again, but not after `use` has called `begun`:
   * from then on, nobody knows what the server has done.
   */
  use<T>(use: (begun: () => void) => Promise<T>): Promise<T>;
  /** False after it was lost, until it answers again. */
  isReachable(): boolean;
};

/** `name`: begins the sentences about the server. `log` is given one line when it is lost, and one when it is back. */
export function createServer(name: string, log: (line: string) => void): Server {
  let isLost = false;
  const change = (to: boolean, line: string) => {
    if (isLost !== to) log(line);
    isLost = to;
  };
  return {
    isReachable: () => !isLost,
    use: async (use) => {
      try {
        // While it is known to be lost, nobody waits for further tries.
        const result = await retried(name, isLost ? [] : RETRY_AFTER, use);
        change(false, `${name} is back.`);
        return result;
      } catch (error) {
        if (isUnreachable(error))
          change(true, `${error.message} Until it is back, people are asked to try again; what is stored is safe.`);
        throw error;
      }
    },
  };
}

async function retried<T>(name: string, pauses: readonly number[], use: (begun: () => void) => Promise<T>): Promise<T> {
  const start = performance.now();
  let canRepeat = true;
  const begun = () => {
    canRepeat = false;
  };
  try {
    return await use(begun);
  } catch (caught) {
    const error = storeErrorOf(name, caught);
    const [pause, ...later] = pauses;
    const isQuick = performance.now() - start < RETRY_WITHIN;
    if (!canRepeat || pause === undefined || !isQuick || !isUnreachable(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, pause));
    return retried(name, later, use);
  }
}

function isUnreachable(error: unknown): error is StoreError {
  return error instanceof StoreError && error.kind === 'unreachable';
}
