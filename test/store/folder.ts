import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';
import { card } from '../contract/store-samples.ts';

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-store-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store that is closed after the test. */
export async function openIn(folder: string): Promise<Store> {
  const store = await openStore({ folder });
  onTestFinished(() => store.close());
  return store;
}

/** A folder with a card, a place that is empty, and the name of a file that does not exist. */
export async function folders(): Promise<{ from: { folder: string }; to: { folder: string }; file: string }> {
  const folder = scratch();
  const store = await openStore({ folder: path.join(folder, 'from') });
  await store.cards.put('W', card('a', 1));
  await store.close();
  const [from, to] = [{ folder: path.join(folder, 'from') }, { folder: path.join(folder, 'to') }];
  return { from, to, file: path.join(folder, 'backup.db') };
}
