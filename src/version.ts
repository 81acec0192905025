import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The project's folder. */
export const ROOT_FOLDER = path.join(import.meta.dirname, '..');

export function ownVersion(): string {
  return String(JSON.parse(readFileSync(path.join(ROOT_FOLDER, 'package.json'), 'utf8')).version);
}
