import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** Makes a data folder with the shelf and its index for one test, and deletes it afterwards. */
export async function shelfFolder(): Promise<string> {
  const folder = temporary();
  cpSync(inject('data'), folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'parley-chat-'));
