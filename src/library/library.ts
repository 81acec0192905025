import { type Article, isRemoved, type ListedArticle, type RemovedArticle, SHELF } from '#core/article.ts';
import type { Added, Draft, Edited } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import type { KnownRevisions, NewRevision, RevisionKey, StoredArticle } from '#core/ports/articles.ts';
import type { Books, PlannedBook } from '#core/ports/books.ts';
import type { Correction, Corrections } from '#core/ports/corrections.ts';
import type { Library } from '#core/ports/library.ts';
import type { Store } from '#core/ports/store.ts';
import { queues } from '#core/queue.ts';
import { type Adding, type Prepared, prepare, previewOf } from './adding.ts';
import { type PreparedBook, prepareBook } from './adding-book.ts';
import { bytesOfText, type Cache, type CachePart, createCache, SMALL_CACHE } from './cache.ts';
import { prepareEdit } from './editing.ts';
import { unpackDraft } from './ingest/packed-draft.ts';
import { deriveParallels, storedParallels } from './parallels.ts';
import { remove, removeBook } from './removing.ts';
import { bytesOfArticles, bytesOfParallels, listedFrom } from './stored-articles.ts';

/** Most tries of one addition. It is tried again when somebody else changed the workspace's articles meanwhile. */
const MOST_TRIES = 5;

export type LibraryOptions = {
  cache?: Cache;
  /** Computes and stores the parallels of an article when `storedParallels` finds none. Default: in this thread. */
  derive?(article: ListedArticle): Promise<void>;
};

/** The store, and the parts of the cache for what was read from it. */
type Parts = {
  store: Store;
  current: CachePart<Versioned<readonly StoredArticle[]>>;
  listed: CachePart<Versioned<readonly ListedArticle[]>>;
  opened: CachePart<Versioned<Opened>>;
  derive(article: ListedArticle): Promise<void>;
};
/** An article as it was opened, and what the store had of it. */
type Opened = { article: Article | RemovedArticle | undefined; stored?: StoredArticle | undefined };
/** `version`: the version of the workspace's articles that the value was made from. */
type Versioned<T> = { version: number; value: T };

/** Creates the library over a store. It reads, recognises and numbers articles, and caches opened ones until something changes. */
export function createLibrary(store: Store, options: LibraryOptions = {}): Library & Corrections & { books: Books } {
  const { cache = createCache(SMALL_CACHE), derive = (article) => deriveParallels(store.derivations, article) } =
    options;
  const parts: Parts = {
    store,
    current: cache.part('current'),
    listed: cache.part('listed'),
    opened: cache.part('opened'),
    derive,
  };
  const inTurn = queues();
  return {
    list: (workspace) => list(parts, workspace),
    open: async (workspace, id) => (await openIn(parts, workspace, id)) ?? openIn(parts, SHELF, id),
    preview: async (workspace, packed, options) => {
      const read = unpackDraft(packed);
      const { draft, plan } = await prepareIn(parts, workspace, read, { ...options, by: '', now: 0 });
      return { draft: previewOf(draft, read.chapters), plan };
    },
    // One at a time: of two additions at once, the second would have to start again.
    add: (workspace, packed, options) => inTurn(workspace, () => add(parts, workspace, unpackDraft(packed), options)),
    remove: (workspace, id, now) => remove(store, workspace, id, now),
    edit: (workspace, id, correction) => inTurn(workspace, () => edit(parts, workspace, id, correction)),
    books: {
      preview: async (workspace, packed, options) =>
        (await bookIn(parts, workspace, unpackDraft(packed), { ...options, by: '', now: 0 })).plan,
      add: (workspace, packed, options) =>
        inTurn(workspace, () => addBook(parts, workspace, unpackDraft(packed), options)),
      remove: async (workspace, id, now) => removeBook(store, await listIn(parts, workspace), workspace, id, now),
    },
  };
}

