import type { CompiledQuery } from 'kysely';
import type { Db, Tables } from '../tables.ts';

type VersionName = Tables['counters']['name'];

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

/** Returns a workspace's counter; 0 before the first change. */
export async function counter(db: Db, workspace: string, name: VersionName): Promise<number> {
  const query = compiled.get(db) ?? compile(db);
  const { rows } = await db.executeQuery<{ value: number }>({ ...query, parameters: [workspace, name] });
  return rows[0]?.value ?? 0;
}

type CounterQuery = CompiledQuery<{ value: number }>;

// Cached, because every request reads counters, and compiling the query takes three times as long as running it.
const compiled = new WeakMap<Db, CounterQuery>();

/** Compiles the query. Its two parameters are in the order of the key. */
function compile(db: Db): CounterQuery {
  const all = db.selectFrom('counters').select('value');
  const query = all.where('workspace', '=', '').where('name', '=', 'articles').compile();
  compiled.set(db, query);
  return query;
}
