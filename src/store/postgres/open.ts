import { createHash } from 'node:crypto';
import { CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { queues } from '#core/queue.ts';
import { locationName } from '../location.ts';
import { SCHEMA } from '../migrate.ts';
import type { Column, Database, Db, Dialect, Tables } from '../tables.ts';
import { openPool, PATIENT, QUICK, type StatementLimits } from './pool.ts';
import { createServer, type Server } from './server.ts';

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
  const opened = (limits: StatementLimits): Db =>
    new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool({ ...options, limits }) }) });
  const dbs = { quick: opened(QUICK), patient: opened(PATIENT) };
  const database = databaseOf(dbs, createServer(`The database ${locationName(options)}`, options.log));
  try {
    await database.read((one) => sql`select 1`.execute(one));
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** `patient`: for updating the schema and for copies. A pool without use has no connections. */
type Dbs = { quick: Db; patient: Db };

function databaseOf({ quick, patient }: Dbs, server: Server): Database {
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
    read: (work) => whileOpen(() => server.use(() => work(quick))),
    // Transactions of one workspace wait here, not each with a connection of its own.
    write: (workspace, work) =>
      whileOpen(() => {
        const db = workspace === SCHEMA ? patient : quick;
        return queued(workspace, () => transaction(db, server, locked(workspace), work));
      }),
    writeOne: (work) => whileOpen(() => once(quick, server, work)),
    snapshot: (work) => whileOpen(() => transaction(patient, server, SNAPSHOT, work)),
    columnsOf,
    isReachable: server.isReachable,
    close: async () => {
      if (!open) return;
      open = false;
      await Promise.allSettled(running);
      await Promise.all([quick.destroy(), patient.destroy()]);
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
