import type { CompiledQuery } from 'kysely';
import type { Db, VersionName } from '../tables.ts';

/** Adds one to a workspace's counter and returns the new value; the first is 1. Other writers of the counter wait until the commit. */
export async function bump(db: Db, workspace: string, name: VersionName): Promise<number> {
  const { value } = await db
    .insertInto('counters')
    .values({ workspace, name, value: 1 })
    .onConflict((conflict) =>
      conflict.columns(['workspace', 'name']).doUpdateSet((row) => ({ value: row('counters.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return value;
}

type Row = { workspace: string; name: VersionName; value: number };

/** Reads all counters of two workspaces. A counter that was never changed has no row. */
export async function countersOf(db: Db, workspaces: readonly [string, string]): Promise<Row[]> {
  const query = compiled.get(db) ?? compile(db);
  return (await db.executeQuery<Row>({ ...query, parameters: workspaces })).rows;
}

// Cached, because every request reads counters, and compiling the query takes three times as long as running it.
const compiled = new WeakMap<Db, CompiledQuery<Row>>();

function compile(db: Db): CompiledQuery<Row> {
  const all = db.selectFrom('counters').select(['workspace', 'name', 'value']);
  const query = all.where('workspace', 'in', ['', '']).compile();
  compiled.set(db, query);
  return query;
}
