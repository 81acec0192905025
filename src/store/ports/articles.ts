import type { RemovedArticle } from '#core/article.ts';
import type { Articles, NewRevision, StoredArticle, StoredRevision } from '#core/ports/articles.ts';
import { RevisionTaken } from '../errors.ts';
import { decodeRemoved, encodeRemoved, revisionOf, revisionRow } from '../rows.ts';
import type { Access, Db } from '../tables.ts';
import { bump, counter } from './versions.ts';

/**
 * Stores articles in a database. `current` leaves out an edition whose words were deleted by a removal, even if another edition was added
 * later. Removing an article that does not exist or was removed already does nothing.
 */
export function articlesIn(access: Access): Articles {
  return {
    current: (workspace) => access.read((db) => current(db, workspace)),
    get: (workspace, id) => access.read((db) => get(db, workspace, id)),
    add: async (workspace, revision) => {
      // The JSON of a long article takes long, so it is made before the transaction begins.
      const row = revisionRow(workspace, revision);
      return access.write((db) => add(db, row, revision));
    },
    remove: (workspace, id, removed) => access.write((db) => remove(db, workspace, id, removed)),
    version: (workspace) => access.read((db) => counter(db, workspace, 'articles')),
  };
}

const COLUMNS = ['r.article', 'r.language', 'r.number', 'r.added_at', 'r.words', 'r.marks', 'a.removed'] as const;

function revisions(db: Db, workspace: string) {
  return db
    .selectFrom('revisions as r')
    .innerJoin('articles as a', (join) => join.onRef('a.workspace', '=', 'r.workspace').onRef('a.id', '=', 'r.article'))
    .select(COLUMNS)
    .where('r.workspace', '=', workspace);
}

async function current(db: Db, workspace: string): Promise<StoredArticle[]> {
  const rows = await revisions(db, workspace)
    .where('a.removed', 'is', null)
    .where('r.number', '=', (where) =>
      where
        .selectFrom('revisions as n')
        .select((newest) => newest.fn.max('n.number').as('number'))
        .whereRef('n.workspace', '=', 'r.workspace')
        .whereRef('n.article', '=', 'r.article')
        .whereRef('n.language', '=', 'r.language')
        .where('n.words', 'is not', null),
    )
    .orderBy('r.position')
    .execute();
  const byId = Map.groupBy(await inOrder(rows), (revision) => revision.article);
  const articles = [...byId].map(([id, found]) => ({ id, revisions: found }));
  // Sorted here and not in the query, because each database orders text in its own way.
  return articles.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function get(db: Db, workspace: string, id: string): Promise<StoredArticle | undefined> {
  const rows = await revisions(db, workspace)
    .where('r.article', '=', id)
    .orderBy('r.position')
    .orderBy('r.number')
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  const removed = first.removed === null ? undefined : decodeRemoved(id, first.removed);
  return { id, ...(removed && { removed }), revisions: await inOrder(rows) };
}

async function inOrder(rows: readonly Parameters<typeof revisionOf>[0][]): Promise<StoredRevision[]> {
  const found: StoredRevision[] = [];
  for (const row of rows) found.push(await revisionOf(row));
  return found;
}

type Unplaced = ReturnType<typeof revisionRow>;

async function add(db: Db, row: Unplaced, revision: NewRevision): Promise<void> {
  const { workspace } = row;
  const { article: id, language, number } = revision;
  // This comes first, because it makes writers of the workspace's articles wait for each other in every database.
  await bump(db, workspace, 'articles');
  const position = await positionOf(db, workspace, revision);
  const stored = await db
    .insertInto('revisions')
    .values({ ...row, position })
    .onConflict((conflict) => conflict.columns(['workspace', 'article', 'language', 'number']).doNothing())
    .returning('number')
    .executeTakeFirst();
  if (!stored) throw new RevisionTaken(id, language, number);
  await db
    .insertInto('articles')
    .values({ workspace, id, removed: null })
    .onConflict((conflict) => conflict.columns(['workspace', 'id']).doUpdateSet({ removed: null }))
    .execute();
}

async function positionOf(db: Db, workspace: string, { article, language }: NewRevision): Promise<number> {
  const editions = await db
    .selectFrom('revisions')
    .select(['language', 'position'])
    .distinct()
    .where('workspace', '=', workspace)
    .where('article', '=', article)
    .execute();
  return editions.find((edition) => edition.language === language)?.position ?? editions.length;
}

async function remove(db: Db, workspace: string, id: string, removed: RemovedArticle): Promise<void> {
  const present = await db
    .selectFrom('articles')
    .select('id')
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('removed', 'is', null)
    .executeTakeFirst();
  if (!present) return;
  await bump(db, workspace, 'articles');
  await db.deleteFrom('derivations').where('workspace', '=', workspace).where('article', '=', id).execute();
  await db
    .updateTable('articles')
    .set({ removed: encodeRemoved(removed) })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where('removed', 'is', null)
    .execute();
  await db
    .updateTable('revisions')
    .set({ words: null })
    .where('workspace', '=', workspace)
    .where('article', '=', id)
    .execute();
}
