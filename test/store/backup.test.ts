import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUp, restore } from '#store/transfer.ts';
import { KEYS } from '../../src/store/copied.ts';
import { makeTables } from '../../src/store/migrate.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { card } from '../contract/store-samples.ts';
import { answersOf, storeEverything } from './everything.ts';
import { folders, openIn, scratch } from './folder.ts';

async function backedUp() {
  const all = await folders();
  await backUp({ from: all.from, file: all.file });
  return all;
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Changes a file as another program would. */
function change(file: string, statement: string): void {
  const other = new DatabaseSync(file);
  other.exec(statement);
  other.close();
}

async function opened(folder: string) {
  const database = await openSqlite(folder);
  onTestFinished(() => database.close());
  return database;
}

describe('a backup', () => {
  test('brings back everything but who runs, and the checksums say so', async () => {
    const { from, to, file } = await folders();
    const store = await openIn(from.folder);
    await storeEverything(store);
    const clock = JSON.stringify({ format: 1, body: { kind: 'real' } });
    change(path.join(from.folder, 'parley.db'), `insert into clocks values ('clock', '${clock}')`);
    const told = await answersOf(store);
    const sums = await backUp({ from, file });
    await store.leases.leave();
    expect(sums.map(({ table }) => table).sort()).toEqual(Object.keys(KEYS).sort());
    expect(sums.every(({ rows }) => rows > 0)).toBe(true);
    expect(await restore({ file, to, replace: false })).toEqual(sums);
    const restored = await openIn(to.folder);
    expect(await answersOf(restored)).toEqual(told);
    expect(await restored.leases.take('gateway', 1)).toBe(true);
  });

  test('is one file that only its owner may read', async () => {
    const { from, file } = await folders();
    await backUp({ from, file });
    expect(readdirSync(path.dirname(file)).sort()).toEqual(['backup.db', 'from']);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('shows one moment, while others go on writing', async () => {
    const { from, to, file } = await folders();
    const store = await openIn(from.folder);
    await storeEverything(store);
    let pairs = 0;
    const writes: Promise<void>[] = [];
    const progress = () => {
      const id = String(pairs++);
      writes.push(
        store.transaction('W', async ({ cards, decks }) => {
          await cards.put('W', card(`${id} of a pair`, 1));
          await decks.change('W', `${id} of a pair`, () => 1);
        }),
      );
    };
    await backUp({ from, file, progress });
    await Promise.all(writes);
    await restore({ file, to, replace: false });
    const restored = await openIn(to.folder);
    expect(pairs).toBeGreaterThan(0);
    for (let id = 0; id < pairs; id++) {
      const drawn = await restored.decks.change('W', `${id} of a pair`, (before) => before ?? 'none');
      expect(await restored.cards.get('W', `${id} of a pair`)).toEqual(
        drawn === 'none' ? undefined : card(`${id} of a pair`, 1),
      );
    }
  });

  test('of an older Parley is updated where it is restored, and stays what it is', async () => {
    const folder = scratch();
    const old = await openSqlite(path.join(folder, 'from'));
    const { id, ...body } = card('a', 1);
    const row = `insert into cards values ('W', '${id}', '${JSON.stringify({ format: 1, ...body })}')`;
    await old.write('W', async (db) => {
      await makeTables(db, old.dialect.types, 2);
      await sql.raw(row).execute(db);
    });
    await old.close();
    const [from, to, file] = [
      { folder: path.join(folder, 'from') },
      { folder: path.join(folder, 'to') },
      path.join(folder, 'old.db'),
    ];
    const sums = await backUp({ from, file });
    expect(sums.map(({ table }) => table)).not.toContain('topics');
    const before = hashOf(file);
    await restore({ file, to, replace: false });
    expect(hashOf(file)).toBe(before);
    const restored = await openIn(to.folder);
    expect(await restored.cards.get('W', 'a')).toEqual(card('a', 1));
    expect(await restored.topics.list('W')).toEqual([]);
    const database = await opened(from.folder);
    expect(await database.read((db) => database.columnsOf(db, 'topics'))).toEqual([]);
  });

  test('that SQLite’s own program made is restored too, with what is in the log beside it', async () => {
    const { from, to } = await folders();
    const store = await openIn(from.folder);
    await store.cards.put('W', card('b', 2));
    await restore({ file: path.join(from.folder, 'parley.db'), to, replace: false });
    expect(await (await openIn(to.folder)).cards.get('W', 'b')).toEqual(card('b', 2));
  });

  test('is not restored if it is not whole or not Parley’s, and says why', async () => {
    const { to, file } = await backedUp();
    const folder = path.dirname(file);
    const write = (name: string, bytes: Uint8Array | string) => writeFileSync(path.join(folder, name), bytes);
    const whole = readFileSync(file);
    write('half.db', whole.subarray(0, whole.length / 2));
    write('text.db', 'Bees dance in the dark.');
    write('empty.db', '');
    for (const name of ['changed.db', 'newer.db']) write(name, whole);
    change(path.join(folder, 'changed.db'), `update cards set body = replace(body, 'U1', 'U2')`);
    change(path.join(folder, 'newer.db'), 'update parley_schema set version = version + 1');
    const faults = {
      'half.db': ['damaged', 'Use another backup'],
      'text.db': ['not-a-database', 'is not a backup'],
      'empty.db': ['not-a-database', 'is not a backup'],
      'changed.db': ['damaged', '(cards)'],
      'newer.db': ['newer', 'Update this Parley'],
      'none.db': ['no-data', 'There is no file'],
      from: ['not-a-database', 'is not a file'],
    } as const;
    for (const [name, [kind, says]] of Object.entries(faults)) {
      const refused = restore({ file: path.join(folder, name), to, replace: true });
      await expect(refused, name).rejects.toMatchObject({ kind, message: expect.stringContaining(says) });
    }
    const store = await openIn(to.folder);
    expect(await store.cards.get('W', 'a')).toBeUndefined();
  });

  test('never takes the place of a file', async () => {
    const { from, file } = await backedUp();
    const before = hashOf(file);
    await expect(backUp({ from, file })).rejects.toMatchObject({ kind: 'exists' });
    expect(hashOf(file)).toBe(before);
  });
});
