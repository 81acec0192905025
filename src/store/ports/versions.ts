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

export async function counter(db: Db, workspace: string, name: VersionName): Promise<number> {
  const row = await db
    .selectFrom('counters')
    .select('value')
    .where('workspace', '=', workspace)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value ?? 0;
}
