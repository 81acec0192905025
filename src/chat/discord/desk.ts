import type { ChatDeps } from '../shared/deps.ts';
import type { Timing } from '../shared/timing.ts';
import type { Wire } from './wire.ts';

/** What answering works with. */
export type Desk = {
  deps: ChatDeps;
  wire: Wire;
  timing: Timing;
  /** Where another Discord is, for tests; its files may be fetched from there. */
  api: string | undefined;
  /** Given when there is no time left for waiting. */
  end: AbortSignal;
};
