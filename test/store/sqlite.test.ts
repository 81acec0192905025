import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';
import { type OpenedStore, storeContract } from '../contract/store.ts';

storeContract('SQLite', async (): Promise<OpenedStore> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-store-'));
  const open: Store[] = [];
  const reopen = async () => {
    const store = await openStore({ folder });
    open.push(store);
    return store;
  };
  const close = async () => {
    for (const store of open) await store.close();
    rmSync(folder, { recursive: true });
  };
  return { store: await reopen(), location: { folder }, reopen, close };
});
