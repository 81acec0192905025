import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import type { StoreLocation } from '#store/index.ts';
import { articlePromises } from './store-articles.ts';
import { debatePromises } from './store-debates.ts';
import { groupPromises } from './store-groups.ts';
import { leasePromises } from './store-leases.ts';
import { modelPromises } from './store-model.ts';
import { outboxPromises } from './store-outbox.ts';
import { peoplePromises } from './store-people.ts';
import { restPromises } from './store-rest.ts';
import { retentionPromises } from './store-retention.ts';
import { topicPromises } from './store-topics.ts';
import { transactionPromises } from './store-transactions.ts';
import { workPromises } from './store-work.ts';

/** `reopen` opens one more store over the same data, like a restart or a second process. `close` closes all. */
export type OpenedStore = { store: Store; location: StoreLocation; reopen(): Promise<Store>; close(): Promise<void> };

/** The store under test. Every test has its own workspace. `location` is where its data is, for another process. */
export type Tried = {
  store: () => Store;
  location: () => StoreLocation;
  reopen: () => Promise<Store>;
  workspace: () => string;
};

/** Every commit waits for the disk, which is slow on a busy machine. No test checks time. */
const PATIENCE_MS = 60_000;

/** Tests the promises that every store keeps on every database. `open` returns an empty store. */
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
    const tried = {
      store: () => there().store,
      location: () => there().location,
      reopen: () => there().reopen(),
      workspace: () => `W${++workspaces}`,
    };
    articlePromises(tried);
    restPromises(tried);
    peoplePromises(tried);
    groupPromises(tried);
    topicPromises(tried);
    transactionPromises(tried);
    retentionPromises(tried);
    leasePromises(tried);
    workPromises(tried);
    outboxPromises(tried);
    debatePromises(tried);
    modelPromises(tried);
  });
}
