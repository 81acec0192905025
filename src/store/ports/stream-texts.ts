import type { StreamText, StreamTexts } from '#core/ports/stream-texts.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function streamTextsIn(access: Access): StreamTexts {
  return {
    put: async (workspace, text) => {
      const row = rowOf(workspace, text);
      return access.writeOne((db) => put(db, row));
    },
    list: (workspace, stream) => access.read((db) => list(db, workspace, stream)),
    get: (workspace, id) => access.read((db) => get(db, workspace, id)),
    remove: (workspace, id) => access.writeOne((db) => remove(db, workspace, id)),
    forget: (workspace, by) => access.writeOne((db) => forget(db, workspace, by)),
  };
}

type Row = Tables['stream_texts'];

function rowOf(workspace: string, { id, stream, by, kind, createdAt, body }: StreamText): Row {
  return { workspace, id, stream, person: by, kind, created_at: createdAt, body: encodeBody(body) };
}

function textOf({ id, stream, person, kind, created_at, body }: Row): StreamText {
  const kept = body !== null && { body: decodeBody(`text ${id}`, body) };
  return { id, stream, by: person, kind, createdAt: created_at, ...kept };
}

const textsOf = (db: Db, workspace: string) =>
  db.selectFrom('stream_texts').selectAll().where('workspace', '=', workspace);

async function put(db: Db, row: Row): Promise<void> {
  const { workspace: _, ...rest } = row;
  await db
    .insertInto('stream_texts')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet(rest))
    .execute();
}

async function list(db: Db, workspace: string, stream: string): Promise<StreamText[]> {
  const rows = textsOf(db, workspace).where('stream', '=', stream);
  // By the id too, so that the order is the same on every database.
  return (await rows.orderBy('created_at').orderBy('id').execute()).map(textOf);
}

async function get(db: Db, workspace: string, id: string): Promise<StreamText | undefined> {
  const row = await textsOf(db, workspace).where('id', '=', id).executeTakeFirst();
  return row && textOf(row);
}

async function remove(db: Db, workspace: string, id: string): Promise<boolean> {
  const text = db.deleteFrom('stream_texts').where('workspace', '=', workspace).where('id', '=', id);
  return (await text.returning('id').executeTakeFirst()) !== undefined;
}

/** Words that were erased before are not counted again. */
async function forget(db: Db, workspace: string, by: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('stream_texts')
    .set({ body: null })
    .where('workspace', '=', workspace)
    .where('person', '=', by)
    .where('body', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
