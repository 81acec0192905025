import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { openServices } from '../../src/services.ts';

let template: Promise<string> | undefined;
afterAll(async () => {
  if (template) rmSync(await template, { recursive: true, force: true });
});

/** A data folder with the shelf and its index in it, for one test; gone afterwards. */
export async function shelfFolder(): Promise<string> {
  template ??= prepared();
  const folder = temporary();
  cpSync(await template, folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function prepared(): Promise<string> {
  const folder = temporary();
  const { services, store } = await openServices({ data: folder });
  await services.finder.find('local', { words: 'x', limit: 1 });
  await store.close();
  return folder;
}

const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'parley-chat-'));
