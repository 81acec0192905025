import type { Kysely, RawBuilder } from 'kysely';
import type { Platform } from '#core/request.ts';

/**
 * The tables as queries see them. The workspace is the first column of every primary key. JSON columns are text; `rows.ts` writes and
 * reads them. JSON preserves a lone surrogate and a NUL, which a database's text column does not promise.
 */
export type Tables = {
  counters: { workspace: string; name: 'articles' | 'transcript' | 'topics' | 'settings'; value: number };
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
  /** `body` is deleted after the answer. The rest stays for some time, to recognise a repeated delivery. */
  inbox: {
    workspace: string;
    id: string;
    platform: Platform;
    received_at: number;
    state: 'received' | 'sending' | 'done';
    tries: number;
    body: string;
  };
};

export type Db = Kysely<Tables>;

/** Runs queries. `write` is a transaction: all or nothing, and one at a time. `read` can be repeated if the database is locked. */
export type Access = {
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** The UTF-8 bytes of a text column. Long texts are read as bytes, because a driver may need ten times as long for the same text. */
  bytesOf(column: string): RawBuilder<Uint8Array | null>;
};

/** The interface that each kind of database implements. Everything above it is written once. */
export type Database = Access & { close(): Promise<void> };
