import type { Schedules, StoredSchedule } from '#core/ports/schedules.ts';
import type { Platform } from '#core/request.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function schedulesIn(access: Access): Schedules {
  return {
    list: (workspace) => access.read((db) => list(db, workspace)),
    get: (workspace, id) => access.read((db) => get(db, workspace, id)),
    put: async (workspace, schedule) => {
      const row = rowOf(workspace, schedule);
      return access.writeOne((db) => put(db, row));
    },
    remove: (workspace, id) => access.write(workspace, (db) => remove(db, workspace, id)),
    due: (platforms, now, limit) => access.read((db) => due(db, platforms, now, limit)),
  };
}

type Row = Tables['schedules'];

function rowOf(workspace: string, { id, platform, channel, dueAt, state }: StoredSchedule): Row {
  return { workspace, id, platform, channel, due_at: dueAt ?? null, body: encodeBody(state) };
}

function scheduleOf({ id, platform, channel, due_at, body }: Row): StoredSchedule {
  const state = decodeBody(`schedule ${id}`, body);
  return { id, platform, channel, ...(due_at !== null && { dueAt: due_at }), state };
}

async function list(db: Db, workspace: string): Promise<StoredSchedule[]> {
  const rows = await db.selectFrom('schedules').selectAll().where('workspace', '=', workspace).orderBy('id').execute();
  return rows.map(scheduleOf);
}

async function get(db: Db, workspace: string, id: string): Promise<StoredSchedule | undefined> {
  const row = await db
    .selectFrom('schedules')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && scheduleOf(row);
}

async function put(db: Db, row: Row): Promise<void> {
  const { platform, channel, due_at, body } = row;
  await db
    .insertInto('schedules')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet({ platform, channel, due_at, body }))
    .execute();
}

async function remove(db: Db, workspace: string, id: string): Promise<boolean> {
  await db.deleteFrom('schedule_runs').where('workspace', '=', workspace).where('schedule', '=', id).execute();
  const removed = await db
    .deleteFrom('schedules')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return removed !== undefined;
}

async function due(
  db: Db,
  platforms: readonly Platform[],
  now: number,
  limit: number,
): Promise<{ workspace: string; id: string }[]> {
  if (!platforms.length) return [];
  return (
    db
      .selectFrom('schedules')
      .select(['workspace', 'id'])
      .where('platform', 'in', platforms)
      .where('due_at', '<=', now)
      .orderBy('due_at')
      // Makes the order the same on every database.
      .orderBy('workspace')
      .orderBy('id')
      .limit(limit)
      .execute()
  );
}
