import type { StoredTopic, StoredTopics } from '#core/ports/stored-topics.ts';
import { decodeTopic, encodeTopic } from '../rows.ts';
import type { Access, Db } from '../tables.ts';
import { bump } from './versions.ts';

export function topicsIn(access: Access): StoredTopics {
  return {
    list: (workspace) => access.read((db) => list(db, workspace)),
    put: (workspace, topic) => access.write(workspace, (db) => put(db, workspace, topic)),
    remove: (workspace, id, status) => access.write(workspace, (db) => remove(db, workspace, id, status)),
    version: (workspace) => access.version(workspace, 'topics'),
  };
}

async function list(db: Db, workspace: string): Promise<StoredTopic[]> {
  const rows = await db
    .selectFrom('topics')
    .select(['id', 'status', 'body'])
    .where('workspace', '=', workspace)
    .orderBy('id')
    .orderBy('status')
    .execute();
  return rows.map(({ id, status, body }) => ({ id, status, ...decodeTopic(id, body) }));
}

async function put(db: Db, workspace: string, { id, status, ...rest }: StoredTopic): Promise<void> {
  const body = encodeTopic(rest);
  await db
    .insertInto('topics')
    .values({ workspace, id, status, body })
    .onConflict((conflict) => conflict.columns(['workspace', 'id', 'status']).doUpdateSet({ body }))
    .execute();
  await bump(db, workspace, 'topics');
}

async function remove(db: Db, workspace: string, id: string, status: StoredTopic['status']): Promise<boolean> {
  const removed = await db
    .deleteFrom('topics')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('status', '=', status)
    .returning('id')
    .executeTakeFirst();
  if (removed) await bump(db, workspace, 'topics');
  return removed !== undefined;
}
