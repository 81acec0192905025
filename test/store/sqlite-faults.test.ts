import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { PLATFORMS } from '#core/request.ts';
import { migrate } from '../../src/store/migrate.ts';
import { MIGRATIONS, type Migration } from '../../src/store/migrations.ts';
import { LOCK_RETRY } from '../../src/store/sqlite/lock-retry.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { storeOver } from '../../src/store/transaction.ts';
import { stream } from '../contract/store-debates-samples.ts';
import { job } from '../contract/store-outbox-samples.ts';
import { card, revision } from '../contract/store-samples.ts';
import { scratch } from './folder.ts';

const IMPATIENT = { timeoutMs: 1, tries: 3, pauseMs: 0 };

async function opened(folder: string, retry = IMPATIENT) {
  const database = await openSqlite(folder, retry);
  onTestFinished(() => database.close());
  return database;
}

/** Another program that holds the lock for writing until told. */
function locker(folder: string): { release(): void } {
  const other = new DatabaseSync(path.join(folder, 'parley.db'));
  other.exec('BEGIN IMMEDIATE');
  onTestFinished(() => other.close());
  return { release: () => other.exec('ROLLBACK') };
}

describe('while another program keeps the database locked', () => {
  test('a writer gives up in the end, with nothing changed, and succeeds later', async () => {
    const folder = scratch();
    const database = await opened(folder);
    await migrate(database);
    const store = storeOver(database);
    const lock = locker(folder);
    await expect(store.cards.put('W', card('a', 1))).rejects.toMatchObject({ name: 'StoreError', kind: 'busy' });
    expect(await store.cards.get('W', 'a')).toBeUndefined();
    lock.release();
    await store.cards.put('W', card('a', 1));
    expect(await store.cards.get('W', 'a')).toEqual(card('a', 1));
  });

  test('a writer waits without stopping the rest of the process', async () => {
    const folder = scratch();
    const database = await opened(folder, { timeoutMs: 1, tries: 10_000, pauseMs: 0 });
    await migrate(database);
    const store = storeOver(database);
    const lock = locker(folder);
    const put = store.cards.put('W', card('a', 1));
    // Runs only because the writer lets the process go on between its tries.
    setTimeout(() => lock.release());
    await put;
    expect(await store.cards.get('W', 'a')).toEqual(card('a', 1));
  });
});

test('a full disk is called a full disk, and what was stored before stays', async () => {
  const folder = scratch();
  const database = await opened(folder);
  await migrate(database);
  const store = storeOver(database);
  await store.cards.put('W', card('a', 1));
  await database.writeOne((db) => sql`PRAGMA max_page_count = 30`.execute(db));
  const large = revision({ article: 'canal', text: 'Silt. '.repeat(50_000) });
  await expect(store.articles.add('W', large)).rejects.toMatchObject({ name: 'StoreError', kind: 'full' });
  expect(await store.articles.get('W', 'canal')).toBeUndefined();
  await store.cards.put('W', card('a', 2));
  expect(await store.cards.get('W', 'a')).toEqual(card('a', 2));
});

