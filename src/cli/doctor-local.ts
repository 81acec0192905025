import { stat, statfs } from 'node:fs/promises';
import type { Store } from '#core/ports/store.ts';
import { StoreError } from '#core/store-error.ts';
import type { StoreLocation } from '#store/index.ts';
import { openServices, type Running } from '../services.ts';
import { readSettings } from '../settings.ts';
import { databaseFault } from '../store-location.ts';
import { type Check, type Environment, fine, off, setIn, wrong } from './doctor-check.ts';

export function settingsChecks(environment: Environment, cwd: string): Check[] {
  const read = readSettings(environment, cwd);
  if ('faults' in read)
    return read.faults.map((fault) => wrong('settings', `${fault} .env.example explains each setting.`));
  return [fine('settings', 'all can be read.')];
}

const PROXIES = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY'];

/** Says that a proxy of the environment is not used, if it has one. */
export function proxyChecks(environment: Environment): Check[] {
  const named = PROXIES.filter((name) => setIn(environment, name) ?? setIn(environment, name.toLowerCase()));
  if (!named.length) return [];
  const says = `${named.join(', ')} is not used: pages are fetched, and Discord and Slack are reached, directly. A proxy would look names up itself, so that nobody could check which machine a page comes from. Without a direct way, people save pages and add the files.`;
  return [off('proxy', says)];
}

/** Mode bits of other users. `ours`: group and all others. `anothers`: only all others, because the group may be allowed on purpose. */
const OTHERS = { ours: 0o077, anothers: 0o007 };

/** Checks that other users of this machine cannot read the data folder or the tokens. Windows has no such modes. */
export async function accessChecks(store: StoreLocation, tokens: string): Promise<Check[]> {
  if (process.platform === 'win32') return [];
  const folder = 'folder' in store ? store.folder : undefined;
  const isFolder = folder !== undefined && (await stat(folder).catch(() => undefined))?.isDirectory();
  const found = await Promise.all([isFolder ? openedTo(folder, '700') : undefined, openedTo(tokens, '600')]);
  const open = found.flatMap((says) => (says === undefined ? [] : wrong('access', says)));
  return open.length ? open : [fine('access', 'no other user of this machine can read the data folder or .env.')];
}

/** Says what to do if other users have access. Undefined if they have none, or if the file does not exist. */
async function openedTo(file: string, mode: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  const others = found?.uid === process.getuid?.() ? OTHERS.ours : OTHERS.anothers;
  if (!found || (found.mode & others) === 0) return undefined;
  const now = (found.mode & 0o777).toString(8);
  return `other users of this machine can read ${file} (mode ${now}). Close it: chmod ${mode} ${quoted(file)}`;
}

/** Quotes a path for a shell. */
const quoted = (file: string) => (/^[\w./-]+$/.test(file) ? file : `'${file.replaceAll("'", `'\\''`)}'`);

/** Checks the store, its disk and the shelf. */
export async function dataChecks(store: StoreLocation): Promise<Check[]> {
  if ('url' in store && databaseFault(store.url) !== undefined)
    return [off('store', 'not checked: DATABASE_URL is wrong.'), off('corpus', 'not checked: it needs the store.')];
  let running: Running;
  try {
    running = await openServices({ store });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [wrong('store', error.message), off('corpus', 'not checked: it needs the store.')];
  }
  try {
    const disk =
      'folder' in store ? await diskCheck(store.folder) : off('disk', 'not checked: it is the database server’s.');
    return [await writeCheck(running.store, store), disk, ...(await corpusChecks(running))];
  } finally {
    await running.store.close();
  }
}

/** Thrown to roll back a test write, so that nothing of it stays. */
class TakenBack extends Error {}

async function writeCheck(store: Store, location: StoreLocation): Promise<Check> {
  const card = { id: 'doctor', command: 'doctor', owner: 'doctor', createdAt: 0, state: null };
  try {
    await store.transaction('doctor', async ({ cards }) => {
      await cards.put('doctor', card);
      throw new TakenBack();
    });
  } catch (error) {
    if (error instanceof StoreError) return wrong('store', error.message);
    if (!(error instanceof TakenBack)) throw error;
  }
  return fine(
    'store',
    `opens and can be written, its schema is up to date (${'folder' in location ? location.folder : 'PostgreSQL'}).`,
  );
}

const MEGABYTE = 1024 * 1024;
/** Bytes. With less, there may be no room for the next article or the database's journal. */
const LEAST_FREE = 100 * MEGABYTE;

async function diskCheck(folder: string): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  const megabytes = Math.floor(free / MEGABYTE).toLocaleString('en');
  if (free >= LEAST_FREE) return fine('disk', `${megabytes} MB free.`);
  return wrong('disk', `only ${megabytes} MB free. Make room, or choose another folder: PARLEY_DATA.`);
}

async function corpusChecks({ shelfFaults, services }: Running): Promise<Check[]> {
  const { length } = await services.library.list('doctor');
  const articles = `${length} ${length === 1 ? 'article' : 'articles'} on the shelf`;
  if (!shelfFaults.length) return [fine('corpus', `${articles}.`)];
  return shelfFaults.map((fault) => wrong('corpus', `${fault} The rest is there (${articles}).`));
}