async function currentIn({ store, current }: Parts, workspace: string): Promise<readonly StoredArticle[]> {
  const version = await store.articles.version(workspace);
  const before = current.get(workspace);
  if (before?.version === version) return before.value;
  const stored = await store.articles.current(workspace, knownFrom(before?.value ?? []));
  current.set(workspace, { version, value: stored }, bytesOfStored(stored));
  return stored;
}

/** Finds revisions in articles that were read before, so that an addition does not make all others be read again. */
function knownFrom(articles: readonly StoredArticle[]): KnownRevisions {
  const keyOf = ({ article, language, number }: RevisionKey) => `${article}.${language}.${number}`;
  const known = new Map(articles.flatMap(({ revisions }) => revisions).map((one) => [keyOf(one), one]));
  return (key) => known.get(keyOf(key));
}

/** Estimates the bytes of stored articles. They have labels and checksums in addition to what an opened article has. */
function bytesOfStored(stored: readonly StoredArticle[]): number {
  return stored
    .flatMap(({ revisions }) => revisions)
    .reduce((sum, { text, passages }) => sum + bytesOfText(text.length, 2 * passages.length), 0);
}

/** Returns the articles as they are after `revision` was added. */
function withRevision(stored: readonly StoredArticle[], revision: NewRevision): StoredArticle[] {
  const before = stored.find(({ id }) => id === revision.article)?.revisions ?? [];
  const at = before.findIndex(({ language }) => language === revision.language);
  const revisions = at < 0 ? [...before, revision] : before.with(at, revision);
  const others = stored.filter(({ id }) => id !== revision.article);
  return [...others, { id: revision.article, revisions }].sort(byId);
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** Lists the shelf's and the workspace's articles. The shelf's are cached only once for all workspaces. */
async function list(parts: Parts, workspace: string): Promise<ListedArticle[]> {
  const shelf = await listIn(parts, SHELF);
  const own = workspace === SHELF ? [] : await listIn(parts, workspace);
  if (!own.length) return [...shelf];
  const ids = new Set(own.map(({ id }) => id));
  return [...shelf.filter(({ id }) => !ids.has(id)), ...own].sort(byId);
}

async function listIn(parts: Parts, workspace: string): Promise<readonly ListedArticle[]> {
  const version = await parts.store.articles.version(workspace);
  const before = parts.listed.get(workspace);
  if (before?.version === version) return before.value;
  const kept = parts.current.get(workspace);
  // What is read here is not kept in `current`: where nothing is added, nobody needs the articles with their checksums.
  const stored = kept?.version === version ? kept.value : await parts.store.articles.current(workspace);
  const articles = stored.map((one) => listedFrom(workspace, one)).sort(byId);
  parts.listed.set(workspace, { version, value: articles }, bytesOfArticles(articles));
  return articles;
}

async function openIn(parts: Parts, workspace: string, id: string): Promise<Article | RemovedArticle | undefined> {
  const key = `${workspace}\n${id}`;
  const version = await parts.store.articles.version(workspace);
  const before = parts.opened.get(key);
  if (before?.version === version) return before.value.article;
  const stored = await parts.store.articles.get(
    workspace,
    id,
    knownFrom(readBefore(parts, workspace, id, before?.value)),
  );
  const article =
    stored && (stored.removed ?? (await opened(parts, listedFrom(workspace, stored), before?.value.article)));
  const bytes = article && !isRemoved(article) ? bytesOfArticles([article]) + bytesOfParallels(article) : 0;
  parts.opened.set(key, { version, value: { article, stored } }, bytes);
  return article;
}

/** What was read of an article before: when it was opened, or when the articles were listed. */
function readBefore({ current }: Parts, workspace: string, id: string, before: Opened | undefined): StoredArticle[] {
  const among = current.get(workspace)?.value.find((one) => one.id === id);
  return [among, before?.stored].filter((one) => one !== undefined);
}

/** Adds the parallels to an article. If it is the article that was open before, returns that one, which is indexed by label already. */
async function opened(parts: Parts, article: ListedArticle, before: Opened['article']): Promise<Article> {
  const same = before && !isRemoved(before) && isSame(before, article) && isAligned(before);
  return same ? before : withParallels(parts, article);
}

function isSame(before: ListedArticle, now: ListedArticle): boolean {
  const revisions = ({ editions }: ListedArticle) => editions.flatMap((edition) => edition.revisions);
  const [those, these] = [revisions(before), revisions(now)];
  return those.length === these.length && those.every((one, at) => one === these[at]);
}

const isAligned = ({ editions, parallels }: Article): boolean => Object.keys(parallels).length === editions.length - 1;

async function withParallels({ store, derive }: Parts, article: ListedArticle): Promise<Article> {
  const stored = await storedParallels(store.derivations, article);
  if (stored) return { ...article, parallels: stored };
  await derive(article);
  return { ...article, parallels: (await storedParallels(store.derivations, article)) ?? {} };
}

function prepareIn(parts: Parts, workspace: string, draft: Draft, options: Adding): Promise<Prepared> {
  return prepare(parts.store, (one) => currentIn(parts, one), workspace, draft, options);
}

function bookIn(parts: Parts, workspace: string, draft: Draft, options: Adding): Promise<PreparedBook> {
  return prepareBook(parts.store, (one) => currentIn(parts, one), workspace, draft, options);
}

/** Adds the chapters of a book in one transaction: all of them, or none. */
async function addBook(parts: Parts, workspace: string, read: Draft, options: Adding): Promise<PlannedBook> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const { version, chapters, plan } = await bookIn(parts, workspace, read, options);
    const fresh = chapters.filter((one) => one.plan.outcome !== 'same');
    const isOld = chapters.some((one) => one.version !== version);
    if (!isOld && (!fresh.length || (await stored(parts, workspace, version, fresh)))) return plan;
  }
  throw new UserError({ kind: 'busy' });
}

