import type { Card, Cards } from '#core/ports/cards.ts';
import { decodeCard, encodeCard } from '../rows.ts';
import type { Access, Db } from '../tables.ts';

export function cardsIn(access: Access): Cards {
  return {
    get: (workspace, id) => access.read((db) => get(db, workspace, id)),
    put: (workspace, card) => access.write((db) => put(db, workspace, card)),
    add: (workspace, card) => access.write((db) => add(db, workspace, card)),
  };
}

async function get(db: Db, workspace: string, id: string): Promise<Card | undefined> {
  const row = await db
    .selectFrom('cards')
    .select('body')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && decodeCard(id, row.body);
}

async function put(db: Db, workspace: string, card: Card): Promise<void> {
  const body = encodeCard(card);
  await db
    .insertInto('cards')
    .values({ workspace, id: card.id, body })
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet({ body }))
    .execute();
}

async function add(db: Db, workspace: string, card: Card): Promise<boolean> {
  const added = await db
    .insertInto('cards')
    .values({ workspace, id: card.id, body: encodeCard(card) })
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}
