import { sql } from 'kysely';
import type { StreamHead, Streams } from '#core/ports/streams.ts';
import type { Platform } from '#core/request.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';
import { bump } from './versions.ts';

/** The condition of the table's indexes, word by word, so that the database uses these indexes. */
const OPEN = sql<boolean>`is_open = 1`;

/** Stores streams in a database. */
export function streamsIn(access: Access): Streams {
  return {
    read: (workspace, id) => access.read((db) => read(db, workspace, id)),
    append: async (workspace, head, events) => {
      const bodies = events.map(encodeBody);
      return access.write(workspace, (db) => append(db, { workspace, head, bodies }));
    },
    list: (workspace, place) => access.read((db) => list(db, workspace, place)),
    due: (platforms, now, limit) => access.read((db) => due(db, platforms, now, limit)),
    remove: (workspace, id) => access.write(workspace, (db) => remove(db, workspace, id)),
  };
}

type Row = Tables['streams'];

const HEAD = ['id', 'platform', 'place', 'is_open', 'due_at', 'version'] as const;

function headOf({ id, platform, place, is_open, due_at, version }: Pick<Row, (typeof HEAD)[number]>): StreamHead {
  return { id, platform, place, isOpen: is_open === 1, ...(due_at !== null && { dueAt: due_at }), version };
}

const streamsOf = (db: Db, workspace: string) => db.selectFrom('streams').where('workspace', '=', workspace);

/** One statement, so that head and events are of the same moment. A stream without events gives one row. */
async function read(db: Db, workspace: string, id: string): ReturnType<Streams['read']> {
  const rows = await db
    .selectFrom('streams as head')
    .leftJoin('stream_events as event', (join) =>
      join.onRef('event.workspace', '=', 'head.workspace').onRef('event.stream', '=', 'head.id'),
    )
    .select(['head.id', 'head.platform', 'head.place', 'head.is_open', 'head.due_at', 'head.version'])
    .select(['event.version as number', 'event.body'])
    .where('head.workspace', '=', workspace)
    .where('head.id', '=', id)
    .orderBy('event.version')
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  const events = rows.flatMap(({ number, body }) =>
    body === null ? [] : [decodeBody(`event ${number} of ${id}`, body)],
  );
  return { ...headOf(first), events };
}

type Appended = { workspace: string; head: StreamHead; bodies: readonly string[] };

/** Must run inside a writing transaction: it looks first, because a failed statement would end the whole transaction. */
async function append(db: Db, { workspace, head, bodies }: Appended): Promise<boolean> {
  const { id, platform, place } = head;
  const before = await streamsOf(db, workspace).select('version').where('id', '=', id).executeTakeFirst();
  if ((before?.version ?? 0) !== head.version) return false;
  if (head.isOpen && (await isTaken(db, workspace, head))) return false;
  const version = head.version + bodies.length;
  const row = { platform, place, is_open: head.isOpen ? 1 : 0, due_at: head.dueAt ?? null, version } as const;
  await (before ? update(db, { workspace, id, ...row }) : begin(db, { workspace, id, ...row }));
  if (!bodies.length) return true;
  const events = bodies.map((body, at) => ({ workspace, stream: id, version: head.version + at + 1, body }));
  await db.insertInto('stream_events').values(events).execute();
  return true;
}

/** True if another open stream is in the place. */
async function isTaken(db: Db, workspace: string, { id, platform, place }: StreamHead): Promise<boolean> {
  const open = streamsOf(db, workspace).where('platform', '=', platform).where('place', '=', place).where(OPEN);
  return (await open.select('id').where('id', '!=', id).executeTakeFirst()) !== undefined;
}

async function update(db: Db, { workspace, id, ...row }: Omit<Row, 'seq'>): Promise<void> {
  await db.updateTable('streams').set(row).where('workspace', '=', workspace).where('id', '=', id).execute();
}

async function begin(db: Db, row: Omit<Row, 'seq'>): Promise<void> {
  const seq = await bump(db, row.workspace, 'streams');
  await db
    .insertInto('streams')
    .values({ ...row, seq })
    .execute();
}

async function list(db: Db, workspace: string, at: Parameters<Streams['list']>[1]): Promise<StreamHead[]> {
  const all = streamsOf(db, workspace).select(HEAD).orderBy('seq', 'desc');
  const found = at ? all.where('platform', '=', at.platform).where('place', '=', at.place) : all;
  return (await found.execute()).map(headOf);
}

async function due(
  db: Db,
  platforms: readonly Platform[],
  now: number,
  limit: number,
): Promise<{ workspace: string; id: string }[]> {
  if (!platforms.length) return [];
  const rows = db.selectFrom('streams').select(['workspace', 'id']).where(OPEN).where('due_at', '<=', now);
  const ordered = rows.where('platform', 'in', platforms).orderBy('due_at').orderBy('workspace').orderBy('id');
  return ordered.limit(limit).execute();
}

async function remove(db: Db, workspace: string, id: string): Promise<boolean> {
  for (const table of ['stream_events', 'stream_texts', 'stream_keys', 'ballots'] as const)
    await db.deleteFrom(table).where('workspace', '=', workspace).where('stream', '=', id).execute();
  const head = db.deleteFrom('streams').where('workspace', '=', workspace).where('id', '=', id);
  return (await head.returning('id').executeTakeFirst()) !== undefined;
}
