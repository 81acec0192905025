import type { Decks } from '#core/ports/decks.ts';
import { decodeDeck, encodeDeck } from '../rows.ts';
import type { Access, Db } from '../tables.ts';

export function decksIn(access: Access): Decks {
  return {
    get: (workspace, deck) => access.read((db) => stateOf(db, workspace, deck)),
    change: (workspace, deck, change) => access.write(workspace, (db) => changed(db, workspace, deck, change)),
  };
}

async function stateOf(db: Db, workspace: string, deck: string): Promise<unknown> {
  const row = await db
    .selectFrom('decks')
    .select('body')
    .where('workspace', '=', workspace)
    .where('deck', '=', deck)
    .executeTakeFirst();
  return row && decodeDeck(deck, row.body);
}

/** Must run inside a writing transaction, so that nobody else draws between reading and storing. */
async function changed<State>(
  db: Db,
  workspace: string,
  deck: string,
  change: (before: unknown) => State,
): Promise<State> {
  const after = change(await stateOf(db, workspace, deck));
  const body = encodeDeck(after);
  await db
    .insertInto('decks')
    .values({ workspace, deck, body })
    .onConflict((conflict) => conflict.columns(['workspace', 'deck']).doUpdateSet({ body }))
    .execute();
  return after;
}
