import type { StoredSuggestion, Suggestions } from '#core/ports/suggestions.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function suggestionsIn(access: Access): Suggestions {
  return {
    list: (workspace, status) =>
      access.read(async (db) => {
        const all = of(db, workspace).orderBy('created_at').orderBy('id');
        const rows = await (status === undefined ? all : all.where('status', '=', status)).execute();
        return rows.map(suggestionOf);
      }),
    get: (workspace, id) =>
      access.read(async (db) => {
        const row = await of(db, workspace).where('id', '=', id).executeTakeFirst();
        return row && suggestionOf(row);
      }),
    put: (workspace, { id, by, createdAt, status, body }) => {
      const row = { workspace, id, person: by, created_at: createdAt, status, body: encodeBody(body) };
      return access.writeOne((db) => put(db, row));
    },
    forget: (workspace, person) =>
      access.writeOne(async (db) => {
        const gone = db.deleteFrom('suggestions').where('workspace', '=', workspace).where('person', '=', person);
        return Number((await gone.executeTakeFirst()).numDeletedRows);
      }),
  };
}

const of = (db: Db, workspace: string) => db.selectFrom('suggestions').selectAll().where('workspace', '=', workspace);

const suggestionOf = ({ id, person, created_at, status, body }: Tables['suggestions']): StoredSuggestion => ({
  id,
  by: person,
  createdAt: created_at,
  status,
  body: decodeBody(`suggestion ${id}`, body),
});

async function put(db: Db, row: Tables['suggestions']): Promise<void> {
  const { workspace: _, id: __, ...rest } = row;
  await db
    .insertInto('suggestions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet(rest))
    .execute();
}
