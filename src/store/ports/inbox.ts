import { sql } from 'kysely';
import type { Delivery, Inbox, PendingDelivery } from '#core/ports/inbox.ts';
import type { Platform } from '#core/request.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';
import { PRESENCE } from './leases.ts';

/** Stores deliveries in a database. A delivery that is done stays done. Its body is deleted, because it is not needed again. */
export function inboxIn(access: Access): Inbox {
  return {
    put: async (workspace, delivery) => {
      const row = rowOf(workspace, delivery, access.holder);
      return access.writeOne((db) => put(db, row));
    },
    begin: (workspace, id) => access.writeOne((db) => begin(db, access, workspace, id)),
    mark: (workspace, id, state) => access.writeOne((db) => mark(db, access.holder, { workspace, id }, CHANGES[state])),
    pending: (platform) => access.read((db) => pending(db, access, platform)),
    forget: (platform, before) => access.writeOne((db) => forget(db, platform, before)),
  };
}

/** Makes a row. The JSON is made before the transaction begins, so that other writers wait only for the database. */
function rowOf(workspace: string, delivery: Delivery, holder: string): Tables['inbox'] {
  const { id, platform, receivedAt, body } = delivery;
  const row = { workspace, id, platform, received_at: receivedAt, tries: 0, body: encodeBody(body), holder };
  return { ...row, state: 'received' };
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

/**
 * True for deliveries that no running process answers. What asks is running, even if it could not renew its presence in time; then it knows
 * nothing of the others, because the database may have been away for all.
 */
const abandoned = ({ dialect, holder }: Access) => {
  const isLate = sql`exists (select 1 from leases as own where own.name = ${PRESENCE + holder} and own.until <= ${dialect.now})`;
  const isAlive = sql`(until > ${dialect.now} or holder = ${holder} or ${isLate})`;
  const alive = sql`select 1 from leases where name = ${PRESENCE} || inbox.holder and ${isAlive}`;
  return sql<boolean>`(inbox.holder is null or not exists (${alive}))`;
};

async function begin(db: Db, access: Access, workspace: string, id: string): Promise<number> {
  const { holder } = access;
  const row = await db
    .updateTable('inbox')
    .set((column) => ({ tries: column('tries', '+', 1), holder }))
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .where((where) => where.or([where('holder', '=', holder), abandoned(access)]))
    .returning('tries')
    .executeTakeFirst();
  return row?.tries ?? 0;
}

/** What marking a delivery changes in its row. */
const CHANGES = {
  sending: { state: 'sending' },
  done: { state: 'done', body: encodeBody(null) },
  released: { holder: null },
} as const;

async function mark(
  db: Db,
  holder: string,
  { workspace, id }: { workspace: string; id: string },
  change: (typeof CHANGES)[keyof typeof CHANGES],
): Promise<boolean> {
  const row = await db
    .updateTable('inbox')
    .set(change)
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('state', '!=', 'done')
    .where('holder', '=', holder)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function pending(db: Db, access: Access, platform: Platform): Promise<PendingDelivery[]> {
  const rows = await db
    .selectFrom('inbox')
    .select(['workspace', 'id', 'received_at', 'state', 'tries', 'body'])
    .where('platform', '=', platform)
    .where('state', '!=', 'done')
    .where(abandoned(access))
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
