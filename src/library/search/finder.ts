import { currentRevision, type ListedArticle, passageText, SHELF } from '#core/article.ts';
import { covers, type EditionLanguage } from '#core/language.ts';
import type { Finder, Hit, Query } from '#core/ports/finder.ts';
import type { Library } from '#core/ports/library.ts';
import type { Ports } from '#core/ports/store.ts';
import { type Cache, type CachePart, createCache, SMALL_CACHE } from '../cache.ts';
import { buildIndex, type SearchIndex, type SearchPassage } from './index.ts';
import { inSlices, nextTurn } from './slices.ts';

/** The format of saved indexes. Raised whenever the same articles would give other bytes, so that older indexes are not used. */
const INDEX_FORMAT = 4;
/** Most bytes of a saved index. Writing more would delay all other writes, so a larger index is built again at the next start. */
const MOST_SAVED = 8_000_000;

type IndexedPassage = { article: string; language: EditionLanguage; label: string; length: number };
/** Number of changes to the shelf and to the workspace when an index was asked for. Both only grow. */
type IndexVersion = { shelf: number; own: number };
type Built = { index: SearchIndex; byId: ReadonlyMap<string, IndexedPassage> };
/** An index that is ready or being built. Until the build starts and reads the articles, its version can still be raised. */
type Building = { version: IndexVersion; hasStarted: boolean; ready: Promise<Built> };

/**
 * Searches the shelf and a workspace's own articles as one ranking. Sees changes of other processes at the next query. After a change,
 * queries wait for the new index. They share one build, and other workspaces do not wait. `synonyms`: groups of ways to say the same.
 */
export function createFinder(
  library: Library,
  { articles, indexes }: Pick<Ports, 'articles' | 'indexes'>,
  synonyms: readonly (readonly string[])[] = [],
  cache: Cache = createCache(SMALL_CACHE),
): Finder {
  const buildings: Buildings = { underWay: new Map(), kept: cache.part('indexes') };
  const own = cache.part<OwnArticles>('own articles');
  /** Where to search: workspaces that have no articles of their own share the shelf's index, also after all theirs were removed. */
  const indexOwner = async (workspace: string): Promise<string> => {
    const version = await articles.version(workspace);
    const before = version === 0 ? { version, isEmpty: true } : own.get(workspace);
    if (before?.version === version) return before.isEmpty ? SHELF : workspace;
    const isEmpty = !(await library.list(workspace)).some((article) => article.workspace === workspace);
    own.set(workspace, { version, isEmpty }, 0);
    if (isEmpty) buildings.kept.delete(workspace);
    return isEmpty ? SHELF : workspace;
  };
  return {
    find: async (workspace, query) => {
      const owner = await indexOwner(workspace);
      const version = { shelf: await articles.version(SHELF), own: await articles.version(owner) };
      const build = (wanted: IndexVersion) => buildFor(library, indexes, synonyms, owner, wanted);
      return searchIndex(await readyAt(buildings, owner, version, build), query);
    },
  };
}

/** Whether a workspace had no articles of its own at this version. */
type OwnArticles = { version: number; isEmpty: boolean };

type Build = (version: IndexVersion) => Promise<Built>;
/** Indexes by workspace: those being built, and ready ones while the cache has room for them. */
type Buildings = { underWay: Map<string, Building>; kept: CachePart<Building> };

/** An index of at least this version. Only one is built at a time, so that a workspace that keeps changing cannot pile up builds. */
function readyAt({ underWay, kept }: Buildings, owner: string, version: IndexVersion, build: Build): Promise<Built> {
  const before = underWay.get(owner) ?? kept.get(owner);
  // A query that read an older version but comes later gets the newer index like the others.
  const wanted = before ? newest(before.version, version) : version;
  if (before && !before.hasStarted) before.version = wanted;
  if (before && isSame(before.version, wanted)) return before.ready;
  const now = following(before, wanted, build);
  underWay.set(owner, now);
  const done = () => {
    if (underWay.get(owner) === now) underWay.delete(owner);
  };
  // A failed build is not kept, so the next query tries again.
  now.ready.then(({ index }) => {
    kept.set(owner, now, index.bytes);
    done();
  }, done);
  return now.ready;
}

const newest = (a: IndexVersion, b: IndexVersion): IndexVersion => ({
  shelf: Math.max(a.shelf, b.shelf),
  own: Math.max(a.own, b.own),
});

const isSame = (a: IndexVersion, b: IndexVersion): boolean => a.shelf === b.shelf && a.own === b.own;

/** Builds after the previous build has ended, even if that one failed. */
function following(before: Building | undefined, version: IndexVersion, build: Build): Building {
  const { promise, resolve } = Promise.withResolvers<Built>();
  const building: Building = { version, hasStarted: false, ready: promise };
  const start = () => {
    building.hasStarted = true;
    resolve(build(building.version));
  };
  if (before) before.ready.then(start, start);
  else start();
  return building;
}

async function buildFor(
  library: Library,
  indexes: Ports['indexes'],
  synonyms: readonly (readonly string[])[],
  workspace: string,
  version: IndexVersion,
): Promise<Built> {
  const key = [INDEX_FORMAT, version.shelf, version.own].join('.');
  const byId = new Map<string, IndexedPassage>();
  const articles = await library.list(workspace);
  const passages: SearchPassage[] = [];
  await inSlices(articles, (article) => {
    for (const passage of passagesOf(article, byId)) passages.push(passage);
  });
  const saved = await indexes.get(workspace, key);
  const index = await buildIndex(passages, { synonyms, ...(saved && { saved }) });
  if (!index.isLoaded) {
    const bytes = await index.save();
    // Writing some megabytes blocks the event loop, so it is not in the same turn as the work before it.
    await nextTurn();
    if (bytes.length <= MOST_SAVED) await indexes.put(workspace, key, bytes);
  }
  return { index, byId };
}

function passagesOf(article: ListedArticle, byId: Map<string, IndexedPassage>) {
  return article.editions.flatMap(({ language, ...edition }) => {
    const revision = currentRevision({ language, ...edition });
    return revision.passages.map((passage) => {
      const id = `${article.id}.${language}:${passage.label}`;
      const text = passageText(revision, passage);
      byId.set(id, { article: article.id, language, label: passage.label, length: text.length });
      const paragraph = `${article.id}.${language}.${passage.paragraph}`;
      return { id, text, lang: language, paragraph, article: article.id };
    });
  });
}

function searchIndex({ index, byId }: Built, { words, article, language, limit, why }: Query): Hit[] {
  const among = article === undefined ? undefined : new Set(typeof article === 'string' ? [article] : article);
  const where = (id: string) => {
    const indexed = byId.get(id);
    return !!indexed && (!among || among.has(indexed.article)) && (!language || covers(language, indexed.language));
  };
  return index
    .search(words, { limit, where, ...(why && { why }) })
    .flatMap(({ id, score, highlights, isWeak, isInexact, sure, verbatim, why }) => {
      const indexed = isWeak ? undefined : byId.get(id);
      return indexed
        ? [
            {
              ...indexed,
              score,
              highlights,
              ...(sure && { sure }),
              ...(verbatim && { verbatim }),
              ...(isInexact && { inexact: isInexact }),
              ...(why && { why }),
            },
          ]
        : [];
    });
}
