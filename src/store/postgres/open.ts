import { createHash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import { queues } from '#core/queue.ts';
import { locationName } from '../location.ts';
import { storable } from '../storable.ts';
import type { Column, Database, Db, Dialect, Tables } from '../tables.ts';
import { createServer, type Server } from './server.ts';

/** In ms. Longer than any statement of Parley takes. A connection that hangs must not be waited for for ever. */
const STATEMENT_TIMEOUT = 30_000;
const ANSWER_TIMEOUT = STATEMENT_TIMEOUT + 5_000;
/** Ms until a new connection must stand. Chats have to answer within three seconds. */
const CONNECT_TIMEOUT = 2_000;
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

const DIALECT: Dialect = {
  types: { bytes: 'bytea', text: sql`text collate "C"` },
  bytesOf: (column) => sql<Uint8Array | null>`convert_to(${sql.ref(column)}, 'UTF8')`,
  now: sql<number>`floor(extract(epoch from clock_timestamp()) * 1000)::bigint`,
  skipLocked: sql`for update skip locked`,
};

/** `connections`: most connections of this store. `log`: one line when the server is lost, and one when it is back. */
export type PostgresOptions = { url: string; connections: number; log(line: string): void };

/** Opens the database that `url` names. It must exist; several processes can use it. Throws a `StoreError` if it cannot be reached or used. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const pool = poolOf(options);
  // A connection that breaks is forgotten, and another is made when it is needed. The query that used it fails by itself.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: forKysely(pool) }) });
  const database = databaseOf(db, createServer(`The database ${locationName(options)}`, options.log));
  try {
    await database.read((one) => sql`select 1`.execute(one));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function poolOf({ url, connections }: PostgresOptions): Pool {
  return new Pool({
    connectionString: url,
    application_name: 'parley',
    max: connections,
    maxLifetimeSeconds: CONNECTION_LIFE,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT,
    query_timeout: ANSWER_TIMEOUT,
    keepAlive: true,
    types: parsers,
  });
}

/** Gives kysely the pool's connections, with texts that the server can store. */
function forKysely(pool: Pool): PostgresPool {
  const connect = async () => {
    const client = await pool.connect();
    const query = (text: string, values: readonly unknown[]) => client.query(text, values.map(storable));
    return new Proxy(client, { get: (target, name) => (name === 'query' ? query : Reflect.get(target, name)) });
  };
  return { options: pool.options, end: () => pool.end(), connect };
}

function databaseOf(db: Db, server: Server): Database {
  let open = true;
  const queued = queues();
  const running = new Set<Promise<unknown>>();
  const whileOpen = async <T>(use: () => Promise<T>): Promise<T> => {
    if (!open) throw new Error('the store is closed');
    const used = use();
    running.add(used);
    return used.finally(() => running.delete(used));
  };
  return {
    dialect: DIALECT,
    read: (work) => whileOpen(() => server.use(() => work(db))),
    // Transactions of one workspace wait here, not each with a connection of its own.
    write: (workspace, work) =>
      whileOpen(() => queued(workspace, () => transaction(db, server, locked(workspace), work))),
    writeOne: (work) => whileOpen(() => once(db, server, work)),
    snapshot: (work) => whileOpen(() => transaction(db, server, SNAPSHOT, work)),
    columnsOf,
    isReachable: server.isReachable,
    close: async () => {
      if (!open) return;
      open = false;
      await Promise.allSettled(running);
      await db.destroy();
    },
  };
}

/** Not `to_regclass`: that can miss a table which another process made while this transaction waited for its lock. */
async function columnsOf(db: Db, table: string): Promise<Column[]> {
  const tables = sql`select pg_class.oid from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = any(current_schemas(false)) and relname = ${table} and relkind = 'r'`;
  const found = sql<Column>`select attname as name, atttypid in ('int8'::regtype, 'int4'::regtype) as "isNumber"
    from pg_attribute where attrelid in (${tables}) and attnum > 0 and not attisdropped`;
  return (await found.execute(db)).rows;
}

const SNAPSHOT = 'begin isolation level repeatable read read only';

/** Begins a transaction that holds the lock of the workspace until its end. Both in one message to the server. */
const locked = (workspace: string): string => `begin; select pg_advisory_xact_lock(${lockOf(workspace)})`;

async function transaction<T>(db: Db, server: Server, begin: string, work: (db: Db) => Promise<T>): Promise<T> {
  return server.use((begun) =>
    db.connection().execute(async (connection) => {
      await connection.executeQuery(CompiledQuery.raw(begin));
      begun();
      try {
        const result = await work(connection);
        await commit(connection);
        return result;
      } catch (error) {
        await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
        throw error;
      }
    }),
  );
}

/** Runs a statement, not again if it may have been done. */
function once<T>(db: Db, server: Server, work: (db: Db) => Promise<T>): Promise<T> {
  return server.use((begun) =>
    db.connection().execute((connection) => {
      begun();
      return work(connection);
    }),
  );
}

/** After a failed statement, the server answers a commit with a rollback. */
async function commit(connection: Db): Promise<void> {
  const { rows } = await connection.executeQuery<{ command: string }>(CompiledQuery.raw('commit'));
  if (rows[0]?.command === 'ROLLBACK')
    throw new Error('a statement of this transaction failed, and nothing was stored');
}

/** The number of a workspace's lock. Two workspaces with the same number wait for each other, which harms nothing. */
function lockOf(workspace: string): bigint {
  return createHash('sha256').update(`parley ${workspace}`).digest().readBigInt64BE();
}
