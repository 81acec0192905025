import { type RawBuilder, sql } from 'kysely';
import type { Expiring, Retention } from '#core/ports/retention.ts';
import { PLATFORMS } from '#core/request.ts';
import { countWithin } from '../slice.ts';
import type { Access, Db } from '../tables.ts';
import { FINISHED } from './outbox.ts';

/** Most rows of one transaction: 3 ms of work and one wait for the disk. */
const MOST_ROWS = 100;
/** Most bytes of one transaction, because every deleted page is overwritten. A larger row is deleted alone. */
const MOST_BYTES = 500_000;

/** Deletes expired rows. Reads without a transaction first: usually there is nothing to delete, and then no writer has to wait. */
export function retentionIn(access: Access): Retention {
  return {
    drop: async (kind, before) => {
      const count = await access.read((db) => sliceOf(db, kind, before));
      return count && access.writeOne((db) => drop(db, kind, before, count));
    },
    dropUnusedIndexes: async () => {
      const workspace = await access.read(unusedIndex);
      return workspace === undefined ? 0 : access.writeOne((db) => dropIndex(db, workspace));
    },
  };
}

/** Counts the oldest rows that are deleted in one transaction. */
async function sliceOf(db: Db, kind: Expiring, before: number): Promise<number> {
  const { rows } = await sql<{
    bytes: number;
  }>`select octet_length(body) as bytes ${expired(kind, before, MOST_ROWS)}`.execute(db);
  return countWithin(rows, MOST_BYTES);
}

async function drop(db: Db, kind: Expiring, before: number, count: number): Promise<number> {
  const oldest = sql`select workspace, id ${expired(kind, before, count)}`;
  const table = sql.table(SOURCES[kind].table);
  const { numAffectedRows } = await sql`delete from ${table} where (workspace, id) in (${oldest})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

type Source = {
  table: 'cards' | 'messages' | 'inbox' | 'outbox';
  time: 'created_at' | 'received_at' | 'marked_at';
  which: RawBuilder<unknown>;
};

/** Conditions on the columns of the tables' indexes, so that the database uses these indexes. */
const SOURCES: Record<Expiring, Source> = {
  cards: { table: 'cards', time: 'created_at', which: sql`short_lived = 0` },
  previews: { table: 'cards', time: 'created_at', which: sql`short_lived = 1` },
  messages: { table: 'messages', time: 'created_at', which: sql`true` },
  deliveries: {
    table: 'inbox',
    time: 'received_at',
    which: sql`platform in (${sql.join(PLATFORMS)}) and state = 'done'`,
  },
  posts: { table: 'outbox', time: 'marked_at', which: FINISHED },
};

function expired(kind: Expiring, before: number, most: number): RawBuilder<unknown> {
  const { table, time, which } = SOURCES[kind];
  const made = sql.ref(time);
  return sql`from ${sql.table(table)} where ${which} and ${made} < ${before} order by ${made} limit ${most}`;
}

/** Finds one index of a workspace without articles. One at a time, because an index can have megabytes. */
async function unusedIndex(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('indexes')
    .select('workspace')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('articles')
            .select('id')
            .whereRef('articles.workspace', '=', 'indexes.workspace')
            .where('removed', 'is', null),
        ),
      ),
    )
    .limit(1)
    .executeTakeFirst();
  return row?.workspace;
}

async function dropIndex(db: Db, workspace: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('indexes').where('workspace', '=', workspace).executeTakeFirst();
  return Number(numDeletedRows);
}
