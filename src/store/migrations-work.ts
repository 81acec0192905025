import { sql } from 'kysely';
import type { ColumnTypes, Schema } from './tables.ts';

/** Adds schedules, what became of them, what is to be sent unasked, suggested prompts, one-tap answers, and the clock that was used. */
export async function work(db: Schema, types: ColumnTypes): Promise<void> {
  await scheduleTables(db, types);
  await peopleTables(db, types);
  await outboxTable(db, types);
  await db.schema
    .createTable('clocks')
    .addColumn('workspace', types.text, (column) => column.notNull().primaryKey())
    .addColumn('body', types.text, (column) => column.notNull())
    .execute();
}

async function scheduleTables(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('schedules')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('platform', types.text, (column) => column.notNull())
    .addColumn('channel', types.text, (column) => column.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('schedules_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('schedule_runs')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('schedule', types.text, (column) => column.notNull())
    .addColumn('date', types.text, (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('schedule_runs_key', ['workspace', 'schedule', 'date'])
    .execute();
  // Looked at every few seconds, in this order.
  await sql`create index schedules_due on schedules (due_at, workspace, id) where due_at is not null`.execute(db);
}

async function peopleTables(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('suggestions')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('person', types.text, (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('suggestions_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('stances')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('post', types.text, (column) => column.notNull())
    .addColumn('person', types.text, (column) => column.notNull())
    .addColumn('answer', 'integer', (column) => column.notNull())
    .addColumn('counted', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('stances_key', ['workspace', 'post', 'person'])
    .execute();
  await db.schema
    .createTable('stance_steps')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('post', types.text, (column) => column.notNull())
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('stance_steps_key', ['workspace', 'post', 'step'])
    .execute();
  await db.schema.createIndex('stances_by_person').on('stances').columns(['workspace', 'person']).execute();
}

async function outboxTable(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('is_first', 'integer', (column) => column.notNull())
    .addColumn('platform', types.text, (column) => column.notNull())
    .addColumn('channel', types.text, (column) => column.notNull())
    .addColumn('kind', types.text, (column) => column.notNull())
    .addColumn('state', types.text, (column) => column.notNull())
    .addColumn('step', 'integer', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('trying', 'bigint')
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('marked_at', 'bigint')
    .addColumn('until', 'bigint')
    .addColumn('trouble', types.text)
    .addColumn('body', types.text, (column) => column.notNull())
    .addColumn('holder', types.text)
    .addColumn('held_until', 'bigint')
    .addPrimaryKeyConstraint('outbox_key', ['workspace', 'id'])
    .execute();
  await outboxIndexes(db);
}

/** What is asked for every few seconds is found among many rows that were sent, whatever the database knows of their number. */
async function outboxIndexes(db: Schema): Promise<void> {
  await sql`create index outbox_due on outbox (due_at, seq) where is_first = 1`.execute(db);
  await sql`create unique index outbox_first on outbox (workspace, platform, channel) where is_first = 1`.execute(db);
  const unfinished = sql`state in ('waiting', 'sending')`;
  await sql`create index outbox_channels on outbox (workspace, platform, channel, seq) where ${unfinished}`.execute(db);
  await sql`create index outbox_holders on outbox (holder) where is_first = 1 and holder is not null`.execute(db);
  await sql`create index outbox_troubles on outbox (marked_at) where state in ('failed', 'in doubt')`.execute(db);
  await sql`create index outbox_by_age on outbox (marked_at) where state in ('sent', 'failed', 'in doubt')`.execute(db);
}
