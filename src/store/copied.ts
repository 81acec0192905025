import { createHash } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { nextTurn } from './rows.ts';
import { countWithin } from './slice.ts';
import { storable } from './storable.ts';
import type { Column, Db, Tables } from './tables.ts';

/**
 * The tables whose rows are copied, with the columns of their primary keys. Leases are not copied: they say which processes run. A table
 * that refers to another one comes before it.
 */
export const KEYS: { readonly [T in Exclude<keyof Tables, 'leases'>]: readonly (keyof Tables[T] & string)[] } = {
  revisions: ['workspace', 'article', 'language', 'number'],
  articles: ['workspace', 'id'],
  derivations: ['workspace', 'article', 'kind'],
  topics: ['workspace', 'id', 'status'],
  decks: ['workspace', 'deck'],
  cards: ['workspace', 'id'],
  messages: ['workspace', 'id'],
  settings: ['workspace'],
  reader_keys: ['workspace'],
  inbox: ['workspace', 'id'],
  indexes: ['workspace'],
  counters: ['workspace', 'name'],
  schedules: ['workspace', 'id'],
  schedule_runs: ['workspace', 'schedule', 'date'],
  suggestions: ['workspace', 'id'],
  stances: ['workspace', 'post', 'person'],
  stance_steps: ['workspace', 'post', 'step'],
  outbox: ['workspace', 'id'],
  streams: ['workspace', 'id'],
  stream_events: ['workspace', 'stream', 'version'],
  participants: ['workspace', 'id'],
  stream_texts: ['workspace', 'id'],
  stream_keys: ['workspace', 'stream'],
  ballots: ['workspace', 'stream', 'vote', 'person'],
  clocks: ['workspace'],
};

/** Columns that are not copied and become null: which process holds a row. */
const HELD: ReadonlySet<string> = new Set(['outbox holder', 'outbox held_until']);

/** The columns that are copied, in the order of their names. */
export const copiedColumns = (table: string, columns: readonly Column[]): readonly Column[] =>
  columns.filter(({ name }) => !HELD.has(`${table} ${name}`)).toSorted((a, b) => (a.name < b.name ? -1 : 1));

/** A table that is copied. Its columns are in the order of their names. */
export type CopiedTable = { name: string; key: readonly string[]; columns: readonly Column[] };
type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/** Most rows that are read at once. */
const MOST_ROWS = 200;
/** Most bytes of rows in memory. A larger row is read alone. */
const MOST_BYTES = 4_000_000;

/** Rows that were read at once, and their length. */
export type Batch = { rows: readonly Row[]; bytes: number };

/** The length of all rows. */
export async function sizeOf(db: Db, table: CopiedTable): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select cast(coalesce(sum(${bytesOf(table)}), 0) as bigint) as bytes from ${sql.table(table.name)}`.execute(db);
  return rows[0]?.bytes ?? 0;
}

/** Reads a table in the order of its key, some rows at a time. */
export async function* rowsOf(db: Db, table: CopiedTable): AsyncGenerator<Batch, void> {
  const columns = sql.join(table.columns.map(({ name }) => sql.ref(name)));
  for (let last: Row | undefined; ; ) {
    // SQLite answers at once: without a turn of its own, each batch would keep signals and other work waiting.
    await nextTurn();
    const lengths = await fitting(db, table, last);
    if (!lengths.length) return;
    const { rows } = await sql<Row>`select ${columns} ${after(table, last, lengths.length)}`.execute(db);
    yield { rows: rows.map(stored), bytes: lengths.reduce((all, { bytes }) => all + bytes, 0) };
    last = rows.at(-1);
  }
}

/** The lengths of the next rows that are read at once. They are read first, because one row can have many megabytes. */
async function fitting(db: Db, table: CopiedTable, last: Row | undefined): Promise<{ bytes: number }[]> {
  const lengths = sql<{ bytes: number }>`select ${bytesOf(table)} as bytes ${after(table, last, MOST_ROWS)}`;
  const { rows } = await lengths.execute(db);
  return rows.slice(0, countWithin(rows, MOST_BYTES));
}

function after({ name, key }: CopiedTable, last: Row | undefined, most: number): RawBuilder<unknown> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  const later = last && sql`where (${columns}) > (${sql.join(key.map((column) => last[column]))})`;
  return sql`from ${sql.table(name)} ${later ?? sql``} order by ${columns} limit ${most}`;
}

/** The length of a row's texts and bytes. Databases know it without reading them. */
function bytesOf({ columns }: CopiedTable): RawBuilder<number> {
  const long = columns.filter(({ isNumber }) => !isNumber);
  return sql`${sql.join(
    long.map(({ name }) => sql`coalesce(octet_length(${sql.ref(name)}), 0)`),
    sql` + `,
  )}`;
}

/** The row as every database can store it. */
const stored = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, storable(value)]));

/** Adds rows to a table. */
export async function insert(db: Db, { name, columns }: CopiedTable, rows: readonly Row[]): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column.name]))})`);
  await sql`insert into ${sql.table(name)} (${names}) values ${sql.join(values)}`.execute(db);
}

/** Computes the SHA-256 of rows that are given in the order of their key. It is the same on every database. */
export function checksum({ name, columns }: CopiedTable): { add(rows: readonly Row[]): void; hex(): string } {
  const hash = createHash('sha256').update(`${name} ${columns.map((column) => column.name).join(' ')}\n`);
  const add = (value: Value | undefined) => {
    if (value === null || value === undefined) hash.update('null;');
    else if (typeof value === 'number') hash.update(`number ${value};`);
    // The length first, so that no value can pass for two.
    else if (typeof value === 'string') hash.update(`text ${Buffer.byteLength(value)}:`).update(value);
    else hash.update(`bytes ${value.length}:`).update(value);
  };
  return {
    add: (rows) => {
      for (const row of rows) for (const { name } of columns) add(row[name]);
    },
    hex: () => hash.digest('hex'),
  };
}
