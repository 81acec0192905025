import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { PLATFORMS } from '#core/request.ts';
import { openStore } from '#store/index.ts';
import { ALL, BEGUN, DONE, job, keys, LONG, later, OVER, taken } from '../contract/store-outbox-samples.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

/** Several processes on one database, as far as the database can tell. */
async function processes(count: number): Promise<{ stores: Store[]; client: Client }> {
  const url = await server.database();
  const stores: Store[] = [];
  for (let n = 0; n < count; n++) stores.push(await openStore({ url }));
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    for (const store of stores) await store.close();
  });
  return { stores, client };
}

const of = (stores: readonly Store[], n: number): Store => {
  const store = stores[n % stores.length];
  if (!store) throw new Error('no store');
  return store;
};

test('what many processes put into one channel at once has one order, and is taken one at a time', async () => {
  const { stores } = await processes(3);
  const all = Array.from({ length: 150 }, (_, n) => `${100 + n}`);
  await Promise.all(all.map((key, n) => of(stores, n).outbox.put('W', job(key))));
  const sent: string[] = [];
  for (let rows = await taken(of(stores, 0), 'W'); rows.length; rows = await taken(of(stores, 0), 'W')) {
    expect(rows).toHaveLength(1);
    sent.push(...rows);
    await of(stores, 0).outbox.mark('W', sent.at(-1) ?? '', DONE);
  }
  expect(sent.toSorted()).toEqual(all);
});

test('processes that take and mark at once never wait for each other in a circle', async () => {
  const { stores } = await processes(3);
  const put = (n: number) => of(stores, n).outbox.put(`V${n % 5}`, job(`${n}`, { channel: `${n}` }));
  await Promise.all(Array.from({ length: 300 }, (_, n) => put(n)));
  const works = Array.from({ length: 30 }, async (_, n) => {
    const { outbox } = of(stores, n);
    for (let turn = 0; turn < 5; turn++) {
      const rows = await outbox.take(PLATFORMS, OVER, 50);
      for (const { workspace, key } of rows.slice(0, 3)) await outbox.mark(workspace, key, later(OVER));
    }
  });
  expect((await Promise.allSettled(works)).filter(({ status }) => status === 'rejected')).toEqual([]);
});

test('a process that takes gets what no other process is just taking', async () => {
  const { stores, client } = await processes(1);
  for (const key of ['one', 'two']) await of(stores, 0).outbox.put('W', job(key, { channel: key }));
  await client.query("begin; update outbox set holder = 'another', held_until = 4102444800000 where id = 'one'");
  expect(keys(await of(stores, 0).outbox.take(PLATFORMS, LONG, ALL))).toEqual(['two']);
  await client.query('commit');
});

test('a row that another process takes while this one marks it stays the other’s', async () => {
  const { stores, client } = await processes(1);
  const { outbox } = of(stores, 0);
  await outbox.put('W', job('one'));
  await outbox.take(PLATFORMS, OVER, ALL);
  await client.query("begin; update outbox set holder = 'another', held_until = 4102444800000");
  const marked = outbox.mark('W', 'one', BEGUN);
  const isWaiting = async () => {
    await client.query('select pg_stat_clear_snapshot()');
    const found = await client.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'");
    return found.rows.length > 0;
  };
  while (!(await isWaiting()));
  await client.query('commit');
  expect(await marked).toBeUndefined();
  const { rows } = await client.query('select holder, state, tries from outbox');
  expect(rows).toEqual([{ holder: 'another', state: 'waiting', tries: 0 }]);
});
