import { sql } from 'kysely';
import { debates } from './migrations-debates.ts';
import { work } from './migrations-work.ts';
import { newSecret } from './secret.ts';
import type { ColumnTypes, Schema } from './tables.ts';

/** One step forward. There is no way back. A released step is never changed. */
export type Migration = (db: Schema, types: ColumnTypes) => Promise<void>;

/** The steps in order. The schema's version is the number of steps that a database has had. */
export const MIGRATIONS: readonly Migration[] = [
  spine,
  chats,
  topics,
  derivations,
  inboxTries,
  retention,
  readerSecrets,
  leases,
  work,
  debates,
];

async function spine(db: Schema, types: ColumnTypes): Promise<void> {
  await articleTables(db, types);
  await messageTable(db, types);
  await db.schema
    .createTable('counters')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('name', types.text, (column) => column.notNull())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('counters_key', ['workspace', 'name'])
    .execute();
  await db.schema
    .createTable('cards')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('settings')
    .addColumn('workspace', types.text, (column) => column.notNull().primaryKey())
    .addColumn('body', types.text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('indexes')
    .addColumn('workspace', types.text, (column) => column.notNull().primaryKey())
    .addColumn('key', types.text, (column) => column.notNull())
    .addColumn('bytes', types.bytes, (column) => column.notNull())
    .execute();
}

/** Adds the keys of the workspaces' pages, and pending answers, for use by several chats. */
async function chats(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('reader_keys')
    .addColumn('workspace', types.text, (column) => column.notNull().primaryKey())
    .addColumn('key', types.text, (column) => column.notNull().unique())
    .execute();
  await db.schema
    .createTable('inbox')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('platform', types.text, (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('state', types.text, (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_key', ['workspace', 'id'])
    .execute();
  const columns = ['platform', 'received_at'];
  await db.schema.createIndex('inbox_by_time').on('inbox').columns(columns).execute();
}

async function topics(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('topics')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('status', types.text, (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('topics_key', ['workspace', 'id', 'status'])
    .execute();
  await db.schema
    .createTable('decks')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('deck', types.text, (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('decks_key', ['workspace', 'deck'])
    .execute();
}

/** Adds results that were computed from articles and take long to compute again. */
async function derivations(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('derivations')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('article', types.text, (column) => column.notNull())
    .addColumn('kind', types.text, (column) => column.notNull())
    .addColumn('key', types.text, (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('derivations_key', ['workspace', 'article', 'kind'])
    .execute();
}

/** Adds the number of times that processing a delivery was begun. */
async function inboxTries(db: Schema): Promise<void> {
  await db.schema
    .alterTable('inbox')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}

/**
 * Adds the times at which cards and messages were made, to delete old ones. Existing rows get the present time, so that nothing is deleted
 * at once. The column's default is a constant, so no row is rewritten.
 */
async function retention(db: Schema): Promise<void> {
  const now = Date.now();
  for (const table of ['cards', 'messages']) {
    await db.schema
      .alterTable(table)
      .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(now))
      .execute();
  }
  await db.schema
    .alterTable('cards')
    .addColumn('short_lived', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  // Cards with a question before an article is added or removed. They contain whole files.
  const questions = '{"format":1,"command":"parley.article.%';
  await sql`update cards set short_lived = 1 where body like ${questions}`.execute(db);
  await db.schema.createIndex('cards_by_age').on('cards').columns(['short_lived', 'created_at']).execute();
  await db.schema.createIndex('messages_by_age').on('messages').columns(['created_at']).execute();
}

/** Adds secrets for signed links to excerpts. Every workspace with a key for its pages gets one. */
async function readerSecrets(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .alterTable('reader_keys')
    .addColumn('secret', types.text, (column) => column.notNull().defaultTo(''))
    .execute();
  const { rows } = await sql<{ workspace: string }>`select workspace from reader_keys`.execute(db);
  for (const { workspace } of rows)
    await sql`update reader_keys set secret = ${newSecret()} where workspace = ${workspace}`.execute(db);
}

/** Adds leases, and to a delivery the process that answers it. */
async function leases(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('leases')
    .addColumn('name', types.text, (column) => column.notNull().primaryKey())
    .addColumn('holder', types.text, (column) => column.notNull())
    .addColumn('until', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema.alterTable('inbox').addColumn('holder', types.text).execute();
  // Pending deliveries are looked for every few seconds among many that are done.
  await sql`create index inbox_pending on inbox (platform, received_at) where state <> 'done'`.execute(db);
}

async function articleTables(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('articles')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('removed', types.text)
    .addPrimaryKeyConstraint('articles_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('revisions')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('article', types.text, (column) => column.notNull())
    .addColumn('language', types.text, (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('words', types.text)
    .addColumn('marks', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('revisions_key', ['workspace', 'article', 'language', 'number'])
    // Deferred, because the revision is inserted before its article: first it must be known that the revision's number is free.
    .addForeignKeyConstraint(
      'revisions_article',
      ['workspace', 'article'],
      'articles',
      ['workspace', 'id'],
      (constraint) => constraint.deferrable().initiallyDeferred(),
    )
    .execute();
}

async function messageTable(db: Schema, types: ColumnTypes): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('workspace', types.text, (column) => column.notNull())
    .addColumn('id', types.text, (column) => column.notNull())
    .addColumn('channel', types.text, (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('body', types.text, (column) => column.notNull())
    .addPrimaryKeyConstraint('messages_key', ['workspace', 'id'])
    .execute();
  const columns = ['workspace', 'channel', 'seq'];
  await db.schema.createIndex('messages_by_seq').on('messages').columns(columns).execute();
}
