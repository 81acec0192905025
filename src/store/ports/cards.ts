import type { Cards } from '#core/ports/cards.ts';
import { containing } from '../containing.ts';
import { cardRow, decodeCard, LARGE_ROW, nextTurn } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

/** Stores cards in a database. Makes the JSON before a transaction begins, so that other writers wait only for the database. */
export function cardsIn(access: Access): Cards {
  return {
    get: async (workspace, id) => {
      const row = await access.read((db) => get(db, workspace, id));
      // A file is stored in many large cards, which are read one after the other.
      if (row && row.body.length > LARGE_ROW) await nextTurn();
      return row && { ...decodeCard(id, row.body), ...(row.short_lived === 1 && { shortLived: true }) };
    },
    put: async (workspace, card) => {
      const row = cardRow(workspace, card);
      return access.writeOne((db) => put(db, row));
    },
    add: async (workspace, card) => {
      const row = cardRow(workspace, card);
      return access.writeOne((db) => add(db, row));
    },
    ownedBy: async (workspace, owner, limit) => {
      const rows = await access.read((db) =>
        ofOwner(db, workspace, owner).select(['id', 'body', 'short_lived']).orderBy('id').limit(limit).execute(),
      );
      return rows.map((row) => ({
        ...decodeCard(row.id, row.body),
        ...(row.short_lived === 1 && { shortLived: true }),
      }));
    },
    countOf: async (workspace, owner) => {
      const { count } = await access.read((db) =>
        ofOwner(db, workspace, owner)
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow(),
      );
      return Number(count);
    },
  };
}

/** The owner stands in the body, before the state (rows.ts). */
function ofOwner(db: Db, workspace: string, owner: string) {
  const mark = `"owner":${JSON.stringify(owner)},"createdAt":`;
  return db.selectFrom('cards').where('workspace', '=', workspace).where(containing('body', mark));
}

async function get(db: Db, workspace: string, id: string) {
  return db
    .selectFrom('cards')
    .select(['body', 'short_lived'])
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
}

async function put(db: Db, row: Tables['cards']): Promise<void> {
  const { body, created_at, short_lived } = row;
  await db
    .insertInto('cards')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet({ body, created_at, short_lived }))
    .execute();
}

async function add(db: Db, row: Tables['cards']): Promise<boolean> {
  const added = await db
    .insertInto('cards')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}
