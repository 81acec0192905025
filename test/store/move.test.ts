import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type KyselyPlugin, sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreError } from '#core/store-error.ts';
import { openStore } from '#store/index.ts';
import { backUp, move, restore } from '#store/transfer.ts';
import { KEYS, rowsOf } from '../../src/store/copied.ts';
import { copyAll } from '../../src/store/copy.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import type { Database } from '../../src/store/tables.ts';
import { card, revision } from '../contract/store-samples.ts';
import { answersOf, storeEverything } from './everything.ts';
import { folders, openIn, scratch } from './folder.ts';

async function opened(folder: string): Promise<Database> {
  const database = await openSqlite(folder);
  onTestFinished(() => database.close());
  return database;
}

const LONG = 3_600_000;

describe('a move', () => {
  test('makes the new place answer as the old one did, which stays as it was', async () => {
    const { from, to } = await folders();
    const store = await openIn(from.folder);
    await storeEverything(store);
    await store.leases.leave();
    const told = await answersOf(store);
    const sums = await move({ from, to, anyway: false });
    expect(await answersOf(await openIn(to.folder))).toEqual(told);
    expect(await answersOf(store)).toEqual(told);
    expect(await move({ from: to, to: { folder: scratch() }, anyway: false })).toEqual(sums);
  });

  test('does not go where something is stored already, but where Parley was only started', async () => {
    const { from, to } = await folders();
    const there = await openIn(to.folder);
    await there.articles.add('shelf', revision({ article: 'dyke' }));
    await move({ from, to, anyway: false });
    expect(await there.articles.current('shelf')).toEqual([]);
    await expect(move({ from, to, anyway: false })).rejects.toMatchObject({ kind: 'not-empty' });
    expect(await there.cards.get('W', 'a')).toEqual(card('a', 1));
  });

  test('waits until nobody runs on either place, unless told not to wait for the old one', async () => {
    const { from, to } = await folders();
    const [running, there] = [await openIn(from.folder), await openIn(to.folder)];
    await running.leases.arrive(LONG);
    await expect(move({ from, to, anyway: false })).rejects.toMatchObject({
      kind: 'in-use',
      message: expect.stringContaining('--anyway'),
    });
    await there.leases.arrive(LONG);
    await expect(move({ from, to, anyway: true })).rejects.toMatchObject({ kind: 'in-use' });
    await there.leases.leave();
    await move({ from, to, anyway: true });
    expect(await there.cards.get('W', 'a')).toEqual(card('a', 1));
  });

  test('is taken back if a server started meanwhile', async () => {
    const { from, to } = await folders();
    const other = new DatabaseSync(path.join(from.folder, 'parley.db'));
    onTestFinished(() => other.close());
    const arrives = `insert or replace into leases values ('process elsewhere/1/a', 'elsewhere/1/a', ${Date.now() + LONG})`;
    const progress = () => other.exec(arrives);
    await expect(move({ from, to, anyway: false, progress })).rejects.toMatchObject({ kind: 'in-use' });
    expect(await (await openIn(to.folder)).cards.get('W', 'a')).toBeUndefined();
  });

  test('from a place without data says so, and makes none there', async () => {
    const folder = scratch();
    const from = { folder: path.join(folder, 'nothing') };
    await expect(move({ from, to: { folder }, anyway: false })).rejects.toMatchObject({ kind: 'no-data' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('restoring over what is stored', () => {
  test('needs that nobody runs there, and leaves nothing of it', async () => {
    const { from, to, file } = await folders();
    await backUp({ from, file });
    const there = await openIn(to.folder);
    await storeEverything(there);
    await there.leases.arrive(LONG);
    await expect(restore({ file, to, replace: true })).rejects.toMatchObject({ kind: 'in-use' });
    await there.leases.leave();
    await expect(restore({ file, to, replace: false })).rejects.toMatchObject({
      kind: 'not-empty',
      message: expect.stringContaining('--replace'),
    });
    expect(await there.cards.get('local', 'preview')).toBeDefined();
    await restore({ file, to, replace: true });
    expect(await there.cards.get('local', 'preview')).toBeUndefined();
    expect(await there.cards.get('W', 'a')).toEqual(card('a', 1));
  });
});

describe('what is stopped in the middle', () => {
  /** Stops when about a third is done. */
  function stopped() {
    const stop = new AbortController();
    return { signal: stop.signal, progress: (part: number) => (part > 0.3 ? stop.abort() : undefined) };
  }

  test('leaves an empty place empty and a full one as it was', async () => {
    const { from, to, file } = await folders();
    const store = await openIn(from.folder);
    await storeEverything(store);
    await store.leases.leave();
    await expect(move({ from, to, anyway: false, ...stopped() })).rejects.toThrow('aborted');
    const database = await opened(to.folder);
    expect(await database.read((db) => database.columnsOf(db, 'articles'))).toEqual([]);
    await backUp({ from, file });
    const there = await openIn(to.folder);
    await there.cards.put('W', card('b', 2));
    await expect(restore({ file, to, replace: true, ...stopped() })).rejects.toThrow('aborted');
    expect(await there.cards.get('W', 'b')).toEqual(card('b', 2));
    expect(await there.cards.get('local', 'preview')).toBeUndefined();
  });

  test('leaves no file, and hears at once that it is to stop', async () => {
    const { from, file } = await folders();
    const stop = new AbortController();
    const progress = () => setImmediate(() => stop.abort());
    await expect(backUp({ from, file, signal: stop.signal, progress })).rejects.toThrow('aborted');
    expect(readdirSync(path.dirname(file))).toEqual(['from']);
  });
});

test('a full disk is called a full disk, and nothing is kept', async () => {
  const { from } = await folders();
  const store = await openIn(from.folder);
  await storeEverything(store);
  const target = await opened(scratch());
  await target.writeOne((db) => sql`PRAGMA max_page_count = 100`.execute(db));
  const ifNotEmpty = new StoreError('not-empty', '');
  await expect(copyAll(await opened(from.folder), target, { ifNotEmpty })).rejects.toMatchObject({ kind: 'full' });
  expect(await target.read((db) => target.columnsOf(db, 'articles'))).toEqual([]);
});

test('what comes back from the target as something else is told, and nothing is kept', async () => {
  const { from } = await folders();
  const target = await opened(scratch());
  const forgetful: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => ({
      ...result,
      rows: result.rows.map((row) => ('short_lived' in row ? { ...row, created_at: 0 } : row)),
    }),
  };
  const spoiled: Database = {
    ...target,
    write: (at, work) => target.write(at, (db) => work(db.withPlugin(forgetful))),
  };
  const ifNotEmpty = new StoreError('not-empty', '');
  const copied = copyAll(await opened(from.folder), spoiled, { ifNotEmpty });
  await expect(copied).rejects.toMatchObject({ kind: 'differs', message: expect.stringContaining('cards') });
  expect(await target.read((db) => target.columnsOf(db, 'cards'))).toEqual([]);
});

test('rows are read some megabytes at a time, however large they are', async () => {
  const folder = scratch();
  const store = await openStore({ folder });
  for (const [at, size] of [1, 3, 3, 3, 1, 1].entries())
    await store.decks.change('W', `deck ${at}`, () => 'x'.repeat(size * 1_000_000));
  await store.close();
  const database = await opened(folder);
  const columns = ['body', 'deck', 'workspace'].map((name) => ({ name, isNumber: false }));
  const counts = await database.read(async (db) => {
    const found: number[] = [];
    for await (const { rows } of rowsOf(db, { name: 'decks', key: KEYS.decks, columns })) found.push(rows.length);
    return found;
  });
  expect(counts).toEqual([1, 1, 1, 1, 2]);
});

test('every table is copied by its primary key', async () => {
  const folder = scratch();
  const database = await opened(folder);
  await migrate(database);
  const file = new DatabaseSync(path.join(folder, 'parley.db'), { readOnly: true });
  onTestFinished(() => file.close());
  const tables = file.prepare("select name from sqlite_master where type = 'table'").all();
  const keys = tables.map(({ name }) => [
    name,
    file
      .prepare('select name from pragma_table_info(?) where pk > 0 order by pk')
      .all(String(name))
      .map((one) => one.name),
  ]);
  expect(Object.fromEntries(keys)).toEqual({ ...KEYS, leases: ['name'], parley_schema: [] });
});

test('what a process was about to send is anybody’s after a move', async () => {
  const { from, to } = await folders();
  const store = await openIn(from.folder);
  const job = { key: 'k', platform: 'slack', channel: 'C1', kind: 'daily', ids: {}, steps: ['post'] } as const;
  await store.outbox.put('W', job);
  expect(await store.outbox.take(['slack'], 3_600_000, 1)).toHaveLength(1);
  await move({ from, to, anyway: false });
  const there = await openIn(to.folder);
  expect(await there.outbox.take(['slack'], 3_600_000, 1)).toMatchObject([{ key: 'k', state: 'waiting' }]);
});

test('what a process that has ended was about to send is another’s at once', async () => {
  const folder = scratch();
  const store = await openIn(folder);
  const job = { key: 'k', platform: 'slack', channel: 'C1', kind: 'daily', ids: {}, steps: ['post'] } as const;
  await store.outbox.put('W', job);
  expect(await store.outbox.take(['slack'], 3_600_000, 1)).toHaveLength(1);
  const file = new DatabaseSync(path.join(folder, 'parley.db'));
  onTestFinished(() => file.close());
  const ended = `/${process.pid}/`;
  file.prepare("update outbox set holder = replace(holder, ?, '/99999999/')").run(ended);
  expect(await store.outbox.take(['slack'], 3_600_000, 1)).toHaveLength(1);
});