/** Does everything that takes long before the transaction. The transaction only checks that nothing has changed since, and stores. */
async function add(parts: Parts, workspace: string, read: Draft, options: Adding): Promise<Added> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const prepared = await prepareIn(parts, workspace, read, options);
    const { plan, target, draft } = prepared;
    const { meta, head, warnings, alternates } = draft;
    const told = { ...(head && { head }), ...(warnings && { warnings }), ...(alternates && { alternates }) };
    const added = { ...plan, language: target.language, passages: draft.passages.length, meta, ...told };
    if (plan.outcome === 'same' || (await stored(parts, workspace, prepared.version, [prepared]))) return added;
  }
  throw new UserError({ kind: 'busy' });
}

async function edit(parts: Parts, workspace: string, id: string, correction: Correction): Promise<Edited> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const prepared = await prepareEdit(parts.store, workspace, id, correction);
    const { changed, revision } = prepared;
    const edited = { id, language: revision.language, meta: revision.meta, changed };
    if (!changed || (await stored(parts, workspace, prepared.version, [prepared]))) return edited;
  }
  throw new UserError({ kind: 'busy' });
}

/** Stores prepared additions or a correction, all or none. If the workspace's articles have changed since, it stores nothing and returns false. */
async function stored(
  parts: Parts,
  workspace: string,
  version: number,
  prepared: readonly Pick<Prepared, 'revision' | 'derivations'>[],
): Promise<boolean> {
  const before = await currentIn(parts, workspace);
  const now = await parts.store.transaction(workspace, async (ports) => {
    if ((await ports.articles.version(workspace)) !== version) return undefined;
    for (const { revision, derivations } of prepared) {
      await ports.articles.add(workspace, revision);
      for (const { kind, key, body } of derivations)
        await ports.derivations.put(workspace, revision.article, kind, key, body);
    }
    return ports.articles.version(workspace);
  });
  if (now === undefined) return false;
  // Cached here, so that adding a thousand files reads the library once. Only after the commit, because a rollback would make it wrong.
  const after = prepared.reduce<readonly StoredArticle[]>((all, { revision }) => withRevision(all, revision), before);
  if (now === version + prepared.length)
    parts.current.set(workspace, { version: now, value: after }, bytesOfStored(after));
  return true;
}
