/**
 * What is stored for a while only. `cards`: replies that live on; `previews`: short-lived cards; `messages`: of the console's
 * transcript; `deliveries`: answered ones, which are still known when they come again.
 */
export type Expiring = 'cards' | 'previews' | 'messages' | 'deliveries';

/**
 * Deletes what has had its life, of all workspaces, the oldest first. Each call is one short transaction over a few rows, so that
 * nobody waits for it; gives how many were deleted, and 0 when there is nothing left to delete.
 */
export type Retention = {
  /** Deletes what was made before the instant; what was made at it stays. */
  drop(kind: Expiring, before: number): Promise<number>;
  /** Deletes saved search indexes of workspaces that have no article (any more). */
  dropUnusedIndexes(): Promise<number>;
};
