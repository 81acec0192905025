import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';

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
