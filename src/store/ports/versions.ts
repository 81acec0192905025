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

export type CounterRow = { workspace: string; name: VersionName; value: number };

/** Reads all counters of some workspaces. A counter that was never changed has no row. */
export async function countersOf(db: Db, workspaces: readonly string[]): Promise<CounterRow[]> {
  const query = queryFor(db, workspaces.length);
  return (await db.executeQuery<CounterRow>({ ...query, parameters: workspaces })).rows;
}

/** Queries by the number of workspaces. */
type Compiled = Map<number, CompiledQuery<CounterRow>>;
// Cached, because every request reads counters, and compiling the query takes three times as long as running it.
const compiled = new WeakMap<Db, Compiled>();

function queryFor(db: Db, count: number): CompiledQuery<CounterRow> {
  const known = compiled.get(db) ?? new Map();
  compiled.set(db, known);
  const query = known.get(count) ?? compile(db, count);
  known.set(count, query);
  return query;
}

function compile(db: Db, count: number): CompiledQuery<CounterRow> {
  const all = db.selectFrom('counters').select(['workspace', 'name', 'value']);
  return all.where('workspace', 'in', new Array<string>(count).fill('')).compile();
}
