import { sql } from 'kysely';
import { z } from 'zod';
import type { Outbox, OutboxChange, OutboxJob, OutboxRow } from '#core/ports/outbox.ts';
import type { Platform } from '#core/request.ts';
import { hasEnded } from '../holder.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

type Row = Tables['outbox'];

const texts = z.record(z.string(), z.string());
const Body = z.object({
  kind: z.string(),
  ids: texts,
  steps: z.array(z.string()),
  until: z.number().optional(),
  brought: texts,
  trouble: z.string().optional(),
});
type Body = z.infer<typeof Body>;

const UNFINISHED = sql<boolean>`state in ('waiting', 'sending')`;

/** Stores what is to be sent in a database. */
export function outboxIn(access: Access): Outbox {
  return {
    put: (workspace, job) => access.writeOne((db) => put(db, access, workspace, job)),
    take: async (platforms, ms, limit) => {
      if (!platforms.length || !(await access.read((db) => isAnyDue(db, access)))) return [];
      await freeEnded(access);
      const rows = await access.writeOne((db) => take(db, access, { platforms, ms, limit }));
      return rows.sort((a, b) => a.due_at - b.due_at || a.seq - b.seq).map(outboxRow);
    },
    mark: (workspace, key, change) => access.write(workspace, (db) => mark(db, access, { workspace, key }, change)),
    list: (workspace, limit) => access.read((db) => list(db, workspace, limit)),
    cancel: (workspace, kind, ids) => access.write(workspace, (db) => cancel(db, workspace, kind, ids)),
  };
}

function bodyOf({ id, body }: Row): Body {
  return Body.parse(decodeBody(`outbox ${id}`, body));
}

function outboxRow(row: Row): OutboxRow {
  const { until, trouble, ...body } = bodyOf(row);
  return {
    key: row.id,
    workspace: row.workspace,
    platform: row.platform,
    channel: row.channel,
    ...body,
    ...(until !== undefined && { until }),
    state: row.state,
    step: row.step,
    tries: row.tries,
    ...(row.trying !== null && { trying: row.trying }),
    dueAt: row.due_at,
    createdAt: row.created_at,
    ...(trouble !== undefined && { trouble }),
  };
}

async function put(db: Db, { dialect }: Access, workspace: string, job: OutboxJob): Promise<boolean> {
  const { key, platform, channel, kind, ids, steps, until } = job;
  const last = sql<number>`(select coalesce(max(seq), 0) + 1 from outbox where workspace = ${workspace})`;
  const body = encodeBody({ kind, ids, steps, brought: {}, ...(until !== undefined && { until }) });
  const times = { due_at: dialect.now, created_at: dialect.now };
  const stored = await db
    .insertInto('outbox')
    .values({ workspace, id: key, seq: last, platform, channel, state: 'waiting', step: 0, tries: 0, ...times, body })
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return stored !== undefined;
}

/** Asked before anything is written, because usually nothing is due. */
async function isAnyDue(db: Db, { dialect }: Access): Promise<boolean> {
  const found = await sql`select 1 from outbox where ${UNFINISHED} and due_at <= ${dialect.now} limit 1`.execute(db);
  return found.rows.length > 0;
}

/** Frees what processes held that have ended on this machine. Their time may not be over yet. */
async function freeEnded(access: Access): Promise<void> {
  const held = sql<{ holder: string }>`select distinct holder from outbox where ${UNFINISHED} and holder is not null`;
  const { rows } = await access.read((db) => held.execute(db));
  for (const { holder } of rows)
    if (hasEnded(holder))
      await access.writeOne((db) =>
        db
          .updateTable('outbox')
          .set({ holder: null, held_until: null })
          .where('holder', '=', holder)
          .where(UNFINISHED)
          .execute(),
      );
}

type Taking = { platforms: readonly Platform[]; ms: number; limit: number };

