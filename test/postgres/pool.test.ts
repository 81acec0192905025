import type { PostgresPool } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPool } from '../../src/store/postgres/pool.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
let pool: PostgresPool;
beforeAll(async () => {
  server = await startPostgres();
  const limits = { silence: 300, lock: 0, statement: 10_000 };
  pool = openPool({ url: await server.database(), connections: 1, limits });
});
afterAll(async () => {
  await pool.end();
  await server.remove();
});

async function rowsOf(sql: string, meanwhile: () => void = () => undefined): Promise<number> {
  const client = await pool.connect();
  try {
    const result = client.query(sql, []);
    meanwhile();
    return (await result).rows.length;
  } finally {
    client.release();
  }
}

test('a connection on which nothing comes is not used again', async () => {
  await expect(rowsOf('select pg_sleep(5)')).rejects.toThrow('no answer for 0.3 s');
  expect(await rowsOf('select 1')).toBe(1);
});

test('what is large may take longer, as long as it comes', async () => {
  expect(await rowsOf("select repeat('x', 20000), pg_sleep(0.02) from generate_series(1, 50)")).toBe(50);
});

test('an answer that came while this process stood still is read', async () => {
  const stand = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600);
  expect(await rowsOf('select pg_sleep(0.1)', () => setImmediate(stand))).toBe(1);
});
