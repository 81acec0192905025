import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { currentRevision, isRemoved, type ListedArticle, SHELF } from '#core/article.ts';
import type { Library } from '#core/ports/library.ts';
import type { StoredTopics } from '#core/ports/stored-topics.ts';
import type { Topics } from '#core/ports/topics.ts';
import { isAvailable, type LiveTopic, type Standing, type Topic } from '#core/topic.ts';
import { type Cache, type CachePart, createCache, SMALL_CACHE } from '../cache.ts';
import { readCorpusYaml } from '../corpus-yaml.ts';
import type { FileFault } from '../yaml-file.ts';
import { standingIn } from './anchor.ts';
import { articleOf } from './check.ts';
import { findTopics, indexTopics, type TopicIndex } from './find.ts';
import { topicsNamed } from './named.ts';
import { parseTopic } from './parse.ts';

/** Approximate bytes of a parsed topic in memory. */
const TOPIC_BYTES = 60_000;

export type ShelfTopics = { topics: Topic[]; faults: (FileFault & { file: string })[] };

const readOnce = new Map<string, Promise<ShelfTopics>>();

/** Reads the topics of the shelf (`<slug>.yaml`), once for each process. Leaves out topics with errors and reports all their errors. */
export function readShelfTopics(folder: string): Promise<ShelfTopics> {
  const topics = readOnce.get(folder) ?? readTopics(folder);
  readOnce.set(folder, topics);
  return topics;
}

async function readTopics(folder: string): Promise<ShelfTopics> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (name) => {
      const text = await readFile(path.join(folder, name), 'utf8');
      return { name, ...parseTopic(path.basename(name, '.yaml'), text, await readCorpusYaml(text)) };
    }),
  );
  return {
    topics: read.flatMap(({ topic }) => (topic ? [topic] : [])),
    faults: read.flatMap(({ name, faults }) =>
      faults.filter(({ level }) => level === 'error').map(({ line, what }) => ({ file: name, line, what })),
    ),
  };
}

type OwnTopics = { version: number; own: readonly Topic[] };

/** Reads files of topics; undefined for a file with errors. */
export type ReadTopics = (files: readonly { id: string; yaml: string }[]) => Promise<readonly (Topic | undefined)[]>;

const readHere: ReadTopics = async (files) => files.map(({ id, yaml }) => parseTopic(id, yaml).topic);

export type TopicsParts = {
  library: Library;
  stored: StoredTopics;
  shelf: readonly Topic[];
  /** Groups of synonyms. */
  groups: readonly (readonly string[])[];
  cache?: Cache;
  /** Reads files. Default: in this thread. */
  read?: ReadTopics;
};

type Parts = Required<Omit<TopicsParts, 'cache'>> & { own: CachePart<OwnTopics> };

/** Lists and finds the shelf's topics and the workspaces' own. Sees changes by other processes at the next call. */
export function createTopics({ cache = createCache(SMALL_CACHE), read = readHere, ...given }: TopicsParts): Topics {
  const parts: Parts = { ...given, read, own: cache.part('topics') };
  const indexes = cache.part<Promise<TopicIndex>>('topic indexes');
  return {
    list: (workspace) => liveTopics(parts, workspace),
    named: async (workspace, words) => topicsNamed(await liveTopics(parts, workspace), words),
    find: async (workspace, words) => {
      const live = (await liveTopics(parts, workspace)).filter(isAvailable);
      // Workspaces without topics of their own share an index.
      const key = `${live.map((one) => `${one.workspace}/${one.topic.id}`).join(' ')} ${parts.own.get(workspace)?.version ?? 0}`;
      const index = indexes.get(key) ?? indexTopics(live, parts.groups);
      indexes.set(key, index, INDEX_BYTES * live.length);
      return findTopics(await index, live, words);
    },
    preview: async (workspace, id, yaml) => {
      const [topic] = await parts.read([{ id, yaml }]);
      return topic && beside(parts.library, await parts.library.list(workspace), workspace, { topic, workspace });
    },
    standing,
  };
}

/** Approximate bytes of a topic's sentences in an index. */
const INDEX_BYTES = 250_000;

function standing({ topic, articles }: LiveTopic, evidence: Parameters<Topics['standing']>[1]): Standing {
  const article = articles[evidence.article];
  return article ? standingIn(article, evidence, topic.articles[evidence.article]?.edition) : { kind: 'waiting' };
}

async function liveTopics(parts: Parts, workspace: string): Promise<LiveTopic[]> {
  const own = await ownTopics(parts, workspace);
  const ids = new Set(own.map(({ id }) => id));
  const articles = await parts.library.list(workspace);
  const all = [
    ...own.map((topic) => ({ topic, workspace })),
    ...parts.shelf.filter(({ id }) => !ids.has(id)).map((topic) => ({ topic, workspace: SHELF })),
  ];
  const live = await Promise.all(all.map((one) => beside(parts.library, articles, workspace, one)));
  return live.sort((a, b) => (a.topic.id < b.topic.id ? -1 : 1));
}

async function ownTopics({ stored, read, own }: Parts, workspace: string): Promise<readonly Topic[]> {
  const version = await stored.version(workspace);
  const before = own.get(workspace);
  if (before?.version === version) return before.own;
  const accepted = version === 0 ? [] : (await stored.list(workspace)).filter(({ status }) => status === 'accepted');
  const topics = accepted.length ? (await read(accepted)).filter((topic) => topic !== undefined) : [];
  own.set(workspace, { version, own: topics }, TOPIC_BYTES * topics.length);
  return topics;
}

/** Adds the workspace's articles, with all revisions, to a topic, by the topic's names for them. */
async function beside(
  library: Library,
  articles: readonly ListedArticle[],
  workspace: string,
  one: { topic: Topic; workspace: string },
): Promise<LiveTopic> {
  const found = await Promise.all(
    Object.entries(one.topic.articles).map(async ([name, wanted]) => {
      const present = articleOf(wanted, articles);
      const opened = present && (await library.open(workspace, present.id));
      const article = opened && !isRemoved(opened) ? opened : undefined;
      const waits = article && hasEdition(article, wanted.edition) ? [] : [wanted];
      return { name, article, waits };
    }),
  );
  return {
    ...one,
    articles: Object.fromEntries(found.flatMap(({ name, article }) => (article ? [[name, article]] : []))),
    waitsFor: found.flatMap(({ waits }) => waits),
  };
}

function hasEdition(article: ListedArticle, wanted: string | undefined): boolean {
  return (
    !wanted ||
    article.editions.some(
      (edition) => edition.language.slice(0, 2) === wanted.slice(0, 2) && currentRevision(edition).passages.length > 0,
    )
  );
}
