import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { createFinder, createLibrary, syncShelf } from '../src/library/index.ts';
import { openServices } from '../src/services.ts';
import { openStore } from '../src/store/index.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A data folder with the shelf and its index in it, as rooms below the services make it, at noon of a known day. */
    shelf: string;
    /** The same with what the program adds at its first start. */
    data: string;
    /** Where child processes find the code compiled. */
    compileCache: string;
  }
}

const NOON = Date.UTC(2026, 10, 23, 12);

/** Makes what many tests begin with once for the whole run; each test copies it. */
export async function setup(project: TestProject) {
  const root = mkdtempSync(path.join(tmpdir(), 'parley-made-once-'));
  const folder = (name: string) => path.join(root, name);
  const store = await openStore({ folder: folder('shelf') });
  const library = createLibrary(store);
  await syncShelf(path.join(import.meta.dirname, '..', 'corpus', 'articles'), library, store, NOON);
  await createFinder(library, store).find('local', { words: 'x', limit: 1 });
  await store.close();
  cpSync(folder('shelf'), folder('data'), { recursive: true });
  const running = await openServices({ store: { folder: folder('data') } });
  await running.services.finder.find('local', { words: 'x', limit: 1 });
  await running.store.close();
  project.provide('shelf', folder('shelf'));
  project.provide('data', folder('data'));
  project.provide('compileCache', process.env.NODE_COMPILE_CACHE ?? folder('compile-cache'));
  return () => rmSync(root, { recursive: true, force: true });
}
