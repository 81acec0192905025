import type { Store } from '#core/ports/store.ts';
import { migrate } from './migrations.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Database } from './tables.ts';
import { storeOver } from './transaction.ts';

export { RevisionTaken } from './revision-taken.ts';

/** Where the data is: a local folder (SQLite), or a database of a PostgreSQL server. */
export type StorePlace = { folder: string } | { url: string };

/** `connections`: most connections to a server. `log`: writes a line when the server is lost or back. */
export type OpenStore = StorePlace & { connections?: number; log?(line: string): void };

/** Enough for a process that answers people: most requests need one for a few milliseconds. */
const CONNECTIONS = 10;

/**
 * Opens the store and updates its schema. Creates a folder if needed, but no database on a server. Throws a `StoreError` if the folder or
 * the server cannot be used, the file is not a database, or a newer Parley has made it.
 */
export async function openStore(place: OpenStore): Promise<Store> {
  const database = await openDatabase(place);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return storeOver(database);
}

async function openDatabase(place: OpenStore): Promise<Database> {
  if ('folder' in place) return openSqlite(place.folder);
  const { openPostgres } = await import('./postgres/open.ts');
  const { url, connections = CONNECTIONS, log = () => undefined } = place;
  return openPostgres({ url, connections, log });
}
