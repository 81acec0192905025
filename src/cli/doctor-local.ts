import { statfs } from 'node:fs/promises';
import type { Store } from '#core/ports/store.ts';
import { StoreError } from '#store/index.ts';
import { openServices, type Running } from '../services.ts';
import { readSettings } from '../settings.ts';
import { type Check, type Environment, fine, off, wrong } from './doctor-check.ts';

export function settingsChecks(environment: Environment, cwd: string): Check[] {
  const read = readSettings(environment, cwd);
  if ('faults' in read)
    return read.faults.map((fault) => wrong('settings', `${fault} .env.example explains each setting.`));
  return [fine('settings', 'all can be read.')];
}

/** Store, disk and shelf of the data folder. */
export async function dataChecks(folder: string): Promise<Check[]> {
  let running: Running;
  try {
    running = await openServices({ data: folder });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return [wrong('store', error.message), off('corpus', 'not checked: it needs the store.')];
  }
  try {
    return [await writeCheck(running.store, folder), await diskCheck(folder), ...(await corpusChecks(running))];
  } finally {
    await running.store.close();
  }
}

/** Thrown so that nothing stays of what was written to see whether it can be. */
class TakenBack extends Error {}

async function writeCheck(store: Store, folder: string): Promise<Check> {
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
  return fine('store', `opens and can be written, its schema is up to date (${folder}).`);
}

const MEGABYTE = 1024 * 1024;
/** Bytes: below, the next article or the database's journal may not fit. */
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
