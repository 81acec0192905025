import type { Platform } from '../request.ts';

/** What a platform delivered and was told to wait for. `body` is the chat's own JSON: what it takes to answer later. */
export type Delivery = { id: string; platform: Platform; receivedAt: number; body: unknown };

/**
 * A delivery that is not answered yet. `sending`: the answer may have gone out, or may not. `tries`: how often its processing was
 * begun, so that one which ends the process is not begun for ever.
 */
export type PendingDelivery = Delivery & { workspace: string; state: 'received' | 'sending'; tries: number };

/** Deliveries that were put off, so that a restart answers those that are still pending. */
export type Inbox = {
  /** False, and nothing is changed, when this delivery is there already. */
  put(workspace: string, delivery: Delivery): Promise<boolean>;
  /** Counts that the processing of a pending delivery begins; gives the count with this one. 0 when there is no such delivery. */
  begin(workspace: string, id: string): Promise<number>;
  mark(workspace: string, id: string, state: 'sending' | 'done'): Promise<void>;
  /** The deliveries of all workspaces on the platform that are not answered yet, oldest first. */
  pending(platform: Platform): Promise<PendingDelivery[]>;
  /** Drops what was received before the instant, answered or not. */
  forget(platform: Platform, before: number): Promise<void>;
};
