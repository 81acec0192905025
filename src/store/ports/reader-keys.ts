import type { ReaderKeys } from '#core/ports/reader-keys.ts';
import { newSecret } from '../secret.ts';
import type { Access, Db } from '../tables.ts';

/** Stores the keys of workspaces' pages. `put` throws and changes nothing if another workspace has the key. */
export function readerKeysIn(access: Access): ReaderKeys {
  return {
    get: async (workspace) => (await access.read((db) => get(db, workspace)))?.key,
    secret: async (workspace) => (await access.read((db) => get(db, workspace)))?.secret,
    put: (workspace, key) => access.writeOne((db) => put(db, workspace, key)),
    workspaceOf: (key) => access.read((db) => workspaceOf(db, key)),
  };
}

async function get(db: Db, workspace: string): Promise<{ key: string; secret: string } | undefined> {
  return db.selectFrom('reader_keys').select(['key', 'secret']).where('workspace', '=', workspace).executeTakeFirst();
}

async function put(db: Db, workspace: string, key: string): Promise<void> {
  const secret = newSecret();
  await db
    .insertInto('reader_keys')
    .values({ workspace, key, secret })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ key, secret }))
    .execute();
}

async function workspaceOf(db: Db, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('reader_keys').select('workspace').where('key', '=', key).executeTakeFirst();
  return row?.workspace;
}