/** One statement, so that of two processes one gets a row: who comes second finds it held. */
async function take(db: Db, { dialect, holder }: Access, { platforms, ms, limit }: Taking): Promise<Row[]> {
  const isFree = sql<boolean>`(held_until is null or held_until <= ${dialect.now})`;
  const earlier = sql`select 1 from outbox as other where other.workspace = outbox.workspace and other.platform = outbox.platform
    and other.channel = outbox.channel and other.seq < outbox.seq and other.state in ('waiting', 'sending')`;
  const first = sql`select workspace, id from outbox where ${UNFINISHED} and due_at <= ${dialect.now} and ${isFree}
    and platform in (${sql.join(platforms)}) and not exists (${earlier}) order by due_at, seq limit ${limit}`;
  return db
    .updateTable('outbox')
    .set({ holder, held_until: sql<number>`${dialect.now} + ${sql.lit(Math.round(ms))}` })
    .where(sql<boolean>`(workspace, id) in (${first})`)
    .where(isFree)
    .where(UNFINISHED)
    .returningAll()
    .execute();
}

async function mark(
  db: Db,
  { dialect, holder }: Access,
  { workspace, key }: { workspace: string; key: string },
  change: OutboxChange,
): Promise<OutboxRow | undefined> {
  const mine = db
    .selectFrom('outbox')
    .selectAll()
    .select(dialect.now.as('now'))
    .where('workspace', '=', workspace)
    .where('id', '=', key)
    .where('holder', '=', holder)
    .where(UNFINISHED);
  const found = await mine.executeTakeFirst();
  if (!found) return undefined;
  const { now, ...row } = found;
  const after: Row = { ...row, ...changed(row, Number(now), change) };
  await db.updateTable('outbox').set(after).where('workspace', '=', workspace).where('id', '=', key).execute();
  return { ...outboxRow(after), markedAt: Number(now) };
}

/** Columns of a row that nobody works on any more. */
const FREE = { holder: null, held_until: null };

function changed(row: Row, now: number, change: OutboxChange): Partial<Row> {
  const body = bodyOf(row);
  const withTrouble = (trouble: string) => ({ body: encodeBody({ ...body, trouble }) });
  switch (change.kind) {
    case 'begun':
      return { state: 'sending', tries: row.tries + 1, trying: row.trying ?? now };
    case 'later':
      return { ...FREE, state: 'waiting', trying: null, due_at: now + change.ms, ...withTrouble(change.trouble) };
    case 'unsure':
      return { ...FREE, state: 'sending', due_at: now + change.ms };
    case 'end':
      return { ...FREE, state: change.state, body: encodeBody({ ...body, ids: {}, trouble: change.trouble }) };
    case 'step':
      return stepDone(row, body, change.id);
  }
}

/** The row's ids are not needed any more after its last step. */
function stepDone(row: Row, { trouble: _, ...body }: Body, id: string): Partial<Row> {
  const brought = { ...body.brought, [body.steps[row.step] ?? '']: id };
  const step = row.step + 1;
  const fresh = { step, tries: 0, trying: null };
  if (step < body.steps.length) return { ...fresh, state: 'waiting', body: encodeBody({ ...body, brought }) };
  return { ...FREE, ...fresh, state: 'sent', body: encodeBody({ ...body, ids: {}, brought }) };
}

async function list(db: Db, workspace: string | undefined, limit: number): Promise<OutboxRow[]> {
  const rows = () => {
    const all = db.selectFrom('outbox').selectAll();
    return workspace === undefined ? all : all.where('workspace', '=', workspace);
  };
  const unfinished = await rows().where(UNFINISHED).orderBy('due_at').orderBy('seq').limit(limit).execute();
  const ended = await rows()
    .where('state', 'in', ['failed', 'in doubt'])
    .orderBy('created_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(limit - unfinished.length)
    .execute();
  return [...unfinished, ...ended].map(outboxRow);
}

async function cancel(db: Db, workspace: string, kind: string, ids: OutboxJob['ids']): Promise<number> {
  const rows = await db.selectFrom('outbox').selectAll().where('workspace', '=', workspace).where(UNFINISHED).execute();
  const meant = rows.filter((row) => {
    const body = bodyOf(row);
    return body.kind === kind && Object.entries(ids).every(([name, id]) => body.ids[name] === id);
  });
  for (const row of meant) {
    const after = {
      ...FREE,
      state: 'failed' as const,
      body: encodeBody({ ...bodyOf(row), ids: {}, trouble: 'cancelled' }),
    };
    await db.updateTable('outbox').set(after).where('workspace', '=', workspace).where('id', '=', row.id).execute();
  }
  return meant.length;
}
