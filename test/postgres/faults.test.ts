import { Client, type QueryResult } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';
import { card } from '../contract/store-samples.ts';
import { execute, type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

async function opened(log: (line: string) => void = () => undefined): Promise<{ store: Store; url: string }> {
  const url = await server.database();
  const store = await openStore({ url, log });
  onTestFinished(() => store.close());
  return { store, url };
}

const UNREACHABLE = { problem: { kind: 'store-unreachable' } };

/** Ends all connections of Parley to the database, as a failover or a firewall does. */
async function cut(url: string): Promise<void> {
  await execute(url, "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'parley'");
}

async function connections(url: string): Promise<number> {
  const sql = "select pid from pg_stat_activity where application_name = 'parley' and datname = current_database()";
  return locking(url, sql, async ({ rows }) => rows.length);
}

/** Runs the statement in a transaction on a connection of its own, and `during` before its end. */
async function locking<T>(url: string, sql: string, during: (result: QueryResult) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    return await during(await client.query(sql));
  } finally {
    await client.end();
  }
}

describe('a database whose server', () => {
  test('goes away is a user error to who asks meanwhile, two lines of the log, and nothing lost', async () => {
    const lines: string[] = [];
    const { store } = await opened((line) => lines.push(line));
    await store.cards.put('W', card('a', 1));
    expect(store.isReachable()).toBe(true);
    await server.crash();
    await expect(store.cards.get('W', 'a')).rejects.toMatchObject(UNREACHABLE);
    await expect(store.cards.put('W', card('b', 2))).rejects.toMatchObject(UNREACHABLE);
    await expect(store.transaction('W', async ({ cards }) => cards.put('W', card('c', 3)))).rejects.toMatchObject(
      UNREACHABLE,
    );
    expect(store.isReachable()).toBe(false);
    await server.start();
    expect(await store.cards.get('W', 'a')).toEqual(card('a', 1));
    expect(store.isReachable()).toBe(true);
    expect(await store.cards.get('W', 'b')).toBeUndefined();
    expect(await store.cards.get('W', 'c')).toBeUndefined();
    await store.cards.put('W', card('b', 2));
    expect(lines).toEqual([
      expect.stringMatching(/^The database parley_\d+ at 127\.0\.0\.1:\d+ cannot be reached/),
      expect.stringMatching(/ is back\.$/),
    ]);
  });

  test('cuts idle connections is asked again without a word', async () => {
    const { store, url } = await opened();
    await store.cards.put('W', card('a', 1));
    await cut(url);
    expect(await store.cards.get('W', 'a')).toEqual(card('a', 1));
    await cut(url);
    await store.transaction('W', async ({ cards }) => cards.put('W', card('a', 2)));
    expect(await store.cards.get('W', 'a')).toEqual(card('a', 2));
  });

  test('cuts a transaction stores nothing of it, and says so', async () => {
    const { store, url } = await opened();
    const torn = store.transaction('W', async ({ cards }) => {
      await cards.put('W', card('a', 1));
      await cut(url);
      await cards.put('W', card('b', 2));
    });
    await expect(torn).rejects.toMatchObject(UNREACHABLE);
    expect(await store.cards.get('W', 'a')).toBeUndefined();
    await store.transaction('W', async ({ cards }) => cards.put('W', card('b', 2)));
    expect(await store.cards.get('W', 'b')).toEqual(card('b', 2));
  });
});

describe('a database whose server hangs', () => {
  test('is a user error to who asks, at once to all who ask after, and is there again without a restart', async () => {
    const lines: string[] = [];
    const { store, url } = await opened((line) => lines.push(line));
    await store.cards.put('W', card('a', 1));
    server.hang();
    onTestFinished(() => server.wake());
    await expect(store.cards.put('W', card('b', 2))).rejects.toMatchObject(UNREACHABLE);
    expect(store.isReachable()).toBe(false);
    const many = Array.from({ length: 100 }, () => store.transaction('W', ({ cards }) => cards.put('W', card('c', 3))));
    for (const one of await Promise.allSettled(many))
      expect(one).toMatchObject({ status: 'rejected', reason: UNREACHABLE });
    server.wake();
    await expect.poll(() => store.cards.get('W', 'a').catch(() => undefined), { timeout: 10_000 }).toBeDefined();
    expect(store.isReachable()).toBe(true);
    // Nobody knew of this one; those that were told at once never got there.
    expect(await store.cards.get('W', 'b')).toEqual(card('b', 2));
    expect(await store.cards.get('W', 'c')).toBeUndefined();
    expect(lines).toEqual([expect.stringContaining('no answer for 5 s'), expect.stringMatching(/ is back\.$/)]);
    expect(await connections(url)).toBeLessThan(3);
  }, 20_000);

  test('does not keep a program from its end', async () => {
    const sockets = () => process.getActiveResourcesInfo().filter((one) => one === 'TCPSocketWrap').length;
    const before = sockets();
    const store = await openStore({ url: await server.database() });
    await store.cards.put('W', card('a', 1));
    server.hang();
    onTestFinished(() => server.wake());
    await store.close();
    await expect.poll(sockets, { timeout: 4_000 }).toBeLessThanOrEqual(before);
  });

  test('is not what somebody else’s lock is taken for', async () => {
    const { store, url } = await opened();
    await store.cards.put('W', card('a', 1));
    await locking(url, 'lock table cards', async () => {
      await expect(store.cards.put('W', card('b', 2))).rejects.toMatchObject({ name: 'StoreError', kind: 'busy' });
    });
    expect(store.isReachable()).toBe(true);
    await store.cards.put('W', card('b', 2));
  }, 20_000);
});

describe('what is wrong with DATABASE_URL is said, without its password', () => {
  test.for([
    ['no such database', (url: string) => url.replace(/parley_\d+$/, 'elsewhere'), 'refused', 'elsewhere'],
    ['no such user', (url: string) => url.replace('parley@', 'nobody:hunter2@'), 'refused', 'nobody'],
    ['no server there', (url: string) => url.replace(/:\d+\//, ':1/'), 'unreachable', 'Is it running?'],
    ['no such host', (url: string) => url.replace('127.0.0.1', 'db.invalid'), 'unreachable', 'db.invalid'],
  ] as const)('%s', async ([, change, kind, says]) => {
    const url = change(await server.database());
    const refused = await openStore({ url }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'StoreError', kind, message: expect.stringContaining(says) });
    expect(String(refused)).not.toContain('hunter2');
  });
});

test('processes that start together on an empty database make one schema', async () => {
  const url = await server.database();
  const stores = await Promise.all([1, 2, 3].map(() => openStore({ url })));
  await stores[0]?.cards.put('W', card('a', 1));
  expect(await stores[2]?.cards.get('W', 'a')).toEqual(card('a', 1));
  for (const store of stores) await store.close();
});

test('a workspace is written while another’s transaction takes its time', async () => {
  const { store } = await opened();
  const over = Promise.withResolvers<void>();
  const long = store.transaction('W', async ({ cards }) => {
    await cards.put('W', card('a', 1));
    await over.promise;
  });
  await store.transaction('V', async ({ cards }) => cards.put('V', card('a', 2)));
  expect(await store.cards.get('V', 'a')).toEqual(card('a', 2));
  over.resolve();
  await long;
});
