import type { Store } from '#core/ports/store.ts';
import { migrate } from './migrations.ts';
import { openSqlite } from './sqlite/open.ts';
import { storeOver } from './transaction.ts';

export { RevisionTaken, StoreError } from './errors.ts';

/**
 * Opens the store in a folder of this machine, which is made when it is not there, and brings its schema up to date. Throws a
 * `StoreError` when the folder cannot be written, the file is not ours to read, or a newer Parley has made it.
 */
export async function openStore({ folder }: { folder: string }): Promise<Store> {
  const database = await openSqlite(folder);
  try {
    await migrate(database, { bytes: 'blob' });
  } catch (error) {
    await database.close();
    throw error;
  }
  return storeOver(database);
}
