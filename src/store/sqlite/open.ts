import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { queue } from '#core/queue.ts';
import { StoreError } from '../errors.ts';
import type { Database, Db } from '../tables.ts';
import { connect, type SqliteConnection } from './connection.ts';
import { cannotWrite } from './faults.ts';
import { PATIENCE, type Patience, patiently } from './patience.ts';

const FILE = 'parley.db';
/** Only for the user who runs Parley: there may be personal data in it. SQLite gives its side files the mode of the main one. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/**
 * Opens `parley.db` in `folder`, making both where they are not there. Other processes may have it open too.
 * Throws a `StoreError` for what is wrong with folder, file or disk.
 */
export async function openSqlite(folder: string, patience: Patience = PATIENCE): Promise<Database> {
  const file = path.join(folder, FILE);
  makeFile(folder, file);
  const writer = connect(file, patience.timeoutMs);
  try {
    await patiently(patience, () => setUp(file, writer));
    // A connection of its own, so that nobody reads what a transaction has not committed.
    const reader = connect(file, patience.timeoutMs);
    reader.run('PRAGMA query_only = ON');
    return databaseOf(writer, reader, patience);
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

/** A file that is there must not be opened here: closing it again would drop this process's locks (sqlite.org/howtocorrupt.html, 2.2). */
function create(file: string): void {
  try {
    closeSync(openSync(file, 'wx', FILE_MODE));
  } catch (error) {
    // Another process starts at the same moment and was faster.
    if (!existsSync(file)) throw error;
  }
}

function setUp(file: string, { raw, run }: SqliteConnection): void {
  run('PRAGMA journal_mode = WAL');
  const mode = raw.prepare('PRAGMA journal_mode').get()?.journal_mode;
  if (mode !== 'wal')
    throw new StoreError('folder', `${file} is on a disk that cannot be shared. Choose a local folder.`);
  // A commit is on the disk before it is acknowledged; on macOS fsync alone does not see to that.
  run('PRAGMA synchronous = FULL');
  run('PRAGMA fullfsync = ON');
  // The words of a removed article do not stay behind in the file.
  run('PRAGMA secure_delete = ON');
}

function databaseOf(writer: SqliteConnection, reader: SqliteConnection, patience: Patience): Database {
  const queued = queue();
  let open = true;
  const whileOpen = () => {
    if (!open) throw new Error('the store is closed');
  };
  return {
    read: (work) =>
      patiently(patience, () => {
        whileOpen();
        return work(reader.db);
      }),
    write: (work) =>
      queued(async () => {
        whileOpen();
        await nextTurn();
        // At once for writing: a transaction that began by reading could not wait for its turn to write.
        await patiently(patience, () => writer.run('BEGIN IMMEDIATE'));
        return finish(writer, work);
      }),
    close: () =>
      queued(async () => {
        if (open) reader.raw.close();
        if (open) writer.raw.close();
        open = false;
      }),
  };
}

/** Each transaction has a turn of the event loop for itself: a row of them would hold it for as long as they all take. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

async function finish<T>({ raw, run, db }: SqliteConnection, work: (db: Db) => Promise<T>): Promise<T> {
  try {
    const result = await work(db);
    run('COMMIT');
    return result;
  } catch (error) {
    // On a full disk and the like SQLite has rolled back by itself.
    if (raw.isTransaction) run('ROLLBACK');
    throw error;
  }
}
