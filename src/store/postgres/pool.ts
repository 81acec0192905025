import { Socket } from 'node:net';
import type { PostgresPool } from 'kysely';
import { Pool, type PoolClient, TypeOverrides } from 'pg';
import { storable } from '../storable.ts';

/** `connections`: most connections of this pool. `limits`: the ms that its statements have. */
export type PoolOptions = { url: string; connections: number; limits: StatementLimits };

/**
 * All in ms. `silence`: nothing comes and nothing goes while a statement runs; then the server is taken to hang. What is large may take
 * longer, as long as it moves. `lock`: wait for somebody else's lock, shorter than `silence`, so that the server says it; 0 for no limit of
 * its own. `statement`: all of one statement, and a pause in a transaction.
 */
export type StatementLimits = { silence: number; lock: number; statement: number };

/** For what people wait for: a statement takes some milliseconds. */
export const QUICK: StatementLimits = { silence: 5_000, lock: 4_000, statement: 30_000 };
/** For updating the schema and for copies: a statement there can go through all rows of a table before the first comes. */
export const PATIENT: StatementLimits = { silence: 35_000, lock: 0, statement: 30_000 };

/** Ms until a new connection must stand. Chats have to answer within three seconds. */
const CONNECT_TIMEOUT = 2_000;
/** Ms for the goodbye at the end, which a server that hangs does not answer. */
const GOODBYE_TIMEOUT = 500;
/** Seconds after which a connection is replaced, so that a server's failover or a broken connection is over by itself. */
const CONNECTION_LIFE = 600;
/** Numbers of types: https://github.com/postgres/postgres/blob/master/src/include/catalog/pg_type.dat */
const BYTEA = 17;
const INT8 = 20;

/** Numbers are ids and times below 2^53, so an int8 is read as a number. A larger one would be a fault. */
function numberOf(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`the number ${text} of the database is too large`);
  return value;
}

const parsers = new TypeOverrides();
parsers.setTypeParser(INT8, numberOf);
// `pg` writes bytes in hexadecimal, after these two characters.
parsers.setTypeParser(BYTEA, (text) => Uint8Array.fromHex(text.slice('\\x'.length)));

/** Makes connections when they are needed, with texts that the server can store. One that hangs or breaks is thrown away. */
export function openPool(options: PoolOptions): PostgresPool {
  const pool = poolOf(options);
  const clients = new Set<PoolClient>();
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    clients.add(client);
    // The query that used a broken connection fails by itself.
    client.on('error', () => undefined);
  });
  pool.on('remove', (client) => clients.delete(client));
  const connect = async () => {
    const client = await pool.connect();
    const query = (text: string, values: readonly unknown[]) =>
      answered(client, options.limits.silence, () => client.query(text, values.map(storable)));
    return new Proxy(client, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) });
  };
  const end = async () => {
    for (const client of clients) socketOf(client)?.setTimeout(GOODBYE_TIMEOUT, destroy);
    await pool.end();
  };
  return { options: pool.options, end, connect };
}

function poolOf({ url, connections, limits }: PoolOptions): Pool {
  return new Pool({
    connectionString: url,
    application_name: 'parley',
    max: connections,
    maxLifetimeSeconds: CONNECTION_LIFE,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: limits.statement,
    lock_timeout: limits.lock,
    idle_in_transaction_session_timeout: limits.statement,
    keepAlive: true,
    types: parsers,
  });
}

/** Runs a query. If nothing comes or goes on the connection for `silence` ms, it fails, and nobody uses the connection again. */
async function answered<T>(client: PoolClient, silence: number, run: () => Promise<T>): Promise<T> {
  const socket = socketOf(client);
  if (!socket) return run();
  let isOver = false;
  const end = () => {
    const { bytesRead } = socket;
    // If this process stood still, the answer may be there and was not read yet.
    setImmediate(() => {
      if (!isOver && socket.bytesRead === bytesRead) socket.destroy(noAnswer(silence));
    });
  };
  socket.setTimeout(silence, end);
  try {
    return await run();
  } finally {
    isOver = true;
    socket.setTimeout(0, end);
  }
}

function noAnswer(silence: number): Error {
  return Object.assign(new Error(`no answer for ${silence / 1000} s`), { code: 'ETIMEDOUT' });
}

function socketOf({ connection }: PoolClient): Socket | undefined {
  return connection.stream instanceof Socket ? connection.stream : undefined;
}

function destroy(this: Socket): void {
  this.destroy();
}
