import type { Kysely } from 'kysely';
import { StoreError } from '#core/store-error.ts';
import { MIGRATIONS, type Migration } from './migrations.ts';
import type { ColumnTypes, Database, Db } from './tables.ts';

/** Locked like a workspace while the schema is updated. */
export const SCHEMA = 'schema';
export const VERSION_TABLE = 'parley_schema';
type Version = { [VERSION_TABLE]: { version: number } };

/**
 * Updates the schema. Several processes can do it at once: the steps run in one writing transaction, which reads the version again.
 * Throws a `StoreError` if the database is newer than this program.
 */
export async function migrate(database: Database, steps: readonly Migration[] = MIGRATIONS): Promise<void> {
  const version = (db: Db) => versionOf(database, db, steps.length);
  if ((await database.read(version)) === steps.length) return;
  await database.write(SCHEMA, async (db) => {
    const now = await version(db);
    await advance(db, database.dialect.types, steps.slice(now), steps.length);
  });
}

/** Makes the tables of the schema's version `version` in a database that has none. */
export async function makeTables(db: Db, types: ColumnTypes, version: number): Promise<void> {
  await advance(db, types, MIGRATIONS.slice(0, version), version);
}

async function advance(db: Db, types: ColumnTypes, steps: readonly Migration[], version: number): Promise<void> {
  for (const step of steps) await step(db, types);
  await setVersion(db.withTables<Version>(), version);
}

/** The schema's version; 0 if nothing of Parley is there. Throws a `StoreError` if it is newer than this program. */
export async function versionOf(
  database: Pick<Database, 'columnsOf'>,
  db: Db,
  newest: number = MIGRATIONS.length,
): Promise<number> {
  if (!(await database.columnsOf(db, VERSION_TABLE)).length) return 0;
  const row = await db.withTables<Version>().selectFrom(VERSION_TABLE).select('version').executeTakeFirst();
  const version = Number(row?.version ?? 0);
  if (version <= newest) return version;
  const found = `The database was made by a newer Parley (schema ${version}; this one knows ${newest}).`;
  throw new StoreError('newer', `${found} Start that one again, or choose another data folder. Nothing was changed.`);
}

async function setVersion(db: Kysely<Version>, version: number): Promise<void> {
  await db.schema
    .createTable(VERSION_TABLE)
    .ifNotExists()
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute();
  await db.deleteFrom(VERSION_TABLE).execute();
  await db.insertInto(VERSION_TABLE).values({ version }).execute();
}
