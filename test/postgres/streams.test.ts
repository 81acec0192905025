import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { PLATFORMS } from '#core/request.ts';
import { openStore } from '#store/index.ts';
import { stream } from '../contract/store-debates-samples.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

async function opened() {
  const url = await server.database();
  const store = await openStore({ url });
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await store.close();
  });
  return { store, client };
}

/** The statements that `use` sends. */
async function statementsOf(use: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, 'query');
  try {
    await use();
    return query.mock.calls.map(([sql]) => String(sql));
  } finally {
    query.mockRestore();
  }
}

test('a long stream is read in one statement', async () => {
  const { streams } = (await opened()).store;
  const events = Array.from({ length: 500 }, (_, n) => n);
  await streams.append('W', stream('s1'), events);
  expect(await statementsOf(() => streams.read('W', 's1'))).toHaveLength(1);
});

/** Streams of a hundred workspaces: as many open ones that are due later as ones that have ended. */
const MANY = `insert into streams (workspace, id, seq, platform, place, is_open, due_at, version)
  select 'V' || n % 100, 's' || n, n, 'slack', 'place ' || n, n / 100 % 2, 1000000 + n, 0 from generate_series(1, 100000) n`;

test('what is due is looked for by platform and time, also before the server has counted a hundred thousand streams', async () => {
  const { store, client } = await opened();
  await client.query(MANY);
  const [statement = ''] = await statementsOf(() => store.streams.due(PLATFORMS, 7, 9));
  const plan = async () => {
    const { rows } = await client.query(`explain ${statement}`, [7, ...PLATFORMS, 9]);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const byBoth = /using streams_due .*\n *Index Cond: \(\(platform = .* AND \(due_at <= /;
  expect(await plan()).toMatch(byBoth);
  await client.query('analyze streams');
  expect(await plan()).toMatch(byBoth);
  await store.streams.append('W', stream('s1', { dueAt: 5 }), []);
  expect(await store.streams.due(PLATFORMS, 7, 9)).toEqual([{ workspace: 'W', id: 's1' }]);
});
