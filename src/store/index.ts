import type { Store } from '#core/ports/store.ts';
import { migrate } from './migrations.ts';
import { openSqlite } from './sqlite/open.ts';
import { storeOver } from './transaction.ts';

export { RevisionTaken, StoreError } from './errors.ts';

/**
 * Opens the store in a local folder, creates the folder if needed, and updates the schema. Throws a `StoreError` if the folder cannot be
 * written, the file is not a database, or a newer Parley has made it.
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
