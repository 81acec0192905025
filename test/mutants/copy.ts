import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Edit } from './operators.ts';

/** A copy of the project in a temporary folder, so that nothing is changed in the work tree. */
export type Copy = { root: string; folder: string };

/** What a copy goes without: what is large, and what is somebody's own. */
const LEFT_OUT = ['.git', '.env', 'data', path.join('test', '.shots')];

export const CONFIG = 'mutants.config.mjs';
/** Says in the environment which test file runs; what has none was reached before any test. */
export const TEST_FILE = 'MUTANTS_TEST_FILE';
export const ORDER = 'MUTANTS_ORDER';

/** Tests that read the project's source as text, and those of this tool: neither tells what the program does. */
const NOT_RUN = ['test/house.test.ts', 'test/mutants/**', '**/node_modules/**'];

const SETUP = `import { expect } from 'vitest';
process.env.${TEST_FILE} = expect.getState().testPath;
`;

/** The project's own configuration, and: the order in which files run, and which of them runs. */
const VITEST = `import { mergeConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import base from './vitest.config.ts';

const order = (process.env.${ORDER} ?? '').split('\\n');
const place = ({ moduleId }) => order.findIndex((file) => file && moduleId.endsWith(file));

class InOrder extends BaseSequencer {
  sort(files) {
    return files.toSorted((left, right) => place(left) - place(right));
  }
}

export default mergeConfig(base, {
  cacheDir: '.vite',
  // Vite loads the copy's files, which are changed between runs.
  test: {
    experimental: { viteModuleRunner: true },
    setupFiles: ['./mutants.setup.mjs'],
    exclude: ${JSON.stringify(NOT_RUN)},
    sequence: { sequencer: InOrder },
  },
});
`;

export function copyProject(root: string, folder: string): Copy {
  mkdirSync(folder);
  cpSync(root, folder, { recursive: true, filter: (file) => isCopied(root, file) });
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  writeFileSync(path.join(folder, CONFIG), VITEST);
  writeFileSync(path.join(folder, 'mutants.setup.mjs'), SETUP);
  return { root, folder };
}

function isCopied(root: string, file: string): boolean {
  return path.basename(file) !== 'node_modules' && !LEFT_OUT.includes(path.relative(root, file));
}

/** Changes a file of the copy; the places are those of the original. */
export function change(copy: Copy, file: string, edit: Edit): void {
  const text = original(copy, file);
  write(copy, file, text.slice(0, edit.start) + edit.text + text.slice(edit.end));
}

export function restore(copy: Copy, file: string): void {
  write(copy, file, original(copy, file));
}

export function original({ root }: Copy, file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function write({ folder }: Copy, file: string, text: string): void {
  writeFileSync(path.join(folder, file), text);
}
