import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { articlePromises } from './store-articles.ts';
import { groupPromises } from './store-groups.ts';
import { modelPromises } from './store-model.ts';
import { restPromises } from './store-rest.ts';
import { retentionPromises } from './store-retention.ts';
import { topicPromises } from './store-topics.ts';
import { transactionPromises } from './store-transactions.ts';

/** `reopen` opens one more store over the same data, as a restart or a second process does; `close` closes all. */
export type OpenedStore = { store: Store; reopen(): Promise<Store>; close(): Promise<void> };

/** What a promise is tried on; every test has a workspace of its own. */
export type Tried = { store: () => Store; reopen: () => Promise<Store>; workspace: () => string };

/** Every commit waits for the disk, and a busy machine's disk is slow: no test says anything about time. */
const PATIENCE_MS = 60_000;

/** The promises that every store keeps, whatever the database. `open` gives one with nothing in it. */
export function storeContract(name: string, open: () => Promise<OpenedStore>): void {
  describe(`the store on ${name}`, { timeout: PATIENCE_MS }, () => {
    let opened: OpenedStore | undefined;
    let workspaces = 0;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.close());
    const there = () => {
      if (!opened) throw new Error('the store did not open');
      return opened;
    };
    const tried = { store: () => there().store, reopen: () => there().reopen(), workspace: () => `W${++workspaces}` };
    articlePromises(tried);
    restPromises(tried);
    groupPromises(tried);
    topicPromises(tried);
    transactionPromises(tried);
    retentionPromises(tried);
    modelPromises(tried);
  });
}
