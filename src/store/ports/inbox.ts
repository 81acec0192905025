import type { Delivery, Inbox, PendingDelivery } from '#core/ports/inbox.ts';
import type { Platform } from '#core/request.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db } from '../tables.ts';

/** What was done stays done, and its body is dropped: nobody will ask for it again. */
export function inboxIn(access: Access): Inbox {
  return {
    put: (workspace, delivery) => access.write((db) => put(db, workspace, delivery)),
    mark: (workspace, id, state) => access.write((db) => mark(db, workspace, id, state)),
    pending: (platform) => access.read((db) => pending(db, platform)),
    forget: (platform, before) => access.write((db) => forget(db, platform, before)),
  };
}

async function put(db: Db, workspace: string, { id, platform, receivedAt, body }: Delivery): Promise<boolean> {
  const row = { workspace, id, platform, received_at: receivedAt, state: 'received', body: encodeBody(body) } as const;
  const stored = await db
    .insertInto('inbox')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
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
    .select(['workspace', 'id', 'received_at', 'state', 'body'])
    .where('platform', '=', platform)
    .where('state', '!=', 'done')
    .orderBy('received_at')
    // So that the order is one on every database.
    .orderBy('workspace')
    .orderBy('id')
    .execute();
  return rows.map(({ workspace, id, received_at, state, body }) => ({
    workspace,
    id,
    platform,
    receivedAt: received_at,
    state: state === 'sending' ? state : 'received',
    body: decodeBody(`delivery ${id}`, body),
  }));
}

async function forget(db: Db, platform: Platform, before: number): Promise<void> {
  await db.deleteFrom('inbox').where('platform', '=', platform).where('received_at', '<', before).execute();
}
