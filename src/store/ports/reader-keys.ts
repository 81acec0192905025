import type { ReaderKeys } from '#core/ports/reader-keys.ts';
import type { Access, Db } from '../tables.ts';

/** To give two workspaces one key throws and changes nothing. */
export function readerKeysIn(access: Access): ReaderKeys {
  return {
    get: (workspace) => access.read((db) => get(db, workspace)),
    put: (workspace, key) => access.write((db) => put(db, workspace, key)),
    workspaceOf: (key) => access.read((db) => workspaceOf(db, key)),
  };
}

async function get(db: Db, workspace: string): Promise<string | undefined> {
  const row = await db.selectFrom('reader_keys').select('key').where('workspace', '=', workspace).executeTakeFirst();
  return row?.key;
}

async function put(db: Db, workspace: string, key: string): Promise<void> {
  await db
    .insertInto('reader_keys')
    .values({ workspace, key })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ key }))
    .execute();
}

async function workspaceOf(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('reader_keys').select('workspace').where('key', '=', key).executeTakeFirst();
  return row?.workspace;
}
