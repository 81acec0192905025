import type { ChatDeps } from '../shared/deps.ts';
import type { Timing } from '../shared/timing.ts';
import type { InServer } from './direct.ts';
import type { DiscordSend } from './send.ts';

/** Everything that answering uses. */
export type DiscordContext = {
  deps: ChatDeps;
  send: DiscordSend;
  timing: Timing;
  inServer: InServer;
  /** Address of another Discord for tests. Its files may be fetched from there. */
  api: string | undefined;
  /** Aborted when the chat stops and has no time left to wait. */
  end: AbortSignal;
};
