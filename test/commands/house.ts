import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, inject, onTestFinished } from 'vitest';
import { parseLine } from '#chat/shared/command-line.ts';
import { commands } from '#commands';
import { type Answerer, createAnswerer } from '#core/answer.ts';
import { type Article, isRemoved, SHELF } from '#core/article.ts';
import type { Services } from '#core/command.ts';
import { type Problem, UserError } from '#core/errors.ts';
import { LANGUAGES, type Language } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import { NO_PAGES, type Pages } from '#core/ports/pages.ts';
import type { Store } from '#core/ports/store.ts';
import type { Block, Button, Outcome, PassageBlock, Reply, Suggestion } from '#core/reply.ts';
import type { Args, Attachment, Requester, Right } from '#core/request.ts';
import {
  type Cache,
  type CachePart,
  cachedSettings,
  createAttributions,
  createCache,
  createFinder,
  createLibrary,
  createTopics,
  ingestHere,
  readShelfTopics,
  SMALL_CACHE,
  toTraditional,
} from '#library/index.ts';
import { openStore } from '#store/index.ts';
import { localLinks } from '#web/links.ts';
import { withSavedIndexes } from './saved-indexes.ts';

export const TOPICS_FOLDER = path.join(import.meta.dirname, '..', '..', 'corpus', 'topics');
export const SHELF_FOLDER = path.join(import.meta.dirname, '..', '..', 'corpus', 'articles');

/** Who asks; what is left out is Ana, a member, reading English in the workspace `local`. */
export type Who = {
  name?: string;
  may?: Right;
  language?: Language;
  workspace?: string;
  channel?: string;
  thread?: string;
};

export type House = {
  folder: string;
  store: Store;
  services: Services;
  /** What broke; every test expects nothing. */
  bugs: unknown[];
  say(line: string, who?: Who, ...files: Attachment[]): Promise<Outcome>;
  /** `args`: what was filled in, if the button opens a form. */
  press(button: string, who?: Who, args?: Args): Promise<Outcome>;
  form(button: string, who?: Who): ReturnType<Answerer['form']>;
  complete(path: readonly string[], option: string, typed: string, who?: Who, args?: Args): Promise<Suggestion[]>;
  /** The same data, opened by a new process: nothing that was in memory is there. */
  restart(): Promise<House>;
  close(): Promise<void>;
};

/** Noon of a day, so that dates in replies do not change; ids that count. Both go on over a restart. */
const NOON = Date.UTC(2026, 10, 23, 12);
const LONGEST_ID = 22;
type Outside = Services['outside'];

function countingOutside(): Outside {
  let id = 0;
  return { now: () => NOON, newId: () => `id${++id}`.padEnd(LONGEST_ID, '-'), dice: () => 0 };
}

function temporary(): string {
  return mkdtempSync(path.join(tmpdir(), 'parley-house-'));
}

/** `shelf: false`: nothing to read yet. `now`: what is due goes by this clock. `pages`: what is fetched; nothing by default. */
type HouseOptions = { shelf?: boolean; now?: () => number; pages?: Pages };

