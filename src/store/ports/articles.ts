import { sql } from 'kysely';
import type { RemovedArticle } from '#core/article.ts';
import type {
  Articles,
  KnownRevisions,
  NewRevision,
  RevisionKey,
  StoredArticle,
  StoredRevision,
} from '#core/ports/articles.ts';
import { RevisionTaken } from '../revision-taken.ts';
import { decodeRemoved, encodeRemoved, nextTurn, revisionOf, revisionRow } from '../rows.ts';
import type { Access, Db } from '../tables.ts';
import { bump } from './versions.ts';

const NONE_KNOWN: KnownRevisions = () => undefined;

/**
 * Stores articles in a database. `current` leaves out an edition whose words were deleted by a removal, even if another edition was added
 * later. Removing an article that does not exist or was removed already does nothing.
 */
export function articlesIn(access: Access): Articles {
  return {
    current: (workspace, known = NONE_KNOWN) => current(access, workspace, known),
    get: (workspace, id, known = NONE_KNOWN) => get(access, workspace, id, known),
    add: async (workspace, revision) => {
      // The JSON of a long article takes long, so it is made before the transaction begins.
      const row = revisionRow(workspace, revision);
      return access.write(workspace, (db) => add(db, row, revision));
    },
    remove: (workspace, id, removed) => access.write(workspace, (db) => remove(db, workspace, id, removed)),
    version: (workspace) => access.version(workspace, 'articles'),
  };
}

/** A revision without its text. `size`: bytes of its words; null if they were deleted. */
type Listed = RevisionKey & { removed: string | null; size: number | null };

function listed(db: Db, workspace: string) {
  return db
    .selectFrom('revisions as r')
    .innerJoin('articles as a', (join) => join.onRef('a.workspace', '=', 'r.workspace').onRef('a.id', '=', 'r.article'))
    .select(['r.article', 'r.language', 'r.number', 'a.removed', sql<number | null>`octet_length(r.words)`.as('size')])
    .where('r.workspace', '=', workspace)
    .orderBy('r.position')
    .orderBy('r.number');
}

async function current(access: Access, workspace: string, known: KnownRevisions): Promise<StoredArticle[]> {
  const found = await access.read((db) =>
    listed(db, workspace)
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
      .execute(),
  );
  const revisions = await read(access, workspace, found, known);
  if (!revisions) return current(access, workspace, known);
  const byId = Map.groupBy(revisions, (revision) => revision.article);
  const articles = [...byId].map(([id, revisions]) => ({ id, revisions }));
  // Sorted here and not in the query, because each database orders text in its own way.
  return articles.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function get(
  access: Access,
  workspace: string,
  id: string,
  known: KnownRevisions,
): Promise<StoredArticle | undefined> {
  const found = await access.read((db) => listed(db, workspace).where('r.article', '=', id).execute());
  const [first] = found;
  if (!first) return undefined;
  const removed = first.removed === null ? undefined : decodeRemoved(id, first.removed);
  const revisions = await read(access, workspace, found, known);
  return revisions ? { id, ...(removed && { removed }), revisions } : get(access, workspace, id, known);
}

/** Most rows, and bytes of rows, that are read in one turn of the event loop. A row that is larger is read alone. */
const AT_ONCE = { rows: 50, bytes: 1_000_000 };

/** Returns the revisions of the list, and reads those that are not known. Undefined if words of one were deleted meanwhile. */
async function read(
  access: Access,
  workspace: string,
  list: readonly Listed[],
  known: KnownRevisions,
): Promise<StoredRevision[] | undefined> {
  const have = new Map<Listed, StoredRevision>();
  for (const one of list) {
    const before = one.size === null ? undefined : known(one);
    if (before?.text) have.set(one, before);
  }
  for (const some of batches(list.filter((one) => !have.has(one)))) {
    const rows = await access.read((db) => rowsOf(db, access, workspace, some));
    const byKey = new Map(rows.map((row) => [keyOf(row), row]));
    for (const one of some) {
      const row = byKey.get(keyOf(one));
      if (!row || (one.size !== null && row.words === null)) return undefined;
      have.set(one, await revisionOf(row));
    }
    await nextTurn();
  }
  return list.flatMap((one) => have.get(one) ?? []);
}

const keyOf = ({ article, language, number }: RevisionKey): string => `${article}.${language}.${number}`;

function batches(list: readonly Listed[]): Listed[][] {
  const all: Listed[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const one of list) {
    const [last, size] = [all.at(-1), one.size ?? 0];
    if (last && last.length < AT_ONCE.rows && bytes + size <= AT_ONCE.bytes) last.push(one);
    else {
      all.push([one]);
      bytes = 0;
    }
    bytes += size;
  }
  return all;
}

function rowsOf(db: Db, { dialect: { bytesOf } }: Access, workspace: string, keys: readonly Listed[]) {
  return db
    .selectFrom('revisions as r')
    .select(['r.article', 'r.language', 'r.number', 'r.added_at', 'r.marks', bytesOf('r.words').as('words')])
    .where('r.workspace', '=', workspace)
    .where((where) =>
      where.or(
        keys.map(({ article, language, number }) =>
          where.and({ 'r.article': article, 'r.language': language, 'r.number': number }),
        ),
      ),
    )
    .execute();
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
