import * as sqlite from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { storable } from '../storable.ts';
import type { Db } from '../tables.ts';
import { onFile } from './faults.ts';

/** The class for connections. Later versions of Node call it `Database` and keep the old name too. */
const Connection: typeof sqlite.DatabaseSync = Reflect.get(sqlite, 'Database') ?? sqlite.DatabaseSync;

/** One connection: `raw` and `run` for pragmas and transactions, `db` for kysely's queries. */
export type SqliteConnection = { raw: sqlite.DatabaseSync; db: Db; run(sql: string): void };

/**
 * Opens a connection. `timeout`: ms that SQLite itself waits for a lock. The whole process is blocked while it waits. `readOnly`: an address
 * of the same file, which is only read.
 */
export function connect(file: string, timeout: number, readOnly?: URL): SqliteConnection {
  const options = { timeout, enableForeignKeyConstraints: true, readOnly: readOnly !== undefined };
  const raw = onFile(file, () => new Connection(readOnly ?? file, options));
  const db: Db = new Kysely({ dialect: new SqliteDialect({ database: forKysely(file, raw) }) });
  return { raw, db, run: (sql) => onFile(file, () => raw.exec(sql)) };
}

type PreparedStatement = ReturnType<SqliteDatabase['prepare']>;

/** Most prepared statements that are kept: more than the ports have queries. */
const MOST_PREPARED = 200;

/** Adapts node:sqlite to better-sqlite3's interface, which kysely uses: `reader` of a statement, and parameters as one array. */
function forKysely(file: string, raw: sqlite.DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, PreparedStatement>();
  return {
    close: () => raw.close(),
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? prepare(file, raw, sql);
      // SQLite prepares them again by itself when the schema changes.
      if (prepared.size < MOST_PREPARED && /^(?:select|insert|update|delete)\b/i.test(sql))
        prepared.set(sql, statement);
      return statement;
    },
  };
}

function prepare(file: string, raw: sqlite.DatabaseSync, sql: string): PreparedStatement {
  const statement = onFile(file, () => raw.prepare(sql));
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => onFile(file, () => statement.all(...parameters.map(bindable))),
    run: (parameters) => onFile(file, () => statement.run(...parameters.map(bindable))),
    iterate: (parameters) => onFile(file, () => statement.iterate(...parameters.map(bindable))),
  };
}

function bindable(value: unknown): sqlite.SQLInputValue {
  if (typeof value === 'string') return storable(value);
  if (value === null || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`cannot store a value of type ${typeof value}`);
}
