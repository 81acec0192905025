import { existsSync } from 'node:fs';
import path from 'node:path';

const PACKAGES = ['discord-digital-twin', 'emulate'];

/** Vitest calls it before anything else. */
export function setup(): void {
  const missing = PACKAGES.filter((name) => !existsSync(path.join(import.meta.dirname, 'node_modules', name)));
  if (!missing.length) return;
  console.error(
    `The stand-ins are not installed (${missing.join(', ')}; 230 MB). Once: npm ci --ignore-scripts --prefix test/standins`,
  );
  process.exit(1);
}
