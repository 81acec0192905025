import { type RawBuilder, sql } from 'kysely';
import type { Outbox, OutboxChange, OutboxJob, OutboxRow } from '#core/ports/outbox.ts';
import type { Platform } from '#core/request.ts';
import { hasEnded } from '../holder.ts';
import { encodeJob } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';
import { rowOf } from './outbox-row.ts';
import { bump } from './versions.ts';

/** The conditions of the table's indexes, word by word, so that the database uses these indexes. */
const UNFINISHED = sql<boolean>`state in ('waiting', 'sending')`;
const FIRST = sql<boolean>`is_first = 1`;
export const FINISHED = sql<boolean>`state in ('sent', 'failed', 'in doubt')`;
const IN_TROUBLE = sql<boolean>`state in ('failed', 'in doubt')`;

/** Stores what is to be sent in a database. A row that is sent keeps its key, so that it is not put again, and loses its ids. */
export function outboxIn(access: Access): Outbox {
  return {
    put: async (workspace, job) => {
      const body = encodeJob({ ...job, brought: {} });
      return access.write(workspace, (db) => put(db, access, { workspace, job, body }));
    },
    take: (platforms, ms, limit) => take(access, { platforms, ms, limit }),
    mark: (workspace, key, change) =>
      change.kind === 'begun' || change.kind === 'unsure'
        ? access.writeOne((db) => marked(db, access, { workspace, key }, changeIn(access, change)))
        : access.write(workspace, (db) => advanced(db, access, { workspace, key }, change)),
    list: (workspace, limit) => access.read((db) => list(db, workspace, limit)),
    cancel: (workspace, kind, ids) => access.write(workspace, (db) => cancel(db, access, { workspace, kind, ids })),
  };
}

type Row = Tables['outbox'];
type Which = { workspace: string; key: string };

type NewRow = { workspace: string; job: OutboxJob; body: string };

/** Must run inside a writing transaction: what is committed later has a higher number, and is not sent before what is missing still. */
async function put(db: Db, access: Access, { workspace, job, body }: NewRow): Promise<boolean> {
  const { key: id, platform, channel, kind, until = null, delay = 0 } = job;
  const known = db.selectFrom('outbox').select('id').where('workspace', '=', workspace).where('id', '=', id);
  if (await known.executeTakeFirst()) return false;
  const seq = await bump(db, workspace, 'outbox');
  const first = firstOf(db, { workspace, platform, channel });
  const is_first = (await first.executeTakeFirst()) ? 0 : 1;
  const fresh = {
    state: 'waiting',
    step: 0,
    tries: 0,
    due_at: after(access, delay),
    created_at: access.dialect.now,
  } as const;
  const empty = { trying: null, marked_at: null, trouble: null, holder: null, held_until: null };
  await db
    .insertInto('outbox')
    .values({ workspace, id, seq, is_first, platform, channel, kind, until, body, ...fresh, ...empty })
    .execute();
  return true;
}

type Taking = { platforms: readonly Platform[]; ms: number; limit: number };

/** Reads first: usually nothing is due, and then no writer has to wait. */
async function take(access: Access, taking: Taking): Promise<OutboxRow[]> {
  if (!taking.platforms.length) return [];
  await dropEnded(access);
  const due = await access.read((db) => sql`${takeable(access, { ...taking, limit: 1 })}`.execute(db));
  if (!due.rows.length) return [];
  const rows = await access.writeOne((db) => taken(db, access, taking));
  return rows.toSorted((a, b) => a.due_at - b.due_at || a.seq - b.seq).map(rowOf);
}

/** Selects the rows that are due and free. Computes the time once, so that an index can be used. */
function takeable({ dialect }: Access, { platforms, limit }: Taking): RawBuilder<unknown> {
  const now = sql`(select ${dialect.now})`;
  return sql`select workspace, id from outbox where ${FIRST} and due_at <= ${now}
    and (held_until is null or held_until <= ${now}) and platform in (${sql.join(platforms)})
    order by due_at, seq limit ${limit}`;
}

