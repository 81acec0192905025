import { type Kysely, sql } from 'kysely';
import { StoreError } from './errors.ts';
import { newSecret } from './secret.ts';
import type { Access, Db } from './tables.ts';

/** The database's names for column types. */
export type ColumnTypes = { bytes: 'blob' | 'bytea' };

/** The database as a step sees it. It has no table types, because they change, and a step never changes. */
export type Schema = Pick<Db, 'schema' | 'getExecutor'>;

/** One step forward. There is no way back. A released step is never changed. */
export type Migration = (db: Schema, types: ColumnTypes) => Promise<void>;

const VERSION_TABLE = 'parley_schema';
type Version = { [VERSION_TABLE]: { version: number } };

/** The steps in order. The schema's version is the number of steps that a database has had. */
export const MIGRATIONS: readonly Migration[] = [
  spine,
  chats,
  topics,
  derivations,
  inboxTries,
  retention,
  readerSecrets,
];

/**
 * Updates the schema. Several processes can do it at once: the steps run in one writing transaction, which reads the version again.
 * Throws a `StoreError` if the database is newer than this program.
 */
export async function migrate(
  access: Access,
  types: ColumnTypes,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  const before = await access.read((db) => versionOf(db.withTables<Version>(), steps.length));
  if (before === steps.length) return;
  await access.write(async (db) => {
    const now = await versionOf(db.withTables<Version>(), steps.length);
    for (const step of steps.slice(now)) await step(db, types);
    await setVersion(db.withTables<Version>(), steps.length);
  });
}

async function versionOf(db: Kysely<Version>, newest: number): Promise<number> {
  const tables = await db.introspection.getTables();
  if (!tables.some((table) => table.name === VERSION_TABLE)) return 0;
  const row = await db.selectFrom(VERSION_TABLE).select('version').executeTakeFirst();
  const version = Number(row?.version ?? 0);
  if (version <= newest) return version;
  const found = `The database was made by a newer Parley (schema ${version}; this one knows ${newest}).`;
  throw new StoreError('newer', `${found} Start that one again, or choose another data folder. Nothing was changed.`);
}

async function setVersion(db: Kysely<Version>, version: number): Promise<void> {
  await db.schema
    .createTable(VERSION_TABLE)
    .ifNotExists()
    .addColumn('version', 'bigint', (column) => column.notNull())
    .execute();
  await db.deleteFrom(VERSION_TABLE).execute();
  await db.insertInto(VERSION_TABLE).values({ version }).execute();
}

async function spine(db: Schema, types: ColumnTypes): Promise<void> {
  await articleTables(db);
  await messageTable(db);
  await db.schema
    .createTable('counters')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('counters_key', ['workspace', 'name'])
    .execute();
  await db.schema
    .createTable('cards')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('settings')
    .addColumn('workspace', 'text', (column) => column.notNull().primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('indexes')
    .addColumn('workspace', 'text', (column) => column.notNull().primaryKey())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('bytes', types.bytes, (column) => column.notNull())
    .execute();
}

/** Adds the keys of the workspaces' pages, and pending answers, for use by several chats. */
async function chats(db: Schema): Promise<void> {
  await db.schema
    .createTable('reader_keys')
    .addColumn('workspace', 'text', (column) => column.notNull().primaryKey())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .execute();
  await db.schema
    .createTable('inbox')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('inbox_key', ['workspace', 'id'])
    .execute();
  const columns = ['platform', 'received_at'];
  await db.schema.createIndex('inbox_by_time').on('inbox').columns(columns).execute();
}

async function topics(db: Schema): Promise<void> {
  await db.schema
    .createTable('topics')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('topics_key', ['workspace', 'id', 'status'])
    .execute();
  await db.schema
    .createTable('decks')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('deck', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('decks_key', ['workspace', 'deck'])
    .execute();
}

/** Adds results that were computed from articles and take long to compute again. */
async function derivations(db: Schema): Promise<void> {
  await db.schema
    .createTable('derivations')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
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
  const asked = '{"format":1,"command":"parley.article.%';
  await sql`update cards set short_lived = 1 where body like ${asked}`.execute(db);
  await db.schema.createIndex('cards_by_age').on('cards').columns(['short_lived', 'created_at']).execute();
  await db.schema.createIndex('messages_by_age').on('messages').columns(['created_at']).execute();
}

/** Adds secrets for signed links to excerpts. Every workspace with a key for its pages gets one. */
async function readerSecrets(db: Schema): Promise<void> {
  await db.schema
    .alterTable('reader_keys')
    .addColumn('secret', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
  const { rows } = await sql<{ workspace: string }>`select workspace from reader_keys`.execute(db);
  for (const { workspace } of rows)
    await sql`update reader_keys set secret = ${newSecret()} where workspace = ${workspace}`.execute(db);
}

async function articleTables(db: Schema): Promise<void> {
  await db.schema
    .createTable('articles')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('removed', 'text')
    .addPrimaryKeyConstraint('articles_key', ['workspace', 'id'])
    .execute();
  await db.schema
    .createTable('revisions')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('article', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('added_at', 'bigint', (column) => column.notNull())
    .addColumn('words', 'text')
    .addColumn('marks', 'text', (column) => column.notNull())
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

async function messageTable(db: Schema): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('messages_key', ['workspace', 'id'])
    .execute();
  const columns = ['workspace', 'channel', 'seq'];
  await db.schema.createIndex('messages_by_seq').on('messages').columns(columns).execute();
}
