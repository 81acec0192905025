import path from 'node:path';
import { workerData } from 'piscina';
import type { ListedArticle } from '#core/article.ts';
import type { Added, AddOptions, DraftPreview, Edited, PackedDraft, Plan } from '#core/article-draft.ts';
import { type Problem, UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { PlannedBook } from '#core/ports/books.ts';
import type { Correction } from '#core/ports/corrections.ts';
import type { Hit, Query } from '#core/ports/finder.ts';
import type { Store } from '#core/ports/store.ts';
import type { CheckedDraft } from '#core/ports/topic-drafts.ts';
import { StoreError, type StoreFault, toldToPeople } from '#core/store-error.ts';
import type { Topic } from '#core/topic.ts';
import {
  checkedAgainst,
  checkTopic,
  createCache,
  createFinder,
  createLibrary,
  createTopics,
  deriveAttributions,
  deriveParallels,
  listedFrom,
  parseTopic,
  readGlossary,
  readShelfTopics,
} from '#library/index.ts';
import { openStore, type StoreLocation } from '#store/index.ts';
import { CORPUS } from '../corpus.ts';

/** The data that a thread starts with. `cacheBytes`: memory for its cache. */
export type ThreadData = { store: StoreLocation; cacheBytes: number };

/** A thread does one or two things with the database at a time. */
const CONNECTIONS = 3;

type Workspace = { workspace: string };
type Named = Workspace & { id: string };

/** The thread's tasks, with their input and output. */
export type Tasks = {
  find: { input: Workspace & { query: Query }; output: Hit[] };
  findTopics: { input: Workspace & { words: string }; output: { id: string; camps: readonly string[] }[] };
  preview: {
    input: Workspace & { draft: PackedDraft; options: AddOptions };
    output: { draft: DraftPreview; plan: Plan };
  };
  add: { input: Workspace & { draft: PackedDraft; options: AddOptions & { by: string; now: number } }; output: Added };
  previewBook: { input: Workspace & { draft: PackedDraft; options: AddOptions }; output: PlannedBook };
  addBook: {
    input: Workspace & { draft: PackedDraft; options: AddOptions & { by: string; now: number } };
    output: PlannedBook;
  };
  edit: { input: Named & { correction: Correction }; output: Edited };
  deriveParallels: { input: Named; output: undefined };
  deriveAttributions: { input: Named & { language: EditionLanguage }; output: undefined };
  readTopics: { input: { files: readonly { id: string; yaml: string }[] }; output: (Topic | undefined)[] };
  checkTopic: { input: Named & { yaml: string }; output: CheckedDraft };
};
export type TaskName = keyof Tasks;
type Handlers = { [Name in TaskName]: (input: Tasks[Name]['input']) => Promise<Tasks[Name]['output']> };

/** The answer to a task. A user error is sent as its problem, because only the message of an error thrown in a thread arrives. */
export type Answer<Value> =
  | { kind: 'done'; value: Value }
  | { kind: 'refused'; problem: Problem }
  | { kind: 'store-fault'; fault: StoreFault; message: string };

type Opened = { handlers: Handlers; request: Store['request'] };

let opened: Promise<Opened> | undefined;

/** Runs a task in this thread. The first task opens the store. */
export async function run<Name extends TaskName>(task: {
  name: Name;
  input: Tasks[Name]['input'];
}): Promise<Answer<Tasks[Name]['output']>> {
  try {
    opened ??= open(workerData as unknown as ThreadData);
    const { handlers, request } = await opened.catch(openLater);
    return { kind: 'done', value: await request(() => handlers[task.name](task.input)) };
  } catch (error) {
    if (error instanceof UserError) return { kind: 'refused', problem: error.problem };
    // An error that leaves a thread loses its class.
    if (error instanceof StoreError) return { kind: 'store-fault', fault: error.kind, message: error.message };
    throw error;
  }
}

/** A database that cannot be reached is tried again by the next task. */
function openLater(error: unknown): never {
  opened = undefined;
  throw toldToPeople(error);
}

/** Does the work when it is first asked for, and again if it failed: a thread reads of the corpus only what its tasks need. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () =>
    (done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    }));
}

async function open({ store: place, cacheBytes }: ThreadData): Promise<Opened> {
  const store = await openStore({ ...place, connections: CONNECTIONS, clock: 'unused' });
  const cache = createCache(cacheBytes);
  const library = createLibrary(store, { cache });
  const glossary = once(() => readGlossary(path.join(CORPUS, 'glossary.yaml')));
  const finder = once(async () => createFinder(library, store, (await glossary()).groups, cache));
  const topics = once(async () => {
    const shelf = (await readShelfTopics(path.join(CORPUS, 'topics'))).topics;
    return createTopics({ library, stored: store.topics, shelf, groups: (await glossary()).groups, cache });
  });
  const articleOf = async ({ workspace, id }: Named): Promise<ListedArticle | undefined> => {
    const found = await store.articles.get(workspace, id);
    return found && !found.removed ? listedFrom(workspace, found) : undefined;
  };
  const handlers: Handlers = {
    find: async ({ workspace, query }) => (await finder()).find(workspace, query),
    findTopics: async ({ workspace, words }) =>
      (await (await topics()).find(workspace, words)).map(({ live, camps }) => ({ id: live.topic.id, camps })),
    preview: ({ workspace, draft, options }) => library.preview(workspace, draft, options),
    add: ({ workspace, draft, options }) => library.add(workspace, draft, options),
    previewBook: ({ workspace, draft, options }) => library.books.preview(workspace, draft, options),
    addBook: ({ workspace, draft, options }) => library.books.add(workspace, draft, options),
    edit: ({ workspace, id, correction }) => library.edit(workspace, id, correction),
    deriveParallels: async (named) => {
      const article = await articleOf(named);
      if (article) await deriveParallels(store.derivations, article);
      return undefined;
    },
    deriveAttributions: async ({ language, ...named }) => {
      const article = await articleOf(named);
      if (article) await deriveAttributions(store.derivations, article, language);
      return undefined;
    },
    readTopics: async ({ files }) => files.map(({ id, yaml }) => parseTopic(id, yaml).topic),
    checkTopic: async ({ workspace, id, yaml }) =>
      checkTopic(id, yaml, await checkedAgainst({ library, ...(await glossary()) }, workspace)),
  };
  return { handlers, request: store.request };
}
