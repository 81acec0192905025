import type { Participant, Participants } from '#core/ports/participants.ts';
import { decodePerson, encodePerson } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';

/** Stores in a database who stands behind a random id. What changes something is one statement, so that of two the second sees the first. */
export function participantsIn(access: Access): Participants {
  return {
    idOf: async (workspace, user, name, newId) => {
      const row = { workspace, id: newId, person: user, body: encodePerson(name) };
      return access.writeOne((db) => idOf(db, row));
    },
    known: (workspace, user) => access.read((db) => known(db, workspace, user)),
    get: (workspace, ids) => access.read((db) => get(db, workspace, ids)),
    forget: (workspace, user) => access.writeOne((db) => forget(db, workspace, user)),
  };
}

type Row = Tables['participants'];

function participantOf({ id, person, body }: Pick<Row, 'id' | 'person' | 'body'>): Participant {
  return { id, ...(person !== null && { user: person }), ...(body !== null && decodePerson(id, body)) };
}

async function idOf(db: Db, row: Row): Promise<string> {
  const { body } = row;
  const { id } = await db
    .insertInto('participants')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'person']).doUpdateSet({ body }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

async function known(db: Db, workspace: string, user: string): Promise<string | undefined> {
  const all = db.selectFrom('participants').select('id').where('workspace', '=', workspace);
  return (await all.where('person', '=', user).executeTakeFirst())?.id;
}

async function get(db: Db, workspace: string, ids: readonly string[]): Promise<Participant[]> {
  if (!ids.length) return [];
  const all = db.selectFrom('participants').select(['id', 'person', 'body']).where('workspace', '=', workspace);
  return (await all.where('id', 'in', ids).execute()).map(participantOf);
}

async function forget(db: Db, workspace: string, user: string): Promise<string | undefined> {
  const row = await db
    .updateTable('participants')
    .set({ person: null, body: null })
    .where('workspace', '=', workspace)
    .where('person', '=', user)
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}
