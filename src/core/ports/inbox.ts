import type { Platform } from '../request.ts';

/** A request whose answer was deferred. `body` is the chat's own JSON: the data needed to answer later. */
export type Delivery = { id: string; platform: Platform; receivedAt: number; body: unknown };

/**
 * A delivery that is not answered yet. `sending`: the answer may or may not have been sent. `tries`: how often its processing began, so
 * that a delivery that ends the process is not retried for ever.
 */
export type PendingDelivery = Delivery & { workspace: string; state: 'received' | 'sending'; tries: number };

/**
 * Stores deferred deliveries, so that after a restart the pending ones are answered. The process that stores or begins a delivery holds it
 * as long as it runs (see `Leases`).
 */
export type Inbox = {
  /** Stores a delivery. Returns false and changes nothing if it is stored already. */
  put(workspace: string, delivery: Delivery): Promise<boolean>;
  /**
   * Takes a pending delivery, counts one more try and returns the count; 0 if there is no such delivery or another running process holds it.
   */
  begin(workspace: string, id: string): Promise<number>;
  /**
   * Returns false and changes nothing if this process does not hold the delivery (any more), or it is done. `released`: this process does not
   * work on it, and any may take it.
   */
  mark(workspace: string, id: string, state: 'sending' | 'done' | 'released'): Promise<boolean>;
  /** Returns the unanswered deliveries of all workspaces on the platform that no running process holds, oldest first. */
  pending(platform: Platform): Promise<PendingDelivery[]>;
  /** Deletes deliveries received before the instant, answered or not. */
  forget(platform: Platform, before: number): Promise<void>;
};
