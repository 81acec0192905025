import { sql } from 'kysely';
import type { ColumnTypes, Schema } from './tables.ts';

/** Adds streams of events, people under random ids, the words that they wrote in streams, keys of pages, and secret ballots. */
export async function debates(db: Schema, types: ColumnTypes): Promise<void> {
  await streamTables(db, types);
  await streamIndexes(db);
  await participantTable(db, types);
  await textTable(db, types);
  await keyTable(db, types);
  await ballotTable(db, types);
}

async function streamTables(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('streams')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('platform', types.text, (column) => column.notNull())
    .addColumn('place', types.text, (column) => column.notNull())
    .addColumn('is_open', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('streams_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('stream_events')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('stream', types.text, (column) => column.notNull())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('stream_events_key', ['workspace', 'stream', 'version'])
    .execute();
}

async function streamIndexes(db: Schema): Promise<void> {
  // Looked at every few seconds. Begins with the platform: PostgreSQL, as long as it has not counted the rows, takes the next index otherwise.
  const due = sql`is_open = 1 and due_at is not null`;
  await sql`create index streams_due on streams (platform, due_at) where ${due}`.execute(db);
  await sql`create unique index streams_open on streams (workspace, platform, place) where is_open = 1`.execute(db);
  const columns = ['workspace', 'platform', 'place', 'seq'];
  await db.schema.createIndex('streams_by_place').on('streams').columns(columns).execute();
}

async function participantTable(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('participants')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('person', types.text)
    .addColumn('body', types.text)
    .addPrimaryKeyConstraint('participants_key', ['workspace', 'id'])
    // People who were erased have no `person`, and do not count as the same one.
    .addUniqueConstraint('participants_person', ['workspace', 'person'])
    .execute();
}

async function textTable(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('stream_texts')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('stream', types.text, (column) => column.notNull())
    .addColumn('person', types.text, (column) => column.notNull())
    .addColumn('kind', types.text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('body', types.text)
    .addPrimaryKeyConstraint('stream_texts_key', ['workspace', 'id'])
    .execute();
  const columns = ['workspace', 'stream', 'created_at', 'id'];
  await db.schema.createIndex('stream_texts_by_stream').on('stream_texts').columns(columns).execute();
  await db.schema.createIndex('stream_texts_by_person').on('stream_texts').columns(['workspace', 'person']).execute();
}

async function keyTable(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('stream_keys')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('stream', types.text, (column) => column.notNull())
    .addColumn('key', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('stream_keys_key', ['workspace', 'stream'])
    .addUniqueConstraint('stream_keys_by_key', ['key'])
    .execute();
}

async function ballotTable(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('ballots')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('stream', types.text, (column) => column.notNull())
    .addColumn('vote', types.text, (column) => column.notNull())
    .addColumn('person', types.text, (column) => column.notNull())
    .addColumn('choice', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('ballots_key', ['workspace', 'stream', 'vote', 'person'])
    .execute();
  await db.schema.createIndex('ballots_by_person').on('ballots').columns(['workspace', 'person']).execute();
}
