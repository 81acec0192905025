import { randomBytes, randomInt } from 'node:crypto';
import path from 'node:path';
import { commands } from '#commands';
import { type Answerer, createAnswerer } from '#core/answer.ts';
import type { Services } from '#core/command.ts';
import { errorWords } from '#core/error-words.ts';
import type { Ingest } from '#core/ports/ingest.ts';
import { NO_PAGES, type Pages } from '#core/ports/pages.ts';
import type { Links } from '#core/ports/reader-links.ts';
import type { Store } from '#core/ports/store.ts';
import type { TopicDrafts } from '#core/ports/topic-drafts.ts';
import type { ToTraditional } from '#core/words.ts';
import { createProposer, type ModelSettings } from '#draft/model.ts';
import {
  cachedSettings,
  createAttributions,
  createCache,
  createDrafts,
  createFinder,
  createLibrary,
  createTopics,
  readGlossary,
  readShelfTopics,
  SMALL_CACHE,
  syncShelf,
  toTraditional,
} from '#library/index.ts';
import type { Log } from '#ops/log.ts';
import { type FastClock, openStore, type StoreLocation } from '#store/index.ts';
import { NO_LINKS } from '#web/links.ts';
import { CORPUS } from './corpus.ts';
import {
  attributionsIn,
  booksIn,
  checkIn,
  correctionsIn,
  finderIn,
  libraryIn,
  parallelsIn,
  topicsIn,
} from './start/in-threads.ts';
import { startIngest } from './start/ingest-pool.ts';
import { readableLog } from './start/log.ts';
import type { Threads } from './start/threads.ts';

export type Running = {
  store: Store;
  services: Services;
  answerer: Answerer;
  log: Log;
  toTraditional: ToTraditional;
  /** Errors in the shelf's files, in plain English. The rest of the shelf is available. */
  shelfFaults: string[];
  /** Groups of ways to say the same. */
  glossary: readonly (readonly string[])[];
  drafts: TopicDrafts;
  /** Name of the language model that may draft topics, as shown to people. */
  model: string | undefined;
};

/** Makes links from the opened store. `newKey` returns unguessable names (128 bits). */
export type MakeLinks = (store: Store, newKey: () => string) => Links;

/**
 * `cacheBytes`: memory for caches, 64 MB by default. `threads`: for long work and searches. By default all work runs in this thread, which
 * is enough for a command line that ends soon.
 */
export type Opening = {
  store: StoreLocation;
  /** Opens the store; by default `openStore`. Tests give theirs, which goes by a clock that they set. */
  open?: typeof openStore;
  clock?: FastClock;
  links?: MakeLinks;
  /** Fetches pages from the web; by default none are fetched. */
  pages?: Pages;
  draft?: ModelSettings;
  cacheBytes?: number;
  threads?: Threads;
  /** Reads files; by default in processes of their own. Tests give one that reads in this process. */
  ingest?: Ingest;
  log?: Log;
};

/** Opens everything that chats and the command line need. `links`, `draft`: none by default. Throws the store's errors. */
export async function openServices(opening: Opening): Promise<Running> {
  const { links, draft, threads, log = readableLog(), ingest = startIngest({ log: log.line }) } = opening;
  const open = opening.open ?? openStore;
  const store = await open({ ...opening.store, log: log.line, ...(opening.clock && { clock: opening.clock }) });
  const outside = {
    now: store.fastNow ?? (() => Date.now()),
    newId: () => randomBytes(16).toString('base64url'),
    dice: (sides: number) => randomInt(sides),
  };
  const reading = await openReading(store, opening, outside.now());
  const { library, books, corrections, finder, topics, attributions, settings, groups, shelfFaults } = reading;
  const proposer = draft && createProposer(draft);
  const checking = threads && { check: checkIn(threads) };
  const drafts = createDrafts({ library, store, attributions, groups, proposer, now: outside.now, ...checking });
  const services: Services = {
    ingest,
    library,
    books,
    corrections,
    finder,
    topics,
    attributions,
    pages: opening.pages ?? NO_PAGES,
    cards: store.cards,
    decks: store.decks,
    settings,
    links: links?.(store, outside.newId) ?? NO_LINKS,
    store,
    outside,
    ...(opening.clock && { factor: opening.clock.factor }),
  };
  const answerer = asRequests(store, createAnswerer({ commands, services, toTraditional, logBug: log.bug }));
  return {
    store,
    services,
    answerer,
    log,
    toTraditional,
    shelfFaults,
    glossary: groups,
    drafts,
    model: proposer?.name,
  };
}

/** Each question to the answerer is a request of the store. */
function asRequests({ request }: Store, answerer: Answerer): Answerer {
  return {
    answer: (requester) => request(() => answerer.answer(requester)),
    form: (requester) => request(() => answerer.form(requester)),
    complete: (requester) => request(() => answerer.complete(requester)),
    refusal: (requester, path) => request(() => answerer.refusal(requester, path)),
    languageOf: answerer.languageOf,
    groupsFor: (requester) => request(() => answerer.groupsFor(requester)),
    storeLongReply: answerer.storeLongReply,
  };
}

type Reading = Pick<
  Services,
  'library' | 'books' | 'corrections' | 'finder' | 'topics' | 'attributions' | 'settings'
> & {
  groups: Running['glossary'];
  shelfFaults: string[];
};

/** Glossary and topics of the corpus. Read once, because they are part of the program. */
let corpusFiles: ReturnType<typeof readCorpus> | undefined;

async function readCorpus() {
  const glossary = await readGlossary(path.join(CORPUS, 'glossary.yaml'));
  return { glossary, shelf: await readShelfTopics(path.join(CORPUS, 'topics')) };
}

/**
 * Updates the shelf in the store. Opens what reads the store: library, search, topics, attributions, settings, in this thread or in others.
 */
async function openReading(store: Store, { cacheBytes, threads }: Opening, now: number): Promise<Reading> {
  const cache = createCache(cacheBytes ?? SMALL_CACHE);
  const here = createLibrary(store, { cache, ...(threads && { derive: parallelsIn(threads) }) });
  const faults = await syncShelf(path.join(CORPUS, 'articles'), here, store, now);
  corpusFiles ??= readCorpus();
  const { glossary, shelf } = await corpusFiles;
  const { groups } = glossary;
  const library = threads ? libraryIn(threads, here, store.refresh) : here;
  const parts = { library, stored: store.topics, shelf: shelf.topics, groups, cache };
  return {
    library,
    books: threads ? booksIn(threads, here.books, store.refresh) : here.books,
    corrections: threads ? correctionsIn(threads, store.refresh) : here,
    finder: threads ? finderIn(threads) : createFinder(library, store, groups, cache),
    topics: threads ? topicsIn(threads, parts) : createTopics(parts),
    attributions: createAttributions(store.derivations, { cache, ...(threads && { derive: attributionsIn(threads) }) }),
    settings: cachedSettings(store.settings, cache),
    groups,
    shelfFaults: [
      ...faults.map(({ file, error }) => `${file}: ${errorWords(error.problem).en}`),
      ...shelf.faults.map(({ file, line, what }) => `${file}, line ${line}: ${what.en}`),
      ...glossary.faults.map(({ line, what }) => `glossary.yaml, line ${line}: ${what.en}`),
    ],
  };
}
