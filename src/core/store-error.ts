import { UserError } from './errors.ts';

/**
 * Faults of the database, its file or its disk. Faults of a user's request are user errors. `unreachable`: no connection to a database on a
 * server. `refused`: the server does not let Parley in. `no-data`: nothing of Parley is there. `differs`: a copy is not what was copied.
 */
export type StoreFault =
  | 'folder'
  | 'not-a-database'
  | 'damaged'
  | 'newer'
  | 'busy'
  | 'full'
  | 'disk'
  | 'unreachable'
  | 'refused'
  | 'no-data'
  | 'not-empty'
  | 'in-use'
  | 'exists'
  | 'differs';

/** Returns the user error that people are told while the database is away: they can ask again later. Other errors are unchanged. */
export function toldToPeople(error: unknown): unknown {
  const isAway = error instanceof StoreError && error.kind === 'unreachable';
  return isAway ? new UserError({ kind: 'store-unreachable' }) : error;
}

/** A fault of the store. The message is for the person who runs Parley: plain words, and what to do. */
export class StoreError extends Error {
  readonly kind: StoreFault;
  constructor(kind: StoreFault, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.kind = kind;
  }
}
