import { createHash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, type PostgresPool, sql } from 'kysely';
import { Pool, TypeOverrides } from 'pg';
import { StoreError } from '#core/store-error.ts';
import { storable } from '../storable.ts';
import type { Database, Db, Dialect, Tables } from '../tables.ts';
import { storeErrorOf } from './faults.ts';

/** In ms. Longer than any statement of Parley takes. A connection that hangs must not be waited for for ever. */
const STATEMENT_TIMEOUT = 30_000;
const ANSWER_TIMEOUT = STATEMENT_TIMEOUT + 5_000;
/** Ms until a new connection must stand. Chats have to answer within three seconds. */
const CONNECT_TIMEOUT = 2_000;
/** Seconds after which a connection is replaced, so that a server's failover or a broken connection is over by itself. */
const CONNECTION_LIFE = 600;
/** Ms before the next tries to get a connection, together less than a second: a server that restarts needs about that. */
const RETRY_AFTER = [50, 200, 500];

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
};

/** `connections`: most connections of this store. `log`: one line when the server is lost, and one when it is back. */
export type PostgresOptions = { url: string; connections: number; log(line: string): void };

/** Opens the database that `url` names. It must exist; several processes can use it. Throws a `StoreError` if it cannot be reached or used. */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const server = serverOf(options.url);
  const pool = poolOf(options);
  // A connection that is not used breaks. The pool forgets it and makes another when it is needed.
  pool.on('error', () => undefined);
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: forKysely(pool) }) });
  const database = databaseOf(db, watch(server, options.log));
  try {
    await database.read((one) => sql`select 1`.execute(one));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The server as faults name it: without user and password. */
function serverOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `The database ${pathname.slice(1)} at ${hostname || 'localhost'}${port && `:${port}`}`;
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

/** Turns errors into store errors, and says when the server is lost and when it is back. */
type Watch = <T>(use: () => Promise<T>) => Promise<T>;

function watch(server: string, log: (line: string) => void): Watch {
  let isLost = false;
  return async (use) => {
    try {
      const result = await use();
      if (isLost) log(`${server} is back.`);
      isLost = false;
      return result;
    } catch (caught) {
      const error = storeErrorOf(server, caught);
      if (isUnreachable(error) && !isLost) {
        isLost = true;
        log(`${error.message} Until it is back, commands are refused; nothing that was stored is lost.`);
      }
      throw error;
    }
  };
}

function isUnreachable(error: unknown): error is StoreError {
  return error instanceof StoreError && error.kind === 'unreachable';
}

function databaseOf(db: Db, watched: Watch): Database {
  let open = true;
  const running = new Set<Promise<unknown>>();
  const whileOpen = async <T>(use: () => Promise<T>): Promise<T> => {
    if (!open) throw new Error('the store is closed');
    const used = use();
    running.add(used);
    return used.finally(() => running.delete(used));
  };
  return {
    dialect: DIALECT,
    read: (work) => whileOpen(() => retried(() => watched(() => work(db)))),
    write: (workspace, work) => whileOpen(() => transaction(db, watched, workspace, work)),
    writeOne: (work) => whileOpen(() => connected(db, watched, work)),
    hasTable: async (one, name) => {
      const found = sql<{ found: string | null }>`select to_regclass(${name})::text as found`;
      return (await found.execute(one)).rows[0]?.found !== null;
    },
    close: async () => {
      if (!open) return;
      open = false;
      await Promise.allSettled(running);
      await db.destroy();
    },
  };
}

/** Tries again if the server was not reached. `use` must be harmless when it runs twice. */
async function retried<T>(use: () => Promise<T>): Promise<T> {
  for (const pause of [...RETRY_AFTER, undefined]) {
    try {
      return await use();
    } catch (error) {
      if (pause === undefined || !isUnreachable(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  throw new Error('unreachable');
}

/**
 * Gives `work` a connection, with `first` run on it before. Tries again only as long as `work` has not begun: afterwards nobody knows
 * whether the server has done it.
 */
async function connected<T>(
  db: Db,
  watched: Watch,
  work: (db: Db) => Promise<T>,
  first = async (_connection: Db): Promise<unknown> => undefined,
): Promise<T> {
  const begun = { work: false };
  const use = () =>
    watched(() =>
      db.connection().execute(async (connection) => {
        await first(connection);
        begun.work = true;
        return work(connection);
      }),
    ).catch((error: unknown) => {
      if (begun.work) throw new Begun(error);
      throw error;
    });
  return retried(use).catch((error: unknown) => {
    throw error instanceof Begun ? error.cause : error;
  });
}

/** An error after which nothing is tried again. */
class Begun extends Error {
  constructor(cause: unknown) {
    super('begun', { cause });
  }
}

async function transaction<T>(db: Db, watched: Watch, workspace: string, work: (db: Db) => Promise<T>): Promise<T> {
  // Both in one message to the server. The lock ends with the transaction.
  const begin = CompiledQuery.raw(`begin; select pg_advisory_xact_lock(${lockOf(workspace)})`);
  const inTransaction = async (connection: Db): Promise<T> => {
    try {
      const result = await work(connection);
      await commit(connection);
      return result;
    } catch (error) {
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
      throw error;
    }
  };
  return connected(db, watched, inTransaction, (connection) => connection.executeQuery(begin));
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