describe('the schema', () => {
  const made: string[] = [];
  const step =
    (table: string): Migration =>
    async (db) => {
      made.push(table);
      await db.schema.createTable(table).addColumn('id', 'text').execute();
    };

  /** The schema as it was before a step. */
  const stepsBefore = (name: string) =>
    MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex((one) => one.name === name),
    );

  test('goes forward step by step, each step once', async () => {
    const database = await opened(scratch());
    const names = ['one', 'two', 'three'];
    const steps = names.map(step);
    for (const count of [1, 1, 3, 3]) await migrate(database, steps.slice(0, count));
    expect(made).toEqual(names);
    await expect(migrate(database, steps.slice(0, 2))).rejects.toMatchObject({ kind: 'newer' });
  });

  test('of the first Parley gains what chats need, and keeps what it has', async () => {
    const folder = scratch();
    const database = await opened(folder);
    await migrate(database, MIGRATIONS.slice(0, 1));
    const store = storeOver(database);
    const { id, ...body } = card('a', 1);
    const row = `insert into cards values ('W', '${id}', '${JSON.stringify({ format: 1, ...body })}')`;
    await database.writeOne((db) => sql.raw(row).execute(db));
    await migrate(database);
    await store.readerKeys.put('W', 'key');
    await store.inbox.put('W', { id: 'I1', platform: 'slack', receivedAt: 1, body: null });
    expect(await store.cards.get('W', 'a')).toEqual(card('a', 1));
    expect(await store.inbox.pending('slack')).toHaveLength(1);
  });

  test('of a group whose pages had no secret gains one for its links, and keeps its key', async () => {
    const database = await opened(scratch());
    await migrate(database, stepsBefore('readerSecrets'));
    for (const at of ['W', 'V'])
      await database.writeOne((db) => sql`insert into reader_keys values (${at}, ${`${at}-key`})`.execute(db));
    await migrate(database);
    const { readerKeys } = storeOver(database);
    const [secret, others] = [await readerKeys.secret('W'), await readerKeys.secret('V')];
    expect(secret?.length).toBeGreaterThan(40);
    expect(others).not.toBe(secret);
    expect(await readerKeys.get('W')).toBe('W-key');
  });

  test('with a delivery that nobody holds has it answered', async () => {
    const database = await opened(scratch());
    await migrate(database, stepsBefore('leases'));
    const row = `insert into inbox values ('W', 'I1', 'slack', 1, 'received', '{"format":1,"body":7}', 1)`;
    await database.writeOne((db) => sql.raw(row).execute(db));
    await migrate(database);
    const { inbox } = storeOver(database);
    expect(await inbox.pending('slack')).toMatchObject([{ id: 'I1', body: 7, tries: 1 }]);
    expect(await inbox.begin('W', 'I1')).toBe(2);
    expect(await inbox.mark('W', 'I1', 'done')).toBe(true);
  });

  test('of a Parley that kept everything for ever gains ages: what is there counts as made now, and files asked about as previews', async () => {
    const database = await opened(scratch());
    await migrate(database, stepsBefore('retention'));
    const old = (command: string) => JSON.stringify({ format: 1, command, owner: 'U1', createdAt: 1, state: null });
    const rows = [
      `insert into cards values ('W', 'card', '${old('quote')}')`,
      `insert into cards values ('W', 'preview', '${old('parley.article.add')}')`,
      `insert into messages values ('W', 'm', 'hall', 1, 1, '{"format":1,"body":7}')`,
    ];
    for (const row of rows) await database.writeOne((db) => sql.raw(row).execute(db));
    const before = Date.now();
    await migrate(database);
    const after = Date.now();
    const { retention, cards, transcript } = storeOver(database);
    for (const kind of ['cards', 'previews', 'messages'] as const) expect(await retention.drop(kind, before)).toBe(0);
    expect(await cards.get('W', 'card')).toEqual({
      id: 'card',
      command: 'quote',
      owner: 'U1',
      createdAt: 1,
      state: null,
    });
    expect(await cards.get('W', 'preview')).toMatchObject({ shortLived: true });
    expect(await retention.drop('cards', after + 1)).toBe(1);
    expect(await cards.get('W', 'card')).toBeUndefined();
    expect(await retention.drop('previews', after + 1)).toBe(1);
    expect(await transcript.since('W', 'hall', 0, 9)).toHaveLength(1);
    expect(await retention.drop('messages', after + 1)).toBe(1);
  });

  test('of a Parley that did not count tries gains them: what was pending then has none yet', async () => {
    const database = await opened(scratch());
    await migrate(database, stepsBefore('inboxTries'));
    const row = `insert into inbox values ('W', 'I1', 'slack', 1, 'received', '{"format":1,"body":null}')`;
    await database.writeOne((db) => sql.raw(row).execute(db));
    await migrate(database);
    const store = storeOver(database);
    expect(await store.inbox.pending('slack')).toMatchObject([{ id: 'I1', tries: 0 }]);
    expect(await store.inbox.begin('W', 'I1')).toBe(1);
  });

  test('of a Parley that said nothing unasked gains what that needs, and keeps all that is there', async () => {
    const database = await opened(scratch());
    await migrate(database, stepsBefore('work'));
    const store = storeOver(database);
    await store.articles.add('W', revision({ article: 'canal' }));
    await store.cards.put('W', card('a', 1));
    await store.decks.change('W', 'prompts', () => [3, 1]);
    await store.inbox.put('W', { id: 'I1', platform: 'slack', receivedAt: 1, body: 7 });
    await migrate(database);
    expect(await store.articles.get('W', 'canal')).toEqual({
      id: 'canal',
      revisions: [revision({ article: 'canal' })],
    });
    expect(await store.cards.get('W', 'a')).toEqual(card('a', 1));
    expect(await store.decks.get('W', 'prompts')).toEqual([3, 1]);
    expect(await store.inbox.pending('slack')).toMatchObject([{ id: 'I1', body: 7 }]);
    expect(await store.schedules.due(PLATFORMS, Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
    await store.schedules.put('W', { id: 'S1', platform: 'slack', channel: 'C1', dueAt: 1, state: null });
    await store.scheduleRuns.put('W', { schedule: 'S1', date: '2026-05-02', body: null });
    expect(await store.outbox.put('W', job('one'))).toBe(true);
    await store.suggestions.put('W', { id: 's', by: 'U1', createdAt: 1, status: 'open', body: null });
    await store.stances.put('W', 'post', 'U1', 1);
    expect(await store.schedules.due(PLATFORMS, 1, 9)).toEqual([{ workspace: 'W', id: 'S1' }]);
    expect(await store.outbox.take(PLATFORMS, 1, 9)).toMatchObject([{ key: 'one' }]);
  });

  test('of a Parley without debates gains what they need, and keeps all that is there', async () => {
    const database = await opened(scratch());
    await migrate(database, stepsBefore('debates'));
    const store = storeOver(database);
    await store.outbox.put('W', job('one'));
    await store.schedules.put('W', { id: 'S1', platform: 'slack', channel: 'C1', dueAt: 1, state: null });
    await migrate(database);
    expect(await store.outbox.list('W', 9)).toMatchObject([{ key: 'one' }]);
    expect(await store.schedules.due(PLATFORMS, 1, 9)).toHaveLength(1);
    expect(await store.streams.append('W', stream('s1', { dueAt: 1 }), ['one'])).toBe(true);
    expect(await store.participants.idOf('W', 'slack U1', 'Ana', 'p1')).toBe('p1');
    await store.streamTexts.put('W', { id: 't1', stream: 's1', by: 'p1', kind: 'speech', createdAt: 1, body: 1 });
    await store.ballots.put('W', 's1', { by: 'p1', vote: 'before', choice: 'for' });
    expect(await store.streams.due(PLATFORMS, 1, 9)).toEqual([{ workspace: 'W', id: 's1' }]);
    expect(await store.outbox.put('W', job('two', { delay: 1 }))).toBe(true);
  });

  test('is made once by two that start at the same moment', async () => {
    const folder = scratch();
    const both = [await opened(folder, LOCK_RETRY), await opened(folder, LOCK_RETRY)];
    made.length = 0;
    await Promise.all(both.map((database) => migrate(database, [step('one'), step('two')])));
    expect(made).toEqual(['one', 'two']);
  });

  test('stays as it was when a step fails', async () => {
    const database = await opened(scratch());
    const fails: Migration = async () => {
      throw new Error('a mistake in a step');
    };
    await expect(migrate(database, [step('four'), fails])).rejects.toThrow('a mistake');
    await migrate(database, [step('four')]);
    const tables = await database.read((db) => db.introspection.getTables());
    expect(tables.map((table) => table.name).sort()).toEqual(['four', 'parley_schema']);
  });
});
