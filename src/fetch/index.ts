import { LARGEST_FILE } from '#core/article-draft.ts';
import type { Pages, RefusedPage } from '#core/ports/pages.ts';
import { type Dial, dialAddress, type Resolve, resolveName, type Trusted } from './connect.ts';
import { Refusal, refusalOf } from './failures.ts';
import { fetchPage } from './fetch-page.ts';
import { createGet } from './get.ts';
import { createRobotsCheck } from './robots.ts';

/** The name by which a robots.txt can address Parley. */
const TOKEN = 'Parley';
/** ms for everything that is asked because of one address. */
const PATIENCE = 10_000;
/** Pages that are fetched at a time. The others wait, so that their bytes do not fill the memory. */
const AT_A_TIME = 3;
/** Pages that may wait. Who asks after that is told to ask again. */
const MOST_WAITING = 30;

/**
 * `contact`: an e-mail address or a page about whoever runs Parley, told to the sites that are asked. The others are for tests, which have
 * no internet: how names are looked up, how the checked addresses are connected to, which certificate is trusted, and the limits.
 */
export type PagesOptions = {
  version: string;
  contact?: string;
  resolve?: Resolve;
  dial?: Dial;
  trusted?: Trusted;
  patience?: number;
  most?: number;
};

export function createPages({
  version,
  contact,
  patience = PATIENCE,
  most = LARGEST_FILE,
  ...network
}: PagesOptions): Pages {
  const { resolve = resolveName, dial = dialAddress, trusted } = network;
  const agentName = `${TOKEN}/${version} (${contact ? `+${contact}; ` : ''}reads a page when a person asks for it)`;
  const get = createGet({
    resolve,
    dial,
    ...(trusted && { trusted }),
    patience,
    agentName,
    ...(contact && { contact }),
  });
  const parts = { get, checkRobots: createRobotsCheck(get, TOKEN), most };
  const inTurn = turns();
  const attempt = async (address: string) => {
    const signal = AbortSignal.timeout(patience);
    // A name that is being looked up cannot be told to stop.
    return Promise.race([fetchPage(parts, address, signal), ended(signal)]);
  };
  return {
    fetch: (address) =>
      inTurn(() => attempt(address)).catch((error: unknown): RefusedPage => {
        const refusal = refusalOf(error);
        if (!refusal) throw error;
        const found = refusal.why === 'too-large' ? String(most) : refusal.found;
        return { kind: 'refused', why: refusal.why, address, ...(found !== undefined && { found }) };
      }),
  };
}

function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) => signal.addEventListener('abort', () => fail(signal.reason), { once: true }));
}

/** Runs at most `AT_A_TIME` at once; the next one begins when one has ended. */
function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (waiting.length >= MOST_WAITING) throw new Refusal('too-often');
    if (running >= AT_A_TIME) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
