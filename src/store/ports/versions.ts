import type { Db, Tables } from '../tables.ts';

type VersionName = Tables['counters']['name'];

/** Raises a workspace's counter by one and gives the new value; the first is 1. Who raised it is alone with it until committed. */
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