/** A house for one test, over a store of its own that is gone afterwards. */
export async function openHouse({ shelf = true, ...more }: HouseOptions = {}): Promise<House> {
  const folder = temporary();
  if (shelf) cpSync(inject('shelf'), folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const cache = shelf ? withShelfIndex : smallCache;
  return openAt({ folder, cache, later: onTestFinished, ...more }, countingOutside());
}

/** A house with the shelf for all tests of a file, which only read in it. To be called before all. */
export async function openHouseForAll(): Promise<House> {
  const folder = temporary();
  cpSync(inject('shelf'), folder, { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return openAt({ folder, cache: withShelfIndex, later: afterAll }, countingOutside());
}

const smallCache = (): Cache => createCache(SMALL_CACHE);
/** The shelf's index, loaded once for all houses that begin with the same shelf. */
const shelfIndex = smallCache();

/** A cache of a house's own, but for the shelf's index. */
function withShelfIndex(): Cache {
  const own = smallCache();
  return {
    part: <T extends object>(name: string): CachePart<T> => {
      const [mine, ours] = [own.part<T>(name), shelfIndex.part<T>(name)];
      const holding = (key: string) => (key === SHELF ? ours : mine);
      return {
        get: (key) => holding(key).get(key),
        set: (key, value, bytes) => holding(key).set(key, value, bytes),
        delete: (key) => holding(key).delete(key),
      };
    },
  };
}

const shelfTopics = readShelfTopics(TOPICS_FOLDER);

type Opening = {
  folder: string;
  cache: () => Cache;
  later: (work: () => Promise<void>) => void;
} & Omit<HouseOptions, 'shelf'>;

/** The store with another clock for what is due. */
function timed(store: Store, now: (() => number) | undefined): Store {
  if (!now) return store;
  const clock = { now: async () => now() };
  return {
    ...store,
    clock,
    transaction: (workspace, work) => store.transaction(workspace, (ports) => work({ ...ports, clock })),
  };
}

async function openAt(opening: Opening, outside: Outside): Promise<House> {
  const { folder, cache, later } = opening;
  const store = timed(await openStore({ folder }), opening.now);
  let open = true;
  const close = async () => {
    if (open) await store.close();
    open = false;
  };
  later(close);
  const library = createLibrary(store);
  const bugs: unknown[] = [];
  const services: Services = {
    ingest: ingestHere,
    pages: opening.pages ?? NO_PAGES,
    library,
    ...{ books: library.books, corrections: library },
    finder: createFinder(library, withSavedIndexes(store), [], cache()),
    topics: createTopics({ library, stored: store.topics, shelf: (await shelfTopics).topics, groups: [] }),
    attributions: createAttributions(store.derivations),
    cards: store.cards,
    decks: store.decks,
    store,
    settings: cachedSettings(store.settings, cache()),
    links: localLinks('local', store),
    outside,
  };
  const logBug = (_: string, error: unknown) => bugs.push(error);
  const answerer = createAnswerer({ commands, services, toTraditional, logBug });
  const restart = async () => {
    await close();
    return openAt({ ...opening, cache: smallCache }, outside);
  };
  return { folder, store, services, bugs, ...asked(answerer), restart, close };
}

/** Every article of a workspace and of the shelf, with all that is known of it. */
export async function openAll(
  { services: { library } }: Pick<House, 'services'>,
  workspace: string,
): Promise<Article[]> {
  const all = await library.list(workspace);
  const opened = await Promise.all(all.map(({ id }) => library.open(workspace, id)));
  return opened.flatMap((one) => (one && !isRemoved(one) ? [one] : []));
}

function asked(answerer: Answerer): Pick<House, 'say' | 'press' | 'form' | 'complete'> {
  return {
    say: async (line, who, ...files) => {
      const { path, args } = parseLine(line, commands);
      return answerer.answer({ ...by(who), kind: 'command', path, args, files });
    },
    press: (button, who, args) => answerer.answer({ ...by(who), kind: 'press', button, ...(args && { args }) }),
    form: (button, who) => answerer.form({ ...by(who), kind: 'press', button }),
    complete: (path, option, typed, who, args = {}) => {
      return answerer.complete({ ...by(who), kind: 'complete', path, option, typed, args });
    },
  };
}

function by({
  name = 'Ana',
  may = 'member',
  language = 'en',
  workspace = 'local',
  channel = 'general',
  thread,
}: Who = {}): Requester {
  const place = { platform: 'console', workspace, channel, ...(thread !== undefined && { thread }) } as const;
  return { user: { id: name, name, may }, place, language };
}

/** A file as somebody sends it. */
export function file(name: string, text: string): Attachment {
  return { name, bytes: new TextEncoder().encode(text) };
}

export const words = (outcome: { reply: Reply }): string => plainText(outcome.reply);

export function passages({ reply }: { reply: Reply }, role?: PassageBlock['role']): PassageBlock[] {
  return reply.blocks.filter(
    (block: Block) => block.kind === 'passage' && (!role || block.role === role),
  ) as PassageBlock[];
}

/** References of what is quoted, in order. */
export const cited = (outcome: { reply: Reply }): string[] => passages(outcome, 'cited').map((one) => one.reference);

export function buttons({ reply }: { reply: Reply }): Button[] {
  return reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
}

/** The id of the button with this label, which can be pressed. */
export function button(outcome: { reply: Reply }, label: string): string {
  const found = buttons(outcome).find((one) => one.label === label && !one.disabled);
  if (!found) throw new Error(`no button ${label} among ${buttons(outcome).map((one) => one.label)}`);
  return found.id;
}

/** The problem that the work ends with; undefined when it ends well. */
export async function problemOf(work: () => Promise<unknown>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
}

export const everyLanguage: readonly Language[] = LANGUAGES;
