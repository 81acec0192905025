import type { Kysely, RawBuilder } from 'kysely';
import type { OutboxState } from '#core/ports/outbox.ts';
import type { StoredSuggestion } from '#core/ports/suggestions.ts';
import type { Platform } from '#core/request.ts';

/**
 * The tables as queries see them. The workspace is the first column of every primary key. JSON columns are text; `rows.ts` writes and
 * reads them. JSON preserves a lone surrogate and a NUL, which a database's text column does not promise.
 */
export type Tables = {
  counters: {
    workspace: string;
    name: 'articles' | 'transcript' | 'topics' | 'settings' | 'outbox' | 'streams';
    value: number;
  };
  /** `removed`: JSON; null if the article was not removed. */
  articles: { workspace: string; id: string; removed: string | null };
  /**
   * `position`: the edition's number among the article's editions, in the order of adding, from 0. `words` (JSON) is deleted when the
   * article is removed. `marks` (JSON: labels and checksums) stays.
   */
  revisions: {
    workspace: string;
    article: string;
    language: string;
    number: number;
    position: number;
    added_at: number;
    words: string | null;
    marks: string;
  };
  /** `key`: the version of the input from which `body` (JSON) was computed. */
  derivations: { workspace: string; article: string; kind: string; key: string; body: string };
  /** `short_lived`: 0 or 1. `created_at`: for cards and messages that are older than this column, the time of the migration. */
  cards: { workspace: string; id: string; body: string; created_at: number; short_lived: number };
  settings: { workspace: string; body: string };
  indexes: { workspace: string; key: string; bytes: Uint8Array };
  /** `position`: the message's first `seq`. An edit gives it a new `seq`, but the same `position`. */
  messages: {
    workspace: string;
    id: string;
    channel: string;
    seq: number;
    position: number;
    body: string;
    created_at: number;
  };
  /** `body`: JSON with the person who saved it, the time, and the text of its file. */
  topics: { workspace: string; id: string; status: 'draft' | 'accepted'; body: string };
  decks: { workspace: string; deck: string; body: string };
  reader_keys: { workspace: string; key: string; secret: string };
  /**
   * `body` is deleted after the answer. The rest stays for some time, to recognise a repeated delivery. `holder`: the process that answers;
   * null in rows of an older Parley.
   */
  inbox: {
    workspace: string;
    id: string;
    platform: Platform;
    received_at: number;
    state: 'received' | 'sending' | 'done';
    tries: number;
    body: string;
    holder: string | null;
  };
  /** `due_at`: ms; null if never. `body`: JSON with the feature's own state. */
  schedules: {
    workspace: string;
    id: string;
    platform: Platform;
    channel: string;
    due_at: number | null;
    body: string;
  };
  /** `date`: ISO. */
  schedule_runs: { workspace: string; schedule: string; date: string; body: string };
  suggestions: {
    workspace: string;
    id: string;
    person: string;
    created_at: number;
    status: StoredSuggestion['status'];
    body: string;
  };
  /** `counted`: 1 if the person is in a step of the tally, else 0. */
  stances: { workspace: string; post: string; person: string; answer: number; counted: number };
  /** Steps of the tallies of posts, from 0. `body`: JSON. */
  stance_steps: { workspace: string; post: string; step: number; body: string };
  /** `seq` orders the streams of a workspace by their beginning. `is_open`: 0 or 1. `version`: the number of the stream's events. */
  streams: {
    workspace: string;
    id: string;
    seq: number;
    platform: Platform;
    place: string;
    is_open: 0 | 1;
    due_at: number | null;
    version: number;
  };
  /** `version`: the one that the stream has with this event, from 1. `body`: JSON. */
  stream_events: { workspace: string; stream: string; version: number; body: string };
  /** `person`: the platform's id of a user; `body`: JSON with their name. Both are null once the person was erased. */
  participants: { workspace: string; id: string; person: string | null; body: string | null };
  /** `person`: the random id of the author. `body`: JSON; null once the author was erased. */
  stream_texts: {
    workspace: string;
    id: string;
    stream: string;
    person: string;
    kind: string;
    created_at: number;
    body: string | null;
  };
  /** `key`: the name of the stream's page in its link. */
  stream_keys: { workspace: string; stream: string; key: string };
  /** `person`: the random id of the voter. */
  ballots: { workspace: string; stream: string; vote: string; person: string; choice: string };
  /** Which clock the schedules of this database have seen: one row under the name `clock`. `body`: JSON. */
  clocks: { workspace: string; body: string };
  /**
   * `id`: the job's key. `seq` orders the rows of a workspace. `is_first`: 1 for the first unfinished row of each channel, else 0. `body`: JSON
   * with ids, steps, and what the steps brought. `holder`: the process that has leased the row, until `held_until`; both are null if it is free.
   * All times are ms by the database's clock, except `until`.
   */
  outbox: {
    workspace: string;
    id: string;
    seq: number;
    is_first: 0 | 1;
    platform: Platform;
    channel: string;
    kind: string;
    state: OutboxState;
    step: number;
    tries: number;
    trying: number | null;
    due_at: number;
    created_at: number;
    marked_at: number | null;
    until: number | null;
    trouble: string | null;
    body: string;
    holder: string | null;
    held_until: number | null;
  };
  /** `until`: ms by the database's clock. */
  leases: { name: string; holder: string; until: number };
};

