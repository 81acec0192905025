import { sql } from 'kysely';
import { StoreError } from '#core/store-error.ts';
import type { TableSum } from './copy.ts';
import type { Db, Source } from './tables.ts';

/** The table of a backup with the checksums of its other tables, so that a restore can tell whether it is what was backed up. */
const TABLE = 'parley_backup';

export async function writeSums(db: Db, sums: readonly TableSum[]): Promise<void> {
  await sql`create table ${sql.table(TABLE)} ("table" text primary key, "rows" bigint not null, sha256 text not null)`.execute(
    db,
  );
  for (const { table, rows, sha256 } of sums)
    await sql`insert into ${sql.table(TABLE)} values (${table}, ${rows}, ${sha256})`.execute(db);
}

/** Throws a `StoreError` if the rows are not those that were backed up. A copy that SQLite's own programs made has no checksums. */
export async function compareSums(backup: Source, file: string, sums: readonly TableSum[]): Promise<void> {
  const expected = await backup.snapshot(async (db) => {
    if (!(await backup.columnsOf(db, TABLE)).length) return undefined;
    return (await sql<TableSum>`select * from ${sql.table(TABLE)}`.execute(db)).rows;
  });
  const lost = expected?.find((one) => !sums.some(({ table, sha256 }) => table === one.table && sha256 === one.sha256));
  if (!lost) return;
  const what = `${file} was changed or damaged after it was made (${lost.table}).`;
  throw new StoreError('damaged', `${what} Nothing was restored. Use another backup.`);
}
