import { type Article, currentRevision, passageText, SHELF } from '#core/article.ts';
import { covers, type EditionLanguage } from '#core/language.ts';
import type { Finder, Hit, Library, Ports, Query } from '#core/ports.ts';
import { buildIndex, type SearchIndex } from './search/index.ts';

/** Raised whenever the same articles would give other bytes, so that kept ones are not used. */
const INDEX_FORMAT = 1;
/** Workspaces whose index is kept in memory; the one asked longest ago is dropped, and built or loaded again when asked. */
const MOST_INDEXES = 50;

type Place = { article: string; language: EditionLanguage; label: string; length: number };
type Built = { version: string; index: SearchIndex; places: ReadonlyMap<string, Place> };

/** Searches the shelf and a workspace's own articles as one ranking. Sees changes of other processes at the next query. */
export function createFinder(library: Library, { articles, indexes }: Pick<Ports, 'articles' | 'indexes'>): Finder {
  const built = new Map<string, Built>();
  return {
    find: async (workspace, query) => {
      const place = (await articles.version(workspace)) === 0 ? SHELF : workspace;
      const version = [INDEX_FORMAT, await articles.version(SHELF), await articles.version(place)].join('.');
      const ready = built.get(place);
      const now = ready?.version === version ? ready : await build(library, indexes, place, version);
      built.delete(place);
      built.set(place, now);
      const [oldest] = built.keys();
      if (built.size > MOST_INDEXES && oldest !== undefined) built.delete(oldest);
      return search(now, query);
    },
  };
}

async function build(library: Library, indexes: Ports['indexes'], workspace: string, version: string): Promise<Built> {
  const places = new Map<string, Place>();
  const passages = (await library.list(workspace)).flatMap((article) => passagesOf(article, places));
  const saved = await indexes.get(workspace, version);
  const index = buildIndex(passages, saved ? { saved } : {});
  if (!saved) await indexes.put(workspace, version, index.save());
  return { version, index, places };
}

function passagesOf(article: Article, places: Map<string, Place>) {
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
