import type { ScheduleRun, ScheduleRuns } from '#core/ports/schedule-runs.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function scheduleRunsIn(access: Access): ScheduleRuns {
  return {
    put: async (workspace, { schedule, date, body }) => {
      const row = { workspace, schedule, date, body: encodeBody(body) };
      return access.writeOne((db) => put(db, row));
    },
    get: (workspace, schedule, date) => access.read((db) => get(db, workspace, schedule, date)),
    list: (workspace, schedule, limit, before) => access.read((db) => list(db, { workspace, schedule }, limit, before)),
  };
}

type Row = Tables['schedule_runs'];

function runOf({ schedule, date, body }: Row): ScheduleRun {
  return { schedule, date, body: decodeBody(`run ${schedule} ${date}`, body) };
}

async function put(db: Db, row: Row): Promise<void> {
  const { body } = row;
  await db
    .insertInto('schedule_runs')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'schedule', 'date']).doUpdateSet({ body }))
    .execute();
}

const runsOf = (db: Db, { workspace, schedule }: Pick<Row, 'workspace' | 'schedule'>) =>
  db.selectFrom('schedule_runs').selectAll().where('workspace', '=', workspace).where('schedule', '=', schedule);

async function get(db: Db, workspace: string, schedule: string, date: string): Promise<ScheduleRun | undefined> {
  const row = await runsOf(db, { workspace, schedule }).where('date', '=', date).executeTakeFirst();
  return row && runOf(row);
}

async function list(
  db: Db,
  of: Pick<Row, 'workspace' | 'schedule'>,
  limit: number,
  before: string | undefined,
): Promise<ScheduleRun[]> {
  const all = runsOf(db, of);
  const earlier = before === undefined ? all : all.where('date', '<', before);
  return (await earlier.orderBy('date', 'desc').limit(limit).execute()).map(runOf);
}
