import { currentRevision, type ListedArticle, passageText, SHELF } from '#core/article.ts';
import { covers, type EditionLanguage } from '#core/language.ts';
import type { Finder, Hit, Query } from '#core/ports/finder.ts';
import type { Library } from '#core/ports/library.ts';
import type { Ports } from '#core/ports/store.ts';
import { type Cache, type CachePart, createCache, SMALL_CACHE } from '../cache.ts';
import { buildIndex, type SearchIndex, type SearchPassage } from './index.ts';
import { inSlices, nextTurn } from './slices.ts';

/** Raised whenever the same articles would give other bytes, so that kept ones are not used. */
const INDEX_FORMAT = 1;
/** Bytes of a saved index: a larger one would hold up everybody who writes, and is built anew at the next start. */
const MOST_SAVED = 8_000_000;

type IndexedPassage = { article: string; language: EditionLanguage; label: string; length: number };
/** How often the shelf and the workspace had changed when an index was asked for: both only grow. */
type IndexVersion = { shelf: number; own: number };
type Built = { index: SearchIndex; places: ReadonlyMap<string, IndexedPassage> };
/** An index that is there or on its way. Until it has started, and read the articles, it can still become a newer one. */
type Building = { version: IndexVersion; hasStarted: boolean; ready: Promise<Built> };

/**
 * Searches the shelf and a workspace's own articles as one ranking. Sees changes of other processes at the next query. Whoever asks
 * while articles have changed waits for the index that has them; all who wait share one, and other workspaces go on. `synonyms`: groups of
 * ways to say one thing.
 */
export function createFinder(
  library: Library,
  { articles, indexes }: Pick<Ports, 'articles' | 'indexes'>,
  synonyms: readonly (readonly string[])[] = [],
  cache: Cache = createCache(SMALL_CACHE),
): Finder {
  const buildings: Buildings = { underWay: new Map(), kept: cache.part('indexes') };
  return {
    find: async (workspace, query) => {
      const place = (await articles.version(workspace)) === 0 ? SHELF : workspace;
      const version = { shelf: await articles.version(SHELF), own: await articles.version(place) };
      const build = (wanted: IndexVersion) => buildFor(library, indexes, synonyms, place, wanted);
      return search(await readyAt(buildings, place, version, build), query);
    },
  };
}

type Build = (version: IndexVersion) => Promise<Built>;
/** By workspace: those that are being built, and those that are there as long as there is room for them. */
type Buildings = { underWay: Map<string, Building>; kept: CachePart<Building> };

/** An index of at least that version. One is built at a time, so that a workspace which keeps changing cannot pile them up. */
function readyAt({ underWay, kept }: Buildings, place: string, version: IndexVersion, build: Build): Promise<Built> {
  const before = underWay.get(place) ?? kept.get(place);
  // Whoever read an older version, but comes later, gets what the others get.
  const wanted = before ? newest(before.version, version) : version;
  if (before && !before.hasStarted) before.version = wanted;
  if (before && isSame(before.version, wanted)) return before.ready;
  const now = following(before, wanted, build);
  underWay.set(place, now);
  const done = () => {
    if (underWay.get(place) === now) underWay.delete(place);
  };
  // One that failed is not kept: the next query tries again.
  now.ready.then(({ index }) => {
    kept.set(place, now, index.bytes);
    done();
  }, done);
  return now.ready;
}

const newest = (a: IndexVersion, b: IndexVersion): IndexVersion => ({
  shelf: Math.max(a.shelf, b.shelf),
  own: Math.max(a.own, b.own),
});

const isSame = (a: IndexVersion, b: IndexVersion): boolean => a.shelf === b.shelf && a.own === b.own;

/** Builds once the one before is done, whatever came of it. */
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
  const places = new Map<string, IndexedPassage>();
  const articles = await library.list(workspace);
  const passages: SearchPassage[] = [];
  await inSlices(articles, (article) => {
    for (const passage of passagesOf(article, places)) passages.push(passage);
  });
  const saved = await indexes.get(workspace, key);
  const index = await buildIndex(passages, { synonyms, ...(saved && { saved }) });
  if (!saved) {
    const bytes = await index.save();
    // A write of some megabytes takes the event loop for itself: not in the same turn as what made them.
    await nextTurn();
    if (bytes.length <= MOST_SAVED) await indexes.put(workspace, key, bytes);
  }
  return { index, places };
}

function passagesOf(article: ListedArticle, places: Map<string, IndexedPassage>) {
  return article.editions.flatMap(({ language, ...edition }) => {
    const revision = currentRevision({ language, ...edition });
    return revision.passages.map((passage) => {
      const id = `${article.id}.${language}:${passage.label}`;
      const text = passageText(revision, passage);
      places.set(id, { article: article.id, language, label: passage.label, length: text.length });
      return { id, text, lang: language, paragraph: `${article.id}.${language}.${passage.paragraph}` };
    });
  });
}

function search({ index, places }: Built, { words, article, language, limit }: Query): Hit[] {
  const where = (id: string) => {
    const place = places.get(id);
    return !!place && (!article || place.article === article) && (!language || covers(language, place.language));
  };
  return index.search(words, { limit, where }).flatMap(({ id, score, highlights }) => {
    const place = places.get(id);
    return place ? [{ ...place, score, highlights }] : [];
  });
}
