import type { ChatDeps } from '../shared/deps.ts';
import type { Timing } from '../shared/timing.ts';
import type { DiscordSend } from './send.ts';

/** What answering works with. */
export type DiscordContext = {
  deps: ChatDeps;
  send: DiscordSend;
  timing: Timing;
  /** Where another Discord is, for tests; its files may be fetched from there. */
  api: string | undefined;
  /** Given when there is no time left for waiting. */
  end: AbortSignal;
};
