import { currentRevision, type ListedArticle, primaryEdition, type RemovedArticle, SHELF } from '#core/article.ts';
import type { Removed } from '#core/article-draft.ts';
import { booksIn } from '#core/books.ts';
import { UserError } from '#core/errors.ts';
import { withWhole } from '#core/place-settings.ts';
import type { RemovedBook } from '#core/ports/books.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import { listedFrom, worded } from './stored-articles.ts';

/** Removes an article of a workspace. Throws user errors. */
export async function remove(store: Store, workspace: string, id: string, now: number): Promise<Removed> {
  return store.transaction(workspace, (ports) => removeOne(ports, workspace, id, now));
}

type Removing = Pick<Ports, 'articles' | 'settings'>;

async function removeOne({ articles, settings }: Removing, workspace: string, id: string, now: number) {
  const stored = await articles.get(workspace, id);
  if (!stored || stored.removed) return refuseRemoval({ articles }, id, stored?.removed);
  const { editions } = listedFrom(workspace, stored);
  const { title } = currentRevision(primaryEdition({ id, editions })).meta;
  const removed = { id, title, removedAt: now };
  await articles.remove(workspace, id, removed);
  // Another article may get this id later. The permission of the removed one must not apply to it.
  const { whole } = await settings.get(workspace);
  if (whole.includes(id)) await settings.change(workspace, (before) => withWhole(before, id, false));
  const passages = editions.reduce((sum, edition) => sum + currentRevision(edition).passages.length, 0);
  return { ...removed, editions: editions.length, revisions: worded(stored.revisions).length, passages };
}

/** Removes the chapters of a book in one transaction. `listed`: the workspace's articles. */
export async function removeBook(
  store: Store,
  listed: readonly ListedArticle[],
  workspace: string,
  id: string,
  now: number,
): Promise<RemovedBook> {
  const book = booksIn(listed).find((one) => one.id === id);
  if (!book) throw new UserError({ kind: 'no-article', id, near: [] });
  return store.transaction(workspace, async (ports) => {
    let passages = 0;
    for (const chapter of book.chapters) passages += (await removeOne(ports, workspace, chapter.id, now)).passages;
    return { id, title: book.title, removedAt: now, chapters: book.chapters.length, passages };
  });
}

async function refuseRemoval(
  { articles }: Pick<Ports, 'articles'>,
  id: string,
  removed?: RemovedArticle,
): Promise<never> {
  if (removed) throw new UserError({ kind: 'article-removed', ...removed });
  if (await articles.get(SHELF, id)) throw new UserError({ kind: 'shelf-read-only', id });
  throw new UserError({ kind: 'no-article', id, near: [] });
}
