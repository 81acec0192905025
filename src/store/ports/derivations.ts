import type { Derivations } from '#core/ports/derivations.ts';
import { decodeBody, encodeBody, LARGE_ROW, nextTurn } from '../rows.ts';
import type { Access, Db } from '../tables.ts';

export function derivationsIn(access: Access): Derivations {
  return {
    get: async (workspace, article, kind, key) => {
      const body = await access.read((db) => get(db, workspace, article, kind, key));
      if (body && body.length > LARGE_ROW) await nextTurn();
      const value = body && decodeBody(`${kind} of ${article}`, body);
      if (body && body.length > LARGE_ROW) await nextTurn();
      return value;
    },
    put: async (workspace, article, kind, key, body) => {
      const row = { workspace, article, kind, key, body: encodeBody(body) };
      return access.writeOne((db) => put(db, row));
    },
  };
}

async function get(db: Db, workspace: string, article: string, kind: string, key: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('derivations')
    .select('body')
    .where('workspace', '=', workspace)
    .where('article', '=', article)
    .where('kind', '=', kind)
    .where('key', '=', key)
    .executeTakeFirst();
  return row?.body;
}

type DerivationRow = { workspace: string; article: string; kind: string; key: string; body: string };

async function put(db: Db, row: DerivationRow): Promise<void> {
  const { key, body } = row;
  await db
    .insertInto('derivations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'article', 'kind']).doUpdateSet({ key, body }))
    .execute();
}
