import type { Platform } from '../request.ts';

/** A request whose answer was deferred. `body` is the chat's own JSON: the data needed to answer later. */
export type Delivery = { id: string; platform: Platform; receivedAt: number; body: unknown };

/**
 * A delivery that is not answered yet. `sending`: the answer may or may not have been sent. `tries`: how often its processing began, so
 * that a delivery that ends the process is not retried for ever.
 */
export type PendingDelivery = Delivery & { workspace: string; state: 'received' | 'sending'; tries: number };

/** Stores deferred deliveries, so that after a restart the pending ones are answered. */
export type Inbox = {
  /** Stores a delivery. Returns false and changes nothing if it is stored already. */
  put(workspace: string, delivery: Delivery): Promise<boolean>;
  /** Counts one more try for a pending delivery and returns the count; 0 if there is no such delivery. */
  begin(workspace: string, id: string): Promise<number>;
  mark(workspace: string, id: string, state: 'sending' | 'done'): Promise<void>;
  /** Returns the unanswered deliveries of all workspaces on the platform, oldest first. */
  pending(platform: Platform): Promise<PendingDelivery[]>;
  /** Deletes deliveries received before the instant, answered or not. */
  forget(platform: Platform, before: number): Promise<void>;
};
