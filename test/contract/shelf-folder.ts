import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, onTestFinished } from 'vitest';

/** A data folder with the shelf and its index in it, for one test; gone afterwards. */
export async function shelfFolder(): Promise<string> {
  const folder = temporary();
  cpSync(inject('data'), folder, { recursive: true });
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const temporary = (): string => mkdtempSync(path.join(tmpdir(), 'parley-chat-'));
