/**
 * Kinds of data that expire. `cards`: replies with buttons. `previews`: short-lived cards. `messages`: of the console's transcript.
 * `deliveries`: answered ones, kept so that a repeated delivery is recognised. `posts`: rows of the outbox that are sent, failed or in doubt;
 * their age counts from their end, by the store's clock.
 */
export type Expiring = 'cards' | 'previews' | 'messages' | 'deliveries' | 'posts';

/**
 * Deletes expired rows of all workspaces, oldest first. Each call is one short transaction over a few rows, so that other writers do not
 * wait long. Returns the number of deleted rows; 0 if none is left.
 */
export type Retention = {
  /** Deletes rows of this kind made before the instant, not those made exactly at it. */
  drop(kind: Expiring, before: number): Promise<number>;
  /** Deletes saved search indexes of workspaces that have no article (any more). */
  dropUnusedIndexes(): Promise<number>;
};