/** One statement, so that of two processes each row is one's. */
async function taken(db: Db, access: Access, taking: Taking): Promise<Row[]> {
  const { dialect, holder } = access;
  const until = sql`${dialect.now} + ${sql.lit(Math.round(taking.ms))}`;
  const { rows } = await sql<Row>`
    with due as materialized (${takeable(access, taking)} ${dialect.skipLocked})
    update outbox set holder = ${holder}, held_until = ${until}, marked_at = ${dialect.now}
    from due where outbox.workspace = due.workspace and outbox.id = due.id returning *`.execute(db);
  return rows;
}

/** Frees the rows of all processes that have ended on this machine. Their time may not be over yet. */
async function dropEnded(access: Access): Promise<void> {
  const rows = await access.read((db) =>
    db.selectFrom('outbox').select('holder').where(FIRST).where('holder', 'is not', null).distinct().execute(),
  );
  for (const { holder } of rows)
    if (holder !== null && hasEnded(holder))
      await access.writeOne((db) =>
        db.updateTable('outbox').set(FREE).where(FIRST).where('holder', '=', holder).execute(),
      );
}

const FREE = { holder: null, held_until: null } as const;

const after = ({ dialect }: Access, ms: number) => sql<number>`${dialect.now} + ${sql.lit(Math.round(ms))}`;

/** The lease goes on from now for as long as it was taken for. */
const renewed = ({ dialect }: Access) => ({ held_until: sql<number>`${dialect.now} + held_until - marked_at` });

function changeIn(access: Access, change: Exclude<OutboxChange, { kind: 'step' | 'end' }>) {
  const { now } = access.dialect;
  switch (change.kind) {
    case 'begun':
      return {
        ...renewed(access),
        state: 'sending' as const,
        tries: sql<number>`tries + 1`,
        trying: sql<number>`coalesce(trying, ${now})`,
      };
    case 'later':
      return {
        ...FREE,
        state: 'waiting' as const,
        trying: null,
        due_at: after(access, change.ms),
        trouble: change.trouble,
      };
    case 'unsure':
      return { ...FREE, state: 'sending' as const, due_at: after(access, change.ms), trouble: 'in doubt' };
  }
}

/** Changes a row that this process holds. */
async function marked(
  db: Db,
  { dialect, holder }: Access,
  { workspace, key }: Which,
  change: ReturnType<typeof changeIn | typeof endIn>,
): Promise<OutboxRow | undefined> {
  const row = await db
    .updateTable('outbox')
    .set({ ...change, marked_at: dialect.now })
    .where('workspace', '=', workspace)
    .where('id', '=', key)
    .where('holder', '=', holder)
    .returningAll()
    .executeTakeFirst();
  return row && rowOf(row);
}

type Ending = Extract<OutboxChange, { kind: 'step' | 'end' }>;
type Answered = Extract<OutboxChange, { kind: 'step' | 'end' | 'later' }>;

/** Must run inside a writing transaction, because it reads what the earlier steps brought, and can let the channel's next row come first. */
async function advanced(db: Db, access: Access, which: Which, change: Answered): Promise<OutboxRow | undefined> {
  const held = db.selectFrom('outbox').selectAll().where('workspace', '=', which.workspace).where('id', '=', which.key);
  const row = await held.where('holder', '=', access.holder).executeTakeFirst();
  if (!row) return settled(db, access, which, change);
  if (change.kind === 'later') return marked(db, access, which, changeIn(access, change));
  const after = await marked(db, access, which, endIn(access, rowOf(row), change));
  if (after && after.state !== 'waiting') await letNextComeFirst(db, row);
  return after;
}

/** What was cancelled while it was being sent has arrived after all, or was not taken: then it is in no doubt. */
async function settled(db: Db, { dialect }: Access, { workspace, key }: Which, change: Answered) {
  if (change.kind === 'end' && change.state !== 'failed') return undefined;
  const sent = { state: 'sent' as const, step: sql<number>`step + 1`, ...FRESH_STEP, body: NO_JOB };
  const row = await db
    .updateTable('outbox')
    .set({ ...(change.kind === 'step' ? sent : { state: 'failed' as const }), marked_at: dialect.now })
    .where('workspace', '=', workspace)
    .where('id', '=', key)
    .where('state', '=', 'in doubt')
    .where('trouble', '=', 'cancelled')
    .returningAll()
    .executeTakeFirst();
  return row && change.kind === 'step' ? rowOf(row) : undefined;
}

