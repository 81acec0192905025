import { sql } from 'kysely';
import { SHELF } from '#core/article.ts';
import { StoreError } from '#core/store-error.ts';
import { type Batch, type CopiedTable, checksum, copiedColumns, insert, KEYS, rowsOf, sizeOf } from './copied.ts';
import { makeTables, SCHEMA, VERSION_TABLE, versionOf } from './migrate.ts';
import type { Database, Db, Source } from './tables.ts';

/** What was copied of a table. `sha256`: of all its rows, the same on every database. */
export type TableSum = { table: string; rows: number; sha256: string };

/** `progress`: is told the part that is done, from 0 to 1, and the table at hand. */
export type Watched = { signal?: AbortSignal; progress?(part: number, table: string): void };

/**
 * `ifNotEmpty`: the error if the target has rows of anybody, or that they are deleted. `finish` runs in the transaction when all is copied
 * and compared; what it throws takes everything back.
 */
export type Copying = Watched & {
  ifNotEmpty: StoreError | 'replace';
  finish?(db: Db, sums: readonly TableSum[]): Promise<void>;
};

/**
 * Copies all rows but leases, with the tables of the source's schema, which can be older than this program's. One snapshot of the source,
 * one transaction of the target: all or nothing. Everything is read back from the target and compared before the commit.
 */
export async function copyAll(from: Source, to: Database, copying: Copying): Promise<TableSum[]> {
  const { ifNotEmpty, finish } = copying;
  return to.write(SCHEMA, async (db) => {
    if (ifNotEmpty !== 'replace' && (await hasRows(to, db))) throw ifNotEmpty;
    const { tables, sums, step } = await from.snapshot(async (source) => {
      await dropTables(db);
      await makeTables(db, to.dialect.types, await versionOf(from, source));
      return copyTables(await tablesIn(from, source), source, db, copying);
    });
    for (const [index, table] of tables.entries()) await compare(db, table, sums[index], step);
    await finish?.(db, sums);
    return sums;
  });
}

async function tablesIn(database: Source, db: Db): Promise<CopiedTable[]> {
  const tables: CopiedTable[] = [];
  for (const [name, key] of Object.entries(KEYS)) {
    const columns = copiedColumns(name, await database.columnsOf(db, name));
    // An older schema does not have all tables.
    if (columns.length) tables.push({ name, key, columns });
  }
  return tables;
}

/** True if something is stored. What Parley stores of the shelf at every start is nobody's. Throws if the schema is newer. */
async function hasRows(database: Source, db: Db): Promise<boolean> {
  await versionOf(database, db);
  for (const { name } of await tablesIn(database, db)) if (await hasOwnRows(db, name)) return true;
  return false;
}

async function hasOwnRows(db: Db, table: string): Promise<boolean> {
  const found = sql`select 1 from ${sql.table(table)} where workspace <> ${SHELF} limit 1`;
  return (await found.execute(db)).rows.length > 0;
}

/** Drops the tables. Until the end of the transaction no other process can use them. */
async function dropTables(db: Db): Promise<void> {
  for (const name of [...Object.keys(KEYS), 'leases', VERSION_TABLE])
    await db.schema.dropTable(name).ifExists().execute();
}

/** Is called with the length of rows that were processed. */
type Step = (table: string, bytes: number) => void;
type Copied = { tables: readonly CopiedTable[]; sums: TableSum[]; step: Step };

async function copyTables(tables: readonly CopiedTable[], from: Db, to: Db, watched: Watched): Promise<Copied> {
  const step = await stepOf(tables, from, watched);
  const sums: TableSum[] = [];
  for (const table of tables)
    sums.push(
      await sumOf(from, table, async ({ rows, bytes }) => {
        await insert(to, table, rows);
        step(table.name, bytes);
      }),
    );
  return { tables, sums, step };
}

/** Makes the function that tells the progress and stops the work. All rows are processed twice. */
async function stepOf(tables: readonly CopiedTable[], db: Db, { signal, progress }: Watched): Promise<Step> {
  let all = 0;
  for (const table of tables) all += 2 * (await sizeOf(db, table));
  let done = 0;
  return (table, bytes) => {
    signal?.throwIfAborted();
    done += bytes;
    progress?.(done / all, table);
  };
}

async function sumOf(db: Db, table: CopiedTable, each: (batch: Batch) => Promise<void>): Promise<TableSum> {
  const sum = checksum(table);
  let count = 0;
  for await (const batch of rowsOf(db, table)) {
    await each(batch);
    sum.add(batch.rows);
    count += batch.rows.length;
  }
  return { table: table.name, rows: count, sha256: sum.hex() };
}

async function compare(db: Db, table: CopiedTable, expected: TableSum | undefined, step: Step): Promise<void> {
  const { rows, sha256 } = await sumOf(db, table, async ({ bytes }) => step(table.name, bytes));
  if (rows === expected?.rows && sha256 === expected.sha256) return;
  const what = `What was written to the table ${table.name} is not what was read.`;
  throw new StoreError('differs', `${what} Nothing was changed. Check the disk and try again.`);
}
