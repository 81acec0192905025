import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openSqlite } from '#store/sqlite/open.ts';
import type { Db } from '#store/tables.ts';
import { scratch } from './folder.ts';

async function opened() {
  const database = await openSqlite(scratch());
  onTestFinished(() => database.close());
  await database.writeOne((db) => sql`create table notes (id integer primary key)`.execute(db));
  const put = (id: number) => database.writeOne((db: Db) => sql`insert into notes values (${id})`.execute(db));
  const ids = async () => {
    const { rows } = await database.read((db) => sql<{ id: number }>`select id from notes order by id`.execute(db));
    return rows.map(({ id }) => id);
  };
  return { database, put, ids };
}

test('statements that come at once are stored together, in one wait for the disk', async () => {
  const { put, ids } = await opened();
  const run = vi.spyOn(DatabaseSync.prototype, 'exec');
  onTestFinished(() => run.mockRestore());
  await Promise.all(Array.from({ length: 40 }, (_, id) => put(id)));
  expect(run.mock.calls.filter(([text]) => text === 'COMMIT')).toHaveLength(1);
  expect(await ids()).toEqual(Array.from({ length: 40 }, (_, id) => id));
});

test('transactions that come at once share a wait for the disk, and one that fails leaves nothing behind', async () => {
  const { database, put, ids } = await opened();
  const two = (first: number, second: number) =>
    database.write('house', async (db) => {
      for (const id of [first, second]) await sql`insert into notes values (${id})`.execute(db);
    });
  await put(1);
  const run = vi.spyOn(DatabaseSync.prototype, 'exec');
  onTestFinished(() => run.mockRestore());
  const results = await Promise.allSettled([two(2, 3), two(4, 1), put(5), two(6, 7)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(run.mock.calls.filter(([text]) => text === 'COMMIT')).toHaveLength(1);
  expect(await ids()).toEqual([1, 2, 3, 5, 6, 7]);
});

test('one that fails is told so, changes nothing, and the others are stored', async () => {
  const { put, ids } = await opened();
  const results = await Promise.allSettled([put(1), put(2), put(1), put(3)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(await ids()).toEqual([1, 2, 3]);
});

test('more than fit into one transaction are all stored', async () => {
  const { put, ids } = await opened();
  await Promise.all(Array.from({ length: 230 }, (_, id) => put(id)));
  expect(await ids()).toHaveLength(230);
});

test('what comes while others are being stored is stored too', async () => {
  const { put, ids } = await opened();
  const first = put(1);
  await first;
  const second = put(2);
  setImmediate(() => void put(3));
  await second;
  await new Promise((resolve) => setImmediate(resolve));
  await put(4);
  expect(await ids()).toEqual([1, 2, 3, 4]);
});

test('a full disk is told to everybody whose statement it took', async () => {
  const { database, put, ids } = await opened();
  await database.writeOne((db) => sql`create table texts (body text)`.execute(db));
  await database.writeOne((db) => sql`PRAGMA max_page_count = 8`.execute(db));
  const large = database.writeOne((db) => sql`insert into texts values (${'Silt. '.repeat(50_000)})`.execute(db));
  const results = await Promise.allSettled([put(1), large, put(2)]);
  for (const one of results) expect(one).toMatchObject({ status: 'rejected', reason: { kind: 'full' } });
  expect(await ids()).toEqual([]);
  await put(3);
  expect(await ids()).toEqual([3]);
});
