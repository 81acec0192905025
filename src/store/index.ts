import type { Store } from '#core/ports/store.ts';
import { openClock } from './clock.ts';
import { migrate } from './migrate.ts';
import { type OpenStore, openDatabase } from './open-database.ts';
import { storeOver } from './transaction.ts';

export type { FastClock } from './clock.ts';
export type { StoreLocation } from './location.ts';
export type { OpenStore } from './open-database.ts';
export { RevisionTaken } from './revision-taken.ts';

/**
 * Opens the store and updates its schema. Creates a folder if needed, but no database on a server. Throws a `StoreError` if the folder or
 * the server cannot be used, the file is not a database, or a newer Parley has made it.
 */
export async function openStore(location: OpenStore): Promise<Store & { fastNow?: () => number }> {
  const database = await openDatabase(location);
  try {
    await migrate(database);
    const fast = await openClock(database, location.clock);
    return { ...storeOver(database, fast?.now), ...(fast && { fastNow: fast.now }) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
