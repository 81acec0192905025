import { existsSync } from 'node:fs';
import { StoreError } from '#core/store-error.ts';
import { compareSums, writeSums } from './backup-sums.ts';
import { type Copying, copyAll, type TableSum, type Watched } from './copy.ts';
import { locationName, type StoreLocation } from './location.ts';
import { migrate, versionOf } from './migrate.ts';
import { openDatabase } from './open-database.ts';
import { createBackup, openBackup } from './sqlite/backup-file.ts';
import { fileIn } from './sqlite/open.ts';
import type { Database, Source } from './tables.ts';
import { storeOver } from './transaction.ts';

/** `anyway`: also while a server runs on the source. What it stores meanwhile is not moved. */
export type Move = Watched & { from: StoreLocation; to: StoreLocation; anyway: boolean };
export type BackUp = Watched & { from: StoreLocation; file: string };
/** `replace`: also if something is stored there, which is deleted. */
export type Restore = Watched & { file: string; to: StoreLocation; replace: boolean };

/**
 * Copies everything that is stored to an empty folder or database. The source is not changed. Throws a `StoreError` if something is
 * stored there, or if a server runs at one of both.
 */
export async function move({ from, to, anyway, ...watched }: Move): Promise<TableSum[]> {
  return closing(await openSource(from), async (source) => {
    const left = 'Or add --anyway: what it stores from now on is then left behind.';
    const stopped = async () => (anyway ? undefined : requireStopped(source, locationName(from), left));
    await stopped();
    const remedy = 'Nothing was moved. Choose an empty folder or database.';
    const ifNotEmpty = new StoreError('not-empty', `${locationName(to)} has data already. ${remedy}`);
    // Asks again at the end: one may have started meanwhile.
    return copyInto(to, source, { ...watched, ifNotEmpty, finish: stopped });
  });
}

/** Copies everything that is stored into a new file, also while Parley runs. */
export async function backUp({ from, file, ...watched }: BackUp): Promise<TableSum[]> {
  return closing(await openSource(from), async (source) => {
    const made = await createBackup(file);
    try {
      const ifNotEmpty = new StoreError('not-empty', `${file} has data already.`);
      const sums = await copyAll(source, made.database, { ...watched, ifNotEmpty, finish: writeSums });
      await made.keep();
      return sums;
    } catch (error) {
      await made.drop();
      throw error;
    }
  });
}

/** Copies a backup to an empty folder or database. An older one is updated there. The file is not changed. */
export async function restore({ file, to, replace, ...watched }: Restore): Promise<TableSum[]> {
  return closing(await openBackup(file), async (source) => {
    const remedy = 'Nothing was restored. With --replace the backup takes the place of all of it.';
    const notEmpty = new StoreError('not-empty', `${locationName(to)} has data already. ${remedy}`);
    const ifNotEmpty = replace ? 'replace' : notEmpty;
    return copyInto(to, source, {
      ...watched,
      ifNotEmpty,
      finish: (_, sums) => compareSums(source, file, sums),
    });
  });
}

async function closing<D extends Source, T>(database: D, use: (database: D) => Promise<T>): Promise<T> {
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}

/** Opens a database, but does not create it or update its schema. */
async function openSource(location: StoreLocation): Promise<Database> {
  const nothing = new StoreError('no-data', `${locationName(location)} has no data of Parley.`);
  if ('folder' in location && !existsSync(fileIn(location.folder))) throw nothing;
  const database = await openDatabase(location);
  try {
    if ((await database.read((db) => versionOf(database, db))) === 0) throw nothing;
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function copyInto(location: StoreLocation, source: Source, copying: Copying): Promise<TableSum[]> {
  return closing(await openDatabase(location), async (target) => {
    await requireStopped(target, locationName(location), '');
    const sums = await copyAll(source, target, copying);
    await migrate(target);
    return sums;
  });
}

async function requireStopped(database: Database, name: string, besides: string): Promise<void> {
  // Older schemas have no leases.
  const columns = await database.read((db) => database.columnsOf(db, 'leases'));
  const running = columns.length ? await storeOver(database).leases.others() : 0;
  if (!running) return;
  const count = `${running} ${running === 1 ? 'process' : 'processes'}`;
  const what = `Parley runs on ${name} (${count}). Stop it first. If it was killed on another machine, wait a minute.`;
  throw new StoreError('in-use', besides ? `${what} ${besides}` : what);
}
