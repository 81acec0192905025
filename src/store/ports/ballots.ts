import type { Ballot, Ballots } from '#core/ports/ballots.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function ballotsIn(access: Access): Ballots {
  return {
    put: (workspace, stream, { by, vote, choice }) =>
      access.write(workspace, (db) => put(db, { workspace, stream, vote, person: by, choice })),
    list: (workspace, stream) => access.read((db) => list(db, workspace, stream)),
    remove: (workspace, stream, ballot) => access.writeOne((db) => remove(db, workspace, stream, ballot)),
    clear: (workspace, stream) => access.writeOne((db) => clear(db, workspace, stream)),
    countOf: (workspace, by) => access.read((db) => countOf(db, workspace, by)),
  };
}

type Row = Tables['ballots'];
const KEY = ['workspace', 'stream', 'vote', 'person'] as const;

/** Must run inside a writing transaction, so that of two ballots of a person the second sees the first. */
async function put(db: Db, row: Row): Promise<string | undefined> {
  const { workspace, stream, vote, person, choice } = row;
  const own = db.selectFrom('ballots').select('choice').where('workspace', '=', workspace).where('stream', '=', stream);
  const before = await own.where('vote', '=', vote).where('person', '=', person).executeTakeFirst();
  await db
    .insertInto('ballots')
    .values(row)
    .onConflict((conflict) => conflict.columns(KEY).doUpdateSet({ choice }))
    .execute();
  return before?.choice;
}

async function list(db: Db, workspace: string, stream: string): Promise<Ballot[]> {
  return db
    .selectFrom('ballots')
    .select(['person as by', 'vote', 'choice'])
    .where('workspace', '=', workspace)
    .where('stream', '=', stream)
    .orderBy('vote')
    .orderBy('person')
    .execute();
}

async function remove(
  db: Db,
  workspace: string,
  stream: string,
  { by, vote }: Pick<Ballot, 'by' | 'vote'>,
): Promise<void> {
  const all = db.deleteFrom('ballots').where('workspace', '=', workspace).where('stream', '=', stream);
  await all.where('vote', '=', vote).where('person', '=', by).execute();
}

async function clear(db: Db, workspace: string, stream: string): Promise<number> {
  const all = db.deleteFrom('ballots').where('workspace', '=', workspace).where('stream', '=', stream);
  return Number((await all.executeTakeFirst()).numDeletedRows);
}

async function countOf(db: Db, workspace: string, by: string): Promise<number> {
  const own = db.selectFrom('ballots').where('workspace', '=', workspace).where('person', '=', by);
  return (await own.select(({ fn }) => fn.countAll<number>().as('ballots')).executeTakeFirstOrThrow()).ballots;
}