const FRESH_STEP = { tries: 0, trying: null, trouble: null } as const;
const NO_JOB = encodeJob({ steps: [], ids: {}, brought: {} });

/** Columns of a row that is finished. */
const OVER = { ...FREE, is_first: 0 } as const;

function endIn(access: Access, { step, steps, ids, brought, patience }: OutboxRow, change: Ending) {
  if (change.kind === 'end') return { ...OVER, state: change.state, trouble: change.trouble };
  const next = { step: step + 1, ...FRESH_STEP };
  if (next.step >= steps.length)
    return { ...next, ...OVER, state: 'sent' as const, body: encodeJob({ steps, ids: {}, brought: {} }) };
  const more = { ...brought, [steps[step] ?? '']: change.id };
  const body = encodeJob({ steps, ids, brought: more, ...(patience !== undefined && { patience }) });
  return { ...next, ...renewed(access), state: 'waiting' as const, due_at: access.dialect.now, body };
}

type Channel = Pick<Row, 'workspace' | 'platform' | 'channel'>;

/** The first unfinished row of a channel. */
const firstOf = (db: Db, { workspace, platform, channel }: Channel) =>
  db
    .selectFrom('outbox')
    .select('id')
    .where('workspace', '=', workspace)
    .where('platform', '=', platform)
    .where('channel', '=', channel)
    .where(UNFINISHED)
    .orderBy('seq')
    .limit(1);

async function letNextComeFirst(db: Db, channel: Channel): Promise<void> {
  const next = await firstOf(db, channel).executeTakeFirst();
  if (!next) return;
  const row = db.updateTable('outbox').set({ is_first: 1 }).where('workspace', '=', channel.workspace);
  await row.where('id', '=', next.id).execute();
}

async function list(db: Db, workspace: string | undefined, limit: number): Promise<OutboxRow[]> {
  const every = db.selectFrom('outbox').selectAll();
  const all = workspace === undefined ? every : every.where('workspace', '=', workspace);
  const open = all.where(UNFINISHED).orderBy('created_at').orderBy('workspace').orderBy('seq');
  const unfinished = await open.limit(limit).execute();
  const ended = all.where(IN_TROUBLE).orderBy('marked_at', 'desc').orderBy('workspace').orderBy('seq', 'desc');
  const troubled = await ended.limit(limit - unfinished.length).execute();
  return [...unfinished, ...troubled].map(rowOf);
}

type Cancelled = { workspace: string; kind: string; ids: OutboxJob['ids'] };

/** A row whose last try has an unknown outcome is in doubt. */
async function cancel(db: Db, { dialect }: Access, { workspace, kind, ids }: Cancelled): Promise<number> {
  const open = db.selectFrom('outbox').selectAll().where('workspace', '=', workspace).where(UNFINISHED);
  const rows = (await open.where('kind', '=', kind).execute()).map(rowOf);
  const meant = rows.filter((row) => Object.entries(ids).every(([name, id]) => row.ids[name] === id));
  // Asked in the statement, because a try can have begun since the row was read.
  const state = sql<'failed' | 'in doubt'>`case when trying is null then 'failed' else 'in doubt' end`;
  for (const { key } of meant)
    await db
      .updateTable('outbox')
      .set({ ...OVER, state, trouble: 'cancelled', marked_at: dialect.now })
      .where('workspace', '=', workspace)
      .where('id', '=', key)
      .execute();
  const channels = new Map(meant.map(({ platform, channel }) => [`${platform} ${channel}`, { platform, channel }]));
  for (const place of channels.values()) await letNextComeFirst(db, { workspace, ...place });
  return meant.length;
}
