import type { Stances } from '#core/ports/stances.ts';
import type { Access, Db, Tables } from '../tables.ts';

export function stancesIn(access: Access): Stances {
  return {
    put: (workspace, post, person, answer) =>
      access.write(workspace, (db) => put(db, { workspace, post, person, answer, counted: 0 })),
    counts: (workspace, post) => access.read((db) => counts(answersTo(db, workspace, post))),
    of: (workspace, person) => access.read((db) => answersOf(db, workspace, person)),
    forget: (workspace, person) => access.writeOne((db) => forget(db, workspace, person)),
  };
}

/** Must run inside a writing transaction, so that of two answers of a person the second sees the first. */
async function put(db: Db, row: Tables['stances']): Promise<number | undefined> {
  const { workspace, post, person, answer } = row;
  const before = await db
    .selectFrom('stances')
    .select('answer')
    .where('workspace', '=', workspace)
    .where('post', '=', post)
    .where('person', '=', person)
    .executeTakeFirst();
  await db
    .insertInto('stances')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'post', 'person']).doUpdateSet({ answer }))
    .execute();
  return before?.answer;
}

export const answersTo = (db: Db, workspace: string, post: string) =>
  db.selectFrom('stances').where('workspace', '=', workspace).where('post', '=', post);

/** The number of people for each answer, by index. */
export async function counts(answers: ReturnType<typeof answersTo>): Promise<number[]> {
  const rows = await answers
    .select(({ fn }) => ['answer', fn.countAll<number>().as('people')])
    .groupBy('answer')
    .execute();
  const people = new Map(rows.map((row) => [row.answer, row.people]));
  return Array.from({ length: Math.max(-1, ...people.keys()) + 1 }, (_, answer) => people.get(answer) ?? 0);
}

async function answersOf(db: Db, workspace: string, person: string): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('stances')
    .select(['post', 'answer'])
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .orderBy('post')
    .execute();
  return Object.fromEntries(rows.map(({ post, answer }) => [post, answer]));
}

async function forget(db: Db, workspace: string, person: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('stances')
    .where('workspace', '=', workspace)
    .where('person', '=', person)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
