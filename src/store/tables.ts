import type { Kysely } from 'kysely';
import type { Platform } from '#core/request.ts';

/**
 * The tables as queries see them. The workspace is the first column of every primary key. JSON columns are text, made and read
 * by `rows.ts`: as JSON, a lone surrogate or a NUL comes back as it was, which a text column of a database does not promise.
 */
export type Tables = {
  counters: { workspace: string; name: 'articles' | 'transcript' | 'topics'; value: number };
  /** `removed`: JSON, null while the article is there. */
  articles: { workspace: string; id: string; removed: string | null };
  /**
   * `position`: the edition's place among the article's editions, by first adding, from 0. `words` (JSON) goes with a removal;
   * `marks` (JSON: labels and checksums) stays.
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
  /** `key`: what `body` (JSON) was worked out from. */
  derivations: { workspace: string; article: string; kind: string; key: string; body: string };
  /** `short_lived`: 0 or 1. `created_at`: of cards and messages from before there was this column, the instant of the migration. */
  cards: { workspace: string; id: string; body: string; created_at: number; short_lived: number };
  settings: { workspace: string; body: string };
  indexes: { workspace: string; key: string; bytes: Uint8Array };
  /** `position`: the `seq` a message was appended with; `seq` grows with edits. */
  messages: {
    workspace: string;
    id: string;
    channel: string;
    seq: number;
    position: number;
    body: string;
    created_at: number;
  };
  /** `body`: JSON of who saved it, when, and the text of its file. */
  topics: { workspace: string; id: string; status: 'draft' | 'accepted'; body: string };
  decks: { workspace: string; deck: string; body: string };
  reader_keys: { workspace: string; key: string; secret: string };
  /** `body` goes when the answer is given; the rest stays a while, to know a delivery that comes again. */
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

/** Runs queries. `write` is all or nothing and alone; `read` may run several times. */
export type Access = {
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  write<T>(work: (db: Db) => Promise<T>): Promise<T>;
};

/** What a kind of database has to bring; everything above it is written once. */
export type Database = Access & { close(): Promise<void> };
