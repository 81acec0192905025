import type { StreamKeys } from '#core/ports/stream-keys.ts';
import { newKey } from '../secret.ts';
import type { Access, Db } from '../tables.ts';

/** Stores the keys of streams' pages. */
export function streamKeysIn(access: Access): StreamKeys {
  return {
    get: (workspace, stream) => access.read((db) => get(db, workspace, stream)),
    make: (workspace, stream) => access.write(workspace, (db) => make(db, workspace, stream)),
    remove: (workspace, stream) => access.writeOne((db) => remove(db, workspace, stream)),
    streamOf: (key) => access.read((db) => streamOf(db, key)),
  };
}

async function get(db: Db, workspace: string, stream: string): Promise<string | undefined> {
  const of = db.selectFrom('stream_keys').select('key').where('workspace', '=', workspace);
  return (await of.where('stream', '=', stream).executeTakeFirst())?.key;
}

/** Must run inside a writing transaction, so that of two who ask first, both get the same key. */
async function make(db: Db, workspace: string, stream: string): Promise<string> {
  const known = await get(db, workspace, stream);
  if (known !== undefined) return known;
  const key = newKey();
  await db.insertInto('stream_keys').values({ workspace, stream, key }).execute();
  return key;
}

async function remove(db: Db, workspace: string, stream: string): Promise<boolean> {
  const all = db.deleteFrom('stream_keys').where('workspace', '=', workspace).where('stream', '=', stream);
  return (await all.returning('key').executeTakeFirst()) !== undefined;
}

async function streamOf(db: Db, key: string): Promise<{ workspace: string; stream: string } | undefined> {
  return db.selectFrom('stream_keys').select(['workspace', 'stream']).where('key', '=', key).executeTakeFirst();
}