export type Db = Kysely<Tables>;

/** The database as a step of the schema sees it. It has no table types, because they change, and a step never changes. */
export type Schema = Pick<Db, 'schema' | 'getExecutor'>;

/** The database's names for column types. Texts are ordered by their bytes. */
export type ColumnTypes = { bytes: 'blob' | 'bytea'; text: 'text' | RawBuilder<unknown> };

/** The database's own ways to say what SQL says differently in each. */
export type Dialect = {
  types: ColumnTypes;
  /** The UTF-8 bytes of a text column. Long texts are read as bytes, because a driver may need ten times as long for the same text. */
  bytesOf(column: string): RawBuilder<Uint8Array | null>;
  /** The time by the database's clock, in ms, so that processes on machines with different clocks agree. */
  now: RawBuilder<number>;
  /** Ends a query for rows that are changed next. Rows that somebody else is changing are left out; empty where there is one writer. */
  skipLocked: RawBuilder<unknown>;
};

export type VersionName = Tables['counters']['name'];

/** Runs queries. */
export type Access = {
  dialect: Dialect;
  /** The id of this process, as leases and deliveries name it. */
  holder: string;
  /** Can be repeated if the database is locked or its connection is lost. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** A transaction: all or nothing, and one at a time in a workspace. Where the database can, other workspaces go on. */
  write<T>(workspace: string, work: (db: Db) => Promise<T>): Promise<T>;
  /** A workspace's counter; 0 before the first change. */
  version(workspace: string, name: VersionName): Promise<number>;
  /** Runs one statement, which is all or nothing by itself. It does not wait for transactions that write other rows. */
  writeOne<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** Another clock for what is due than the database's: one that runs faster. Ms since the epoch. */
  fastNow?(): number;
};

/** A table's column. `isNumber`: its values are whole numbers; else they are texts or bytes. */
export type Column = { name: string; isNumber: boolean };

/** A database whose rows are copied into another one. */
export type Source = {
  /** The table's columns; none if there is no such table. */
  columnsOf(db: Db, table: string): Promise<Column[]>;
  /** Reads everything as it was at one moment, while others go on writing. */
  snapshot<T>(work: (db: Db) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** The interface that each kind of database implements. Everything above it is written once. */
export type Database = Omit<Access, 'holder' | 'version' | 'fastNow'> &
  Source & {
    /** False while a database on a server cannot be reached. */
    isReachable(): boolean;
  };
