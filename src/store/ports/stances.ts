import type { Stances } from '#core/ports/stances.ts';
import type { Access, Db } from '../tables.ts';

export function stancesIn(access: Access): Stances {
  return {
    put: (workspace, post, person, answer) =>
      access.write(workspace, (db) => put(db, { workspace, post, person, answer })),
    counts: (workspace, post) => access.read((db) => counts(db, workspace, post)),
    of: (workspace, person) =>
      access.read(async (db) => {
        const rows = await db
          .selectFrom('stances')
          .select(['post', 'answer'])
          .where('workspace', '=', workspace)
          .where('person', '=', person)
          .execute();
        return Object.fromEntries(rows.map(({ post, answer }) => [post, answer]));
      }),
    forget: (workspace, person) =>
      access.writeOne(async (db) => {
        const gone = db.deleteFrom('stances').where('workspace', '=', workspace).where('person', '=', person);
        return Number((await gone.executeTakeFirst()).numDeletedRows);
      }),
  };
}

type Stance = { workspace: string; post: string; person: string; answer: number };

async function put(db: Db, row: Stance): Promise<number | undefined> {
  const before = await db
    .selectFrom('stances')
    .select('answer')
    .where('workspace', '=', row.workspace)
    .where('post', '=', row.post)
    .where('person', '=', row.person)
    .executeTakeFirst();
  await db
    .insertInto('stances')
    .values(row)
    .onConflict((conflict) => conflict.columns(['workspace', 'post', 'person']).doUpdateSet({ answer: row.answer }))
    .execute();
  return before?.answer;
}

async function counts(db: Db, workspace: string, post: string): Promise<number[]> {
  const rows = await db
    .selectFrom('stances')
    .select(({ fn }) => ['answer', fn.countAll<number>().as('people')])
    .where('workspace', '=', workspace)
    .where('post', '=', post)
    .groupBy('answer')
    .execute();
  const found: number[] = [];
  for (const { answer, people } of rows) found[answer] = Number(people);
  return Array.from(found, (people) => people ?? 0);
}
