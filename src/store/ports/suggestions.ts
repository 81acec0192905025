import type { StoredSuggestion, Suggestions } from '#core/ports/suggestions.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function suggestionsIn(access: Access): Suggestions {
  return {
    list: (workspace, status) => access.read((db) => list(db, workspace, status)),
    get: (workspace, id) => access.read((db) => get(db, workspace, id)),
    put: async (workspace, suggestion) => {
      const row = rowOf(workspace, suggestion);
      return access.writeOne((db) => put(db, row));
    },
    forget: (workspace, person) => access.writeOne((db) => forget(db, workspace, person)),
  };
}

type Row = Tables['suggestions'];

function rowOf(workspace: string, { id, by, createdAt, status, body }: StoredSuggestion): Row {
  return { workspace, id, person: by, created_at: createdAt, status, body: encodeBody(body) };
}

function suggestionOf({ id, person, created_at, status, body }: Row): StoredSuggestion {
  return { id, by: person, createdAt: created_at, status, body: decodeBody(`suggestion ${id}`, body) };
}

const allOf = (db: Db, workspace: string) =>
  db.selectFrom('suggestions').selectAll().where('workspace', '=', workspace);

async function list(db: Db, workspace: string, status: Row['status'] | undefined): Promise<StoredSuggestion[]> {
  const all = allOf(db, workspace);
  const found = status === undefined ? all : all.where('status', '=', status);
  return (await found.orderBy('created_at').orderBy('id').execute()).map(suggestionOf);
}

async function get(db: Db, workspace: string, id: string): Promise<StoredSuggestion | undefined> {
  const row = await allOf(db, workspace).where('id', '=', id).executeTakeFirst();
  return row && suggestionOf(row);
}

async function put(db: Db, row: Row): Promise<void> {
  const { person, created_at, status, body } = row;
  await db
    .insertInto('suggestions')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet({ person, created_at, status, body }))
    .execute();
}

async function forget(db: Db, workspace: string, person: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('suggestions')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
