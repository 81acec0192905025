import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { currentRevision, isRemoved, type ListedArticle, SHELF } from '#core/article.ts';
import type { Library } from '#core/ports/library.ts';
import type { StoredTopics } from '#core/ports/stored-topics.ts';
import type { Topics } from '#core/ports/topics.ts';
import type { LiveTopic, Standing, Topic } from '#core/topic.ts';
import type { FileFault } from '../yaml-file.ts';
import { standingIn } from './anchor.ts';
import { articleOf } from './check.ts';
import { findTopics, indexTopics, type TopicIndex } from './find.ts';
import { parseTopic } from './parse.ts';

/** Workspaces whose topics are kept in memory, parsed and indexed. */
const MOST_KEPT = 200;

export type ShelfTopics = { topics: Topic[]; faults: (FileFault & { file: string })[] };

const readOnce = new Map<string, Promise<ShelfTopics>>();

/**
 * Reads the topics of the shelf (`<slug>.yaml`), once a process. One with errors is left out, and all of its errors told; the others are
 * there.
 */
export function readShelfTopics(folder: string): Promise<ShelfTopics> {
  const topics = readOnce.get(folder) ?? readTopics(folder);
  readOnce.set(folder, topics);
  return topics;
}

async function readTopics(folder: string): Promise<ShelfTopics> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const read = await Promise.all(
    files.map(async (name) => ({
      name,
      ...parseTopic(path.basename(name, '.yaml'), await readFile(path.join(folder, name), 'utf8')),
    })),
  );
  return {
    topics: read.flatMap(({ topic }) => (topic ? [topic] : [])),
    faults: read.flatMap(({ name, faults }) =>
      faults.filter(({ level }) => level === 'error').map(({ line, what }) => ({ file: name, line, what })),
    ),
  };
}

type OwnTopics = { version: number; own: readonly Topic[] };
type Indexed = { key: string; index: Promise<TopicIndex> };

/** The shelf's topics and the workspaces' own. Changes of other processes are seen at the next question. `groups`: ways to say one thing. */
export function createTopics(
  library: Library,
  stored: StoredTopics,
  shelf: readonly Topic[],
  groups: readonly (readonly string[])[],
): Topics {
  const kept = new Map<string, OwnTopics>();
  const indexes = new Map<string, Indexed>();
  const list = (workspace: string) => liveTopics(library, stored, shelf, kept, workspace);
  return {
    list,
    find: async (workspace, words) => {
      const live = (await list(workspace)).filter(({ waitsFor }) => !waitsFor.length);
      const key = `${live.map((one) => `${one.workspace}/${one.topic.id}`).join(' ')} ${kept.get(workspace)?.version}`;
      const before = indexes.get(workspace);
      const now = before?.key === key ? before : { key, index: indexTopics(live, groups) };
      remember(indexes, workspace, now);
      return findTopics(await now.index, live, words);
    },
    preview: async (workspace, id, yaml) => {
      const { topic } = parseTopic(id, yaml);
      return topic && beside(library, await library.list(workspace), workspace, { topic, workspace });
    },
    standing,
  };
}

function standing({ topic, articles }: LiveTopic, evidence: Parameters<Topics['standing']>[1]): Standing {
  const article = articles[evidence.article];
  return article ? standingIn(article, evidence, topic.articles[evidence.article]?.edition) : { kind: 'waiting' };
}

async function liveTopics(
  library: Library,
  stored: StoredTopics,
  shelf: readonly Topic[],
  kept: Map<string, OwnTopics>,
  workspace: string,
): Promise<LiveTopic[]> {
  const own = await ownTopics(stored, kept, workspace);
  const ids = new Set(own.map(({ id }) => id));
  const articles = await library.list(workspace);
  const all = [
    ...own.map((topic) => ({ topic, workspace })),
    ...shelf.filter(({ id }) => !ids.has(id)).map((topic) => ({ topic, workspace: SHELF })),
  ];
  const live = await Promise.all(all.map((one) => beside(library, articles, workspace, one)));
  return live.sort((a, b) => (a.topic.id < b.topic.id ? -1 : 1));
}

async function ownTopics(
  stored: StoredTopics,
  kept: Map<string, OwnTopics>,
  workspace: string,
): Promise<readonly Topic[]> {
  const version = await stored.version(workspace);
  const before = kept.get(workspace);
  if (before?.version === version) return before.own;
  const accepted = (await stored.list(workspace)).filter(({ status }) => status === 'accepted');
  const own = accepted.flatMap(({ id, yaml }) => parseTopic(id, yaml).topic ?? []);
  remember(kept, workspace, { version, own });
  return own;
}

/** The topic with the workspace's articles, all their revisions, under the names that it has for them. */
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
      const waits = article && hasEdition(article, wanted.edition) ? [] : ['id' in wanted ? wanted.id : wanted.source];
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

function remember<T>(kept: Map<string, T>, workspace: string, value: T): void {
  kept.delete(workspace);
  kept.set(workspace, value);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}
