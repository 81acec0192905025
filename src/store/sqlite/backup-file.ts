import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { sql } from 'kysely';
import { StoreError, type StoreFault } from '#core/store-error.ts';
import { versionOf } from '../migrate.ts';
import type { Database, Db, Source } from '../tables.ts';
import { connect } from './connection.ts';
import { LOCK_RETRY } from './lock-retry.ts';
import { columnsOf, createEmpty, openFile, readSnapshot } from './open.ts';

/** A file that is being written under another name. `keep` gives it its own name, `drop` deletes it. Both close it. */
export type NewFile = { database: Database; keep(): Promise<void>; drop(): Promise<void> };

/** Creates a database in a file of its own, that only this user may read. Throws a `StoreError` if the file exists. */
export async function createBackup(file: string): Promise<NewFile> {
  refuseExisting(file);
  const part = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    createEmpty(part);
  } catch (error) {
    throw new StoreError('folder', `${file} cannot be written (${reason(error)}). Choose another place.`, error);
  }
  // Without a write-ahead log, so that all is in one file.
  const database = await openFile(part, LOCK_RETRY, (_, { run }) => run('PRAGMA fullfsync = ON'));
  return {
    database,
    keep: async () => {
      await database.close();
      refuseExisting(file);
      renameSync(part, file);
    },
    drop: async () => {
      await database.close();
      for (const name of [part, `${part}-journal`]) rmSync(name, { force: true });
    },
  };
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  return code === 'ENOENT' ? 'there is no such folder' : String(code);
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new StoreError('exists', `${file} is there already. Choose another name.`);
}

/**
 * Opens a backup, which is never changed, not even its schema. Throws a `StoreError` if there is none, if it is damaged, or if a newer
 * Parley has made it.
 */
export async function openBackup(file: string): Promise<Source> {
  requireFile(file);
  const connected = () => connect(file, LOCK_RETRY.timeoutMs, readOnlyAddress(file));
  const snapshot: Source['snapshot'] = async (work) => readSnapshot(connected(), LOCK_RETRY, work);
  const source: Source = { columnsOf, snapshot, close: async () => undefined };
  await snapshot((db) => check(file, source, db)).catch((error: unknown) => throwAsBackup(file, error));
  return source;
}

function requireFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new StoreError('no-data', `There is no file ${file}.`);
  if (!found.isFile()) throw new StoreError('not-a-database', `${file} is not a file. Name the file of a backup.`);
}

/**
 * A file without a write-ahead log beside it is opened as one that nobody changes: SQLite then puts nothing beside it, as it else does for
 * copies of the data folder's file.
 */
function readOnlyAddress(file: string): URL {
  const address = pathToFileURL(file);
  if (!statSync(`${file}-wal`, { throwIfNoEntry: false })?.size) address.searchParams.set('immutable', '1');
  return address;
}

async function check(file: string, source: Source, db: Db): Promise<void> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check(1)`.execute(db);
  if (rows[0]?.integrity_check !== 'ok') throw new StoreError('damaged', `${file} is damaged.`);
  if ((await versionOf(source, db)) === 0) throw new StoreError('not-a-database', `${file} has nothing of Parley.`);
}

/** Says of a backup what faults say of the data folder's file. */
function throwAsBackup(file: string, error: unknown): never {
  if (!(error instanceof StoreError)) throw error;
  const words: { [K in StoreFault]?: string } = {
    'not-a-database': `${file} is not a backup of Parley.`,
    damaged: `${file} is damaged. Nothing was restored. Use another backup.`,
    newer: `${file} was made by a newer Parley. Nothing was restored. Update this Parley first.`,
    folder: `${file} cannot be read. Give Parley the right to read it.`,
  };
  throw new StoreError(error.kind, words[error.kind] ?? error.message, error);
}
