import type { Platform } from '../request.ts';

/** What a platform delivered and was told to wait for. `body` is the chat's own JSON: what it takes to answer later. */
export type Delivery = { id: string; platform: Platform; receivedAt: number; body: unknown };

/**
 * Deliveries whose answer is still owed, so that a restart answers them. `sending`: the answer may have gone out, or may not.
 */
export type Inbox = {
  /** False, and nothing is changed, when this delivery is there already. */
  put(workspace: string, delivery: Delivery): Promise<boolean>;
  mark(workspace: string, id: string, state: 'sending' | 'done'): Promise<void>;
  /** What all workspaces are owed on the platform, oldest first. */
  owed(platform: Platform): Promise<(Delivery & { workspace: string; state: 'received' | 'sending' })[]>;
  /** Drops what was received before the instant, answered or not. */
  forget(platform: Platform, before: number): Promise<void>;
};
