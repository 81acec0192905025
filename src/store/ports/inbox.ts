import type { Delivery, Inbox, PendingDelivery } from '#core/ports/inbox.ts';
import type { Platform } from '#core/request.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

/** Stores deliveries in a database. A delivery that is done stays done. Its body is deleted, because it is not needed again. */
export function inboxIn(access: Access): Inbox {
  return {
    put: async (workspace, delivery) => {
      const row = rowOf(workspace, delivery);
      return access.write((db) => put(db, row));
    },
    begin: (workspace, id) => access.write((db) => begin(db, workspace, id)),
    mark: (workspace, id, state) => access.write((db) => mark(db, workspace, id, state)),
    pending: (platform) => access.read((db) => pending(db, platform)),
    forget: (platform, before) => access.write((db) => forget(db, platform, before)),
  };
}

/** Makes a row. The JSON is made before the transaction begins, so that other writers wait only for the database. */
function rowOf(workspace: string, { id, platform, receivedAt, body }: Delivery): Tables['inbox'] {
  return { workspace, id, platform, received_at: receivedAt, state: 'received', tries: 0, body: encodeBody(body) };
}

async function put(db: Db, row: Tables['inbox']): Promise<boolean> {
  const stored = await db
    .insertInto('inbox')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

async function begin(db: Db, workspace: string, id: string): Promise<number> {
  const row = await db
    .updateTable('inbox')
    .set((column) => ({ tries: column('tries', '+', 1) }))
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .returning('tries')
    .executeTakeFirst();
  return row?.tries ?? 0;
}

async function mark(db: Db, workspace: string, id: string, state: 'sending' | 'done'): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ state, ...(state === 'done' && { body: encodeBody(null) }) })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .execute();
}

async function pending(db: Db, platform: Platform): Promise<PendingDelivery[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(['workspace', 'id', 'received_at', 'state', 'tries', 'body'])
    .where('platform', '=', platform)
    .where('state', '!=', 'done')
    .orderBy('received_at')
    // Makes the order the same on every database.
    .orderBy('workspace')
    .orderBy('id')
    .execute();
  return rows.map(({ workspace, id, received_at, state, tries, body }) => ({
    workspace,
    id,
    platform,
    receivedAt: received_at,
    state: state === 'sending' ? state : 'received',
    tries,
    body: decodeBody(`delivery ${id}`, body),
  }));
}

async function forget(db: Db, platform: Platform, before: number): Promise<void> {
  await db.deleteFrom('inbox').where('platform', '=', platform).where('received_at', '<', before).execute();
}
