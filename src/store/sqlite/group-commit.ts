import type { Db } from '../tables.ts';
import type { SqliteConnection } from './connection.ts';

/** Work that waits for its transaction. `size`: about how many statements it has. `attempt` does it and returns what tells its caller after the commit. */
type Waiting = { size: number; attempt(db: Db): Promise<() => void>; reject(error: unknown): void };

/** Statements after which no more work joins: together some milliseconds, in which the event loop does nothing else. */
const MOST = 50;
/** Statements of a transaction of several, as a rule. */
export const SEVERAL = 6;

/** Begins a transaction, calls `work`, and commits. */
type Transaction = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/**
 * Commits work that comes at the same time together, because each commit waits for the disk. Each piece is all or nothing by itself: one that
 * fails changes nothing, and the others are stored all the same. Nobody is told before the commit.
 */
export function createGroupCommit(connection: SqliteConnection, transaction: Transaction) {
  const waiting: Waiting[] = [];
  let isStoring = false;
  const storeAll = async (): Promise<void> => {
    isStoring = true;
    while (waiting.length) await storeSome(connection, transaction, waiting);
    isStoring = false;
  };
  return <T>(work: (db: Db) => Promise<T>, size = 1): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const attempt = async (db: Db) => {
        const value = await work(db);
        return () => resolve(value);
      };
      waiting.push({ size, attempt, reject });
      if (!isStoring) void storeAll();
    });
}

/** Stores the first of those that wait. Never throws. */
async function storeSome(connection: SqliteConnection, transaction: Transaction, waiting: Waiting[]): Promise<void> {
  let group: Waiting[] = [];
  try {
    const told = await transaction((db) => {
      // Taken only now, so that what came while this waited for its turn is stored with it.
      group = taken(waiting);
      return storeGroup(connection, db, group);
    });
    for (const tell of told) tell();
  } catch (error) {
    // Nothing of the group was stored. If it did not even begin, nobody's turn will come.
    for (const { reject } of group.length ? group : waiting.splice(0)) reject(error);
  }
}

/** Takes the first ones away, at least one and until it is enough. */
function taken(waiting: Waiting[]): Waiting[] {
  let size = 0;
  const tooMany = waiting.findIndex((one) => {
    size += one.size;
    return size > MOST;
  });
  return waiting.splice(0, tooMany < 0 ? waiting.length : Math.max(1, tooMany));
}

async function storeGroup(connection: SqliteConnection, db: Db, group: readonly Waiting[]): Promise<(() => void)[]> {
  const all: (() => void)[] = [];
  for (const one of group) {
    if (all.length && one.size > 1) await nextTurn();
    all.push(await (group.length > 1 ? inSavepoint(connection, db, one) : one.attempt(db)));
  }
  return all;
}

async function inSavepoint({ raw, run }: SqliteConnection, db: Db, { attempt, reject }: Waiting): Promise<() => void> {
  run('SAVEPOINT statement');
  try {
    const tell = await attempt(db);
    run('RELEASE statement');
    return tell;
  } catch (error) {
    // After a full disk and similar faults, SQLite has rolled everything back already.
    if (!raw.isTransaction) throw error;
    run('ROLLBACK TO statement');
    run('RELEASE statement');
    return () => reject(error);
  }
}

/** Waits for the next turn of the event loop. Each transaction has its own turn, so that a row of them does not block the loop. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
