import type { FastClock } from './clock.ts';
import type { StoreLocation } from './location.ts';
import { openSqlite } from './sqlite/open.ts';
import type { Database } from './tables.ts';

/** `connections`: most connections to a server. `log`: writes a line when the server is lost or back. `clock`: a clock that runs faster; `unused` if nothing is asked that depends on it. */
export type OpenStore = StoreLocation & {
  connections?: number;
  log?(line: string): void;
  clock?: FastClock | 'unused';
};

/** Enough for a process that answers people: most requests need one for a few milliseconds. */
const CONNECTIONS = 10;

export async function openDatabase(location: OpenStore): Promise<Database> {
  if ('folder' in location) return openSqlite(location.folder);
  const { openPostgres } = await import('./postgres/open.ts');
  const { url, connections = CONNECTIONS, log = () => undefined } = location;
  return openPostgres({ url, connections, log });
}
