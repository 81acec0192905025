import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoreLocation } from '#store/index.ts';
import { startPostgres } from '../postgres/server.ts';

/** Where stores are killed. */
export type Site = {
  /** A store of that name; a new one, empty, if there is none. */
  place(name: string): Promise<StoreLocation>;
  /** What the database itself finds wrong. */
  faults(place: StoreLocation): string[];
  /** Ends the server without a goodbye and starts it again. A folder has none. */
  crash?(): Promise<void>;
  /** `isSound`: nothing has to be looked at any more. */
  close(isSound: boolean): Promise<void>;
};

export const SITES = { sqlite: openFolders, postgres: openServer };

async function openFolders(): Promise<Site> {
  const root = mkdtempSync(path.join(tmpdir(), 'parley-kill-'));
  return {
    place: async (name) => ({ folder: path.join(root, name) }),
    faults: (place) => {
      const said = 'folder' in place ? integrity(place.folder) : 'ok';
      return said === 'ok' ? [] : [`SQLite says: ${said}`];
    },
    close: async (isSound) => {
      if (isSound) rmSync(root, { recursive: true });
    },
  };
}

function integrity(folder: string): unknown {
  const database = new DatabaseSync(path.join(folder, 'parley.db'), { readOnly: true });
  try {
    return database.prepare('PRAGMA integrity_check').get()?.integrity_check;
  } finally {
    database.close();
  }
}

async function openServer(): Promise<Site> {
  const server = await startPostgres();
  const urls = new Map<string, string>();
  return {
    place: async (name) => {
      const url = urls.get(name) ?? (await server.database());
      urls.set(name, url);
      return { url };
    },
    faults: () => [],
    crash: async () => {
      await server.crash();
      await server.start();
    },
    close: () => server.remove(),
  };
}
