import type { Db } from '../tables.ts';
import type { SqliteConnection } from './connection.ts';

/** A statement that waits for its transaction. `attempt` runs it and returns what tells its caller after the commit. */
type Waiting = { attempt(db: Db): Promise<() => void>; reject(error: unknown): void };

/** Most statements of one transaction: together a few milliseconds, in which the event loop does nothing else. */
const MOST = 50;

/** Begins a transaction, calls `work`, and commits. */
type Transaction = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/**
 * Stores statements that come at the same time in one transaction, because each transaction waits for the disk. A statement that fails
 * changes nothing, and the others are stored all the same.
 */
export function createGroupCommit(connection: SqliteConnection, transaction: Transaction) {
  const waiting: Waiting[] = [];
  let isStoring = false;
  const storeAll = async (): Promise<void> => {
    isStoring = true;
    while (waiting.length) await storeSome(connection, transaction, waiting);
    isStoring = false;
  };
  return <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const attempt = async (db: Db) => {
        const value = await work(db);
        return () => resolve(value);
      };
      waiting.push({ attempt, reject });
      if (!isStoring) void storeAll();
    });
}

/** Stores the first of those that wait. Never throws. */
async function storeSome(connection: SqliteConnection, transaction: Transaction, waiting: Waiting[]): Promise<void> {
  let group: Waiting[] = [];
  try {
    const told = await transaction(async (db) => {
      // Taken only now, so that what came while this waited for its turn is stored with it.
      group = waiting.splice(0, MOST);
      const all: (() => void)[] = [];
      for (const one of group) all.push(await inSavepoint(connection, db, one));
      return all;
    });
    for (const tell of told) tell();
  } catch (error) {
    // Nothing of the group was stored. If it did not even begin, nobody's turn will come.
    for (const { reject } of group.length ? group : waiting.splice(0)) reject(error);
  }
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
