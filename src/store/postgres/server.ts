import { StoreError } from '#core/store-error.ts';
import { isSilence, storeErrorOf } from './faults.ts';

/** Ms before the next tries, together less than a second: a server that restarts needs about that, and chats have three seconds. */
const RETRY_AFTER = [50, 200, 500];
/** Ms after which nothing is tried again: a server that does not answer at all would keep people waiting each time. */
const RETRY_WITHIN = 1_500;
/** Ms in which a server that does not answer at all is not asked. Then one asks, and the others are told at once as long as that takes. */
const LEFT_ALONE = 2_000;

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

/** What is known of a server that does not answer. `until`: when it is asked again. */
type Silent = { error: StoreError; until: number };

/** `name`: begins the sentences about the server. `log` is given one line when it is lost, and one when it is back. */
export function createServer(name: string, log: (line: string) => void): Server {
  let isLost = false;
  let silent: Silent | undefined;
  const change = (to: boolean, line: string) => {
    if (isLost !== to) log(line);
    isLost = to;
  };
  const requireAnswering = (now: number) => {
    if (!silent) return;
    if (now < silent.until) throw silent.error;
    silent.until = now + LEFT_ALONE;
  };
  return {
    isReachable: () => !isLost,
    use: async (use) => {
      requireAnswering(performance.now());
      try {
        // While it is known to be lost, nobody waits for further tries.
        const result = await retried(name, isLost ? [] : RETRY_AFTER, use);
        silent = undefined;
        change(false, `${name} is back.`);
        return result;
      } catch (error) {
        if (isUnreachable(error)) {
          if (isSilence(error)) silent = { error, until: performance.now() + LEFT_ALONE };
          change(true, `${error.message} Until it is back, people are asked to try again; what is stored is safe.`);
        }
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
