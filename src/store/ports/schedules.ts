import type { ScheduleRun, ScheduleRuns } from '#core/ports/schedule-runs.ts';
import type { Schedules, StoredSchedule } from '#core/ports/schedules.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function schedulesIn(access: Access): Schedules {
  return {
    list: (workspace) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('schedules')
          .selectAll()
          .where('workspace', '=', workspace)
          .orderBy('id')
          .execute();
        return rows.map(scheduleOf);
      }),
    get: (workspace, id) =>
      access.read(async (db) => {
        const row = await one(db, workspace, id);
        return row && scheduleOf(row);
      }),
    put: (workspace, schedule) => {
      const row = rowOf(workspace, schedule);
      return access.writeOne((db) => put(db, row));
    },
    remove: (workspace, id) => access.write(workspace, (db) => remove(db, workspace, id)),
    due: (platforms, now, limit) =>
      access.read((db) =>
        db
          .selectFrom('schedules')
          .select(['workspace', 'id'])
          .where('due_at', 'is not', null)
          .where('due_at', '<=', now)
          .where('platform', 'in', platforms)
          .orderBy('due_at')
          .orderBy('workspace')
          .orderBy('id')
          .limit(limit)
          .execute(),
      ),
  };
}

const one = (db: Db, workspace: string, id: string) =>
  db.selectFrom('schedules').selectAll().where('workspace', '=', workspace).where('id', '=', id).executeTakeFirst();

function scheduleOf({ id, platform, channel, due_at, body }: Tables['schedules']): StoredSchedule {
  const state = decodeBody(`schedule ${id}`, body);
  return { id, platform, channel, ...(due_at !== null && { dueAt: due_at }), state };
}

function rowOf(workspace: string, { id, platform, channel, dueAt, state }: StoredSchedule): Tables['schedules'] {
  return { workspace, id, platform, channel, due_at: dueAt ?? null, body: encodeBody(state) };
}

async function put(db: Db, row: Tables['schedules']): Promise<void> {
  const { workspace: _, id: __, ...rest } = row;
  await db
    .insertInto('schedules')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet(rest))
    .execute();
}

async function remove(db: Db, workspace: string, id: string): Promise<boolean> {
  await db.deleteFrom('schedule_runs').where('workspace', '=', workspace).where('schedule', '=', id).execute();
  const { numDeletedRows } = await db
    .deleteFrom('schedules')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export function scheduleRunsIn(access: Access): ScheduleRuns {
  return {
    put: (workspace, { schedule, date, body }) => {
      const row = { workspace, schedule, date, body: encodeBody(body) };
      return access.writeOne((db) => putRun(db, row));
    },
    get: (workspace, schedule, date) =>
      access.read(async (db) => {
        const row = await runs(db, workspace, schedule).where('date', '=', date).executeTakeFirst();
        return row && runOf(row);
      }),
    list: (workspace, schedule, limit, before) =>
      access.read(async (db) => {
        const all = runs(db, workspace, schedule).orderBy('date', 'desc').limit(limit);
        const rows = await (before === undefined ? all : all.where('date', '<', before)).execute();
        return rows.map(runOf);
      }),
  };
}

const runs = (db: Db, workspace: string, schedule: string) =>
  db.selectFrom('schedule_runs').selectAll().where('workspace', '=', workspace).where('schedule', '=', schedule);

const runOf = ({ schedule, date, body }: Tables['schedule_runs']): ScheduleRun => ({
  schedule,
  date,
  body: decodeBody(`run ${schedule} ${date}`, body),
});

async function putRun(db: Db, row: Tables['schedule_runs']): Promise<void> {
  await db
    .insertInto('schedule_runs')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'schedule', 'date']).doUpdateSet({ body: row.body }))
    .execute();
}
