import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { queue } from '#core/queue.ts';
import { StoreError } from '#core/store-error.ts';
import type { Column, Database, Db, Dialect } from '../tables.ts';
import { connect, type SqliteConnection } from './connection.ts';
import { cannotWrite } from './faults.ts';
import { createGroupCommit, nextTurn, SEVERAL } from './group-commit.ts';
import { LOCK_RETRY, type LockRetry, retryWhileLocked } from './lock-retry.ts';

const FILE = 'parley.db';
/** Access only for the user who runs Parley, because there can be personal data. SQLite gives its other files the mode of the main one. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * Opens `parley.db` in `folder`, and creates both if needed. Other processes can have it open too. Throws a `StoreError` for a fault of
 * folder, file or disk.
 */
export async function openSqlite(folder: string, retry: LockRetry = LOCK_RETRY): Promise<Database> {
  const file = fileIn(folder);
  makeFile(folder, file);
  return openFile(file, retry, shared);
}

/** The file with the data of a folder. */
export const fileIn = (folder: string): string => path.join(folder, FILE);

/** Opens an existing file. `setUp` prepares the connection that writes. */
export async function openFile(file: string, retry: LockRetry, setUp: SetUp): Promise<Database> {
  const writer = connect(file, retry.timeoutMs);
  try {
    await retryWhileLocked(retry, () => setUp(file, writer));
    const readers = () => {
      const reader = connect(file, retry.timeoutMs);
      reader.run('PRAGMA query_only = ON');
      return reader;
    };
    return databaseOf(writer, readers, retry);
  } catch (error) {
    writer.raw.close();
    throw error;
  }
}

function makeFile(folder: string, file: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
    accessSync(folder, constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.W_OK);
    else create(file);
  } catch (error) {
    throw cannotWrite(folder, error);
  }
}

/**
 * Creates an empty file. Must not open an existing file: closing it again would release this process's locks
 * (sqlite.org/howtocorrupt.html, 2.2).
 */
function create(file: string): void {
  try {
    createEmpty(file);
  } catch (error) {
    // Another process has just created it.
    if (!existsSync(file)) throw error;
  }
}

/** Creates a file that only this user may read. Throws if it exists. */
export function createEmpty(file: string): void {
  closeSync(openSync(file, 'wx', FILE_MODE));
}

type SetUp = (file: string, connection: SqliteConnection) => void;

/** Makes the file one that several processes can use at once. */
function shared(file: string, { raw, run }: SqliteConnection): void {
  run('PRAGMA journal_mode = WAL');
  const mode = raw.prepare('PRAGMA journal_mode').get()?.journal_mode;
  if (mode !== 'wal')
    throw new StoreError('folder', `${file} is on a disk that cannot be shared. Choose a local folder.`);
  // A commit returns only after it is on the disk. On macOS, fsync alone does not guarantee that.
  run('PRAGMA synchronous = FULL');
  run('PRAGMA fullfsync = ON');
  // Overwrites deleted data, so that the words of a removed article do not stay in the file.
  run('PRAGMA secure_delete = ON');
}

export const DIALECT: Dialect = {
  types: { bytes: 'blob', text: 'text' },
  bytesOf: (column) => sql<Uint8Array | null>`cast(${sql.ref(column)} as blob)`,
  now: sql<number>`cast(unixepoch('subsec') * 1000 as integer)`,
  skipLocked: sql``,
};

function databaseOf(writer: SqliteConnection, connectReader: () => SqliteConnection, retry: LockRetry): Database {
  const queued = queue();
  // A separate connection for reading, so that nobody reads what is not committed yet.
  const reader = connectReader();
  let open = true;
  const whileOpen = () => {
    if (!open) throw new Error('the store is closed');
  };
  // The file has one lock for all writers, so it is locked for all workspaces.
  const transaction = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    queued(async () => {
      whileOpen();
      await nextTurn();
      // IMMEDIATE takes the write lock at once. A transaction that begins with a read cannot wait for the lock later.
      await retryWhileLocked(retry, () => writer.run('BEGIN IMMEDIATE'));
      return finish(writer, work);
    });
  const write = createGroupCommit(writer, transaction);
  return {
    dialect: DIALECT,
    read: (work) =>
      retryWhileLocked(retry, () => {
        whileOpen();
        return work(reader.db);
      }),
    write: (_workspace, work) => write(work, SEVERAL),
    writeOne: (work) => write(work),
    snapshot: async (work) => {
      whileOpen();
      return readSnapshot(connectReader(), retry, work);
    },
    columnsOf,
    isReachable: () => true,
    close: () =>
      queued(async () => {
        if (open) reader.raw.close();
        if (open) writer.raw.close();
        open = false;
      }),
  };
}

/** Reads on a connection of its own and closes it: a transaction sees the file as it was at its first query. */
export async function readSnapshot<T>(
  { raw, run, db }: SqliteConnection,
  retry: LockRetry,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  try {
    run('BEGIN');
    await retryWhileLocked(retry, () => run('SELECT 1 FROM sqlite_master'));
    return await work(db);
  } finally {
    raw.close();
  }
}

export async function columnsOf(db: Db, table: string): Promise<Column[]> {
  const found = sql<{ name: string; type: string }>`select name, type from pragma_table_info(${table})`;
  return (await found.execute(db)).rows.map(({ name, type }) => ({ name, isNumber: /int/i.test(type) }));
}

async function finish<T>({ raw, run, db }: SqliteConnection, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    const result = await work(db);
    run('COMMIT');
    return result;
  } catch (error) {
    // After a full disk and similar faults, SQLite has rolled back already.
    if (raw.isTransaction) run('ROLLBACK');
    throw error;
  }
}
