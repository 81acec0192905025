import { afterAll, beforeAll } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';
import { type OpenedStore, storeContract } from '../contract/store.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

storeContract('PostgreSQL', async (): Promise<OpenedStore> => {
  const url = await server.database();
  const open: Store[] = [];
  const reopen = async () => {
    const store = await openStore({ url });
    open.push(store);
    return store;
  };
  const close = async () => {
    for (const store of open) await store.close();
  };
  return { store: await reopen(), location: { url }, reopen, close };
});
