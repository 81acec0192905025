import { sql } from 'kysely';
import { migrate } from '#store/migrate.ts';
import { type OpenStore, openDatabase } from '#store/open-database.ts';
import type { Database } from '#store/tables.ts';
import { storeOver } from '#store/transaction.ts';

/** A clock that a test sets. ms. */
export type SetClock = { at: number };

/** The database, with the time of this clock in place of its own. */
export function withClock(database: Database, clock: SetClock): Database {
  const dialect = {
    ...database.dialect,
    get now() {
      return sql<number>`cast(${sql.lit(clock.at)} as bigint)`;
    },
  };
  return { ...database, dialect };
}

/** Opens a store that goes by this clock in everything: what is due, what waits, what is held. */
export function openWithClock(clock: SetClock) {
  return async (location: OpenStore) => {
    const database = await openDatabase(location);
    await migrate(database);
    const fastNow = () => clock.at;
    return { ...storeOver(withClock(database, clock), fastNow), fastNow };
  };
}
