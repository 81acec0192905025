import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ChatDeps } from '#chat/shared/deps.ts';
import { commands } from '#commands';
import { createAnswerer } from '#core/answer.ts';
import type { Services } from '#core/command.ts';
import { NO_PAGES } from '#core/ports/pages.ts';
import type { Store } from '#core/ports/store.ts';
import { sayIn } from '#core/words.ts';
import {
  createAttributions,
  createFinder,
  createLibrary,
  createTopics,
  ingestHere,
  readShelfTopics,
  toTraditional,
} from '#library/index.ts';
import { openStore } from '#store/index.ts';
import { eitherLinks, localLinks, publicLinks } from '#web/links.ts';

/** When everything was recorded, and when it is replayed: no answer is too late, and dates are the same. */
export const NOON = Date.UTC(2026, 10, 23, 12);
export const PUBLIC_URL = 'https://parley.example';

export type Parley = { store: Store; services: Services; deps: ChatDeps; bugs: unknown[] };

/** `topics`: the shelf's topics, as files; they are written into the data folder. `id`: how new ids begin. */
type Opening = { folder: string; topics: Readonly<Record<string, string>>; id: string };

/** Today's code over a data folder, as the program puts it together; without the shelf's files, which change with time. */
export async function openParley({ folder, topics, id }: Opening): Promise<Parley> {
  const store = await openStore({ folder });
  const library = createLibrary(store);
  const outside = countingOutside(id);
  const shelfTopics = await readShelfTopics(written(path.join(folder, 'topics'), topics));
  const services: Services = {
    ingest: ingestHere,
    pages: NO_PAGES,
    library,
    books: library.books,
    corrections: library,
    finder: createFinder(library, store),
    topics: createTopics({ library, stored: store.topics, shelf: shelfTopics.topics, groups: [] }),
    attributions: createAttributions(store.derivations),
    cards: store.cards,
    decks: store.decks,
    store,
    settings: store.settings,
    links: eitherLinks(localLinks('local', store), publicLinks(PUBLIC_URL, store, outside.newId)),
    outside,
  };
  const bugs: unknown[] = [];
  const logBug = (_: string, error: unknown) => bugs.push(error);
  const deps: ChatDeps = {
    ...createAnswerer({ commands, services, toTraditional, logBug }),
    commands,
    inbox: store.inbox,
    outside,
    sayIn: (language) => sayIn(language, toTraditional),
    logBug,
    log: () => {},
  };
  return { store, services, deps, bugs };
}

function written(folder: string, files: Opening['topics']): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return folder;
}

const ID_LENGTH = 22;

/** Ids that count: `made1-----------------`. The dice always show the first card. */
function countingOutside(id: string): Services['outside'] {
  let count = 0;
  return { now: () => NOON, newId: () => `${id}${++count}`.padEnd(ID_LENGTH, '-'), dice: () => 0 };
}
