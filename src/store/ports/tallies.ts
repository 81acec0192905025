import type { Tallies } from '#core/ports/tallies.ts';
import { decodeBody, encodeBody } from '../rows.ts';
import type { Access, Db, Tables } from '../tables.ts';
import { answersTo, counts } from './stances.ts';

export function talliesIn(access: Access): Tallies {
  return {
    open: (workspace, post) => access.read((db) => counts(answersTo(db, workspace, post).where('counted', '=', 0))),
    steps: (workspace, post) => access.read((db) => steps(db, workspace, post)),
    add: (workspace, post, step) =>
      access.write(workspace, (db) => addStep(db, { workspace, post, body: encodeBody(step) })),
  };
}

async function steps(db: Db, workspace: string, post: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('stance_steps')
    .select(['step', 'body'])
    .where('workspace', '=', workspace)
    .where('post', '=', post)
    .orderBy('step')
    .execute();
  return rows.map(({ step, body }) => decodeBody(`step ${step} of ${post}`, body));
}

/** Must run inside a writing transaction, so that nobody answers in between. */
async function addStep(db: Db, row: Omit<Tables['stance_steps'], 'step'>): Promise<void> {
  const { workspace, post } = row;
  const { length: step } = await steps(db, workspace, post);
  await db
    .insertInto('stance_steps')
    .values({ ...row, step })
    .execute();
  await db
    .updateTable('stances')
    .set({ counted: 1 })
    .where('workspace', '=', workspace)
    .where('post', '=', post)
    .where('counted', '=', 0)
    .execute();
}
