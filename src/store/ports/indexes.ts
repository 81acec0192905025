import type { Indexes } from '#core/ports/search-indexes.ts';
import type { Access, Db } from '../tables.ts';

export function indexesIn(access: Access): Indexes {
  return {
    get: (workspace, key) => access.read((db) => get(db, workspace, key)),
    put: (workspace, key, bytes) => access.writeOne((db) => put(db, workspace, key, bytes)),
  };
}

async function get(db: Db, workspace: string, key: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('indexes')
    .select('bytes')
    .where('workspace', '=', workspace)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.bytes;
}

async function put(db: Db, workspace: string, key: string, bytes: Uint8Array): Promise<void> {
  await db
    .insertInto('indexes')
    .values({ workspace, key, bytes })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ key, bytes }))
    .execute();
}
