import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const MODULES = path.join(import.meta.dirname, '..', '..', 'node_modules');

/** A project as small as can be that has a mutation of every fate; one of them is only seen in what is made before all tests. */
const FILES: Readonly<Record<string, string>> = {
  'package.json': '{ "type": "module" }',
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'esnext',
      allowImportingTsExtensions: true,
      noEmit: true,
      types: [],
    },
    include: ['src'],
  }),
  'vitest.config.ts': "export default { test: { isolate: false, pool: 'forks', globalSetup: ['test/setup.ts'] } };",
  'src/core/size.ts': `const LIMIT = 10;
export const fits = (size: number) => size < LIMIT;
export const larger = (a: number, b: number) => (a > b ? a : b);
export const isNeverAsked = (size: number) => size > LIMIT;
export const kind: 'small' | 'large' = 'small';
`,
  'src/made.ts': 'export const made = () => Array.from({ length: 3 }, String);\n',
  'test/setup.ts': `import { made } from '../src/made.ts';
export const setup = (project) => project.provide('made', made());
`,
  'test/made.test.ts': `import { expect, inject, it } from 'vitest';
it('was made three long', () => expect(inject('made')).toHaveLength(3));
`,
  'test/size.test.ts': `import { expect, it } from 'vitest';
import { fits, larger } from '../src/core/size.ts';
it('fits below ten', () => expect([fits(9), fits(10), fits(11)]).toEqual([true, false, false]));
it('is the larger', () => expect([larger(1, 2), larger(2, 1), larger(2, 2)]).toEqual([2, 2, 2]));
`,
};

/** Writes the project into a temporary folder that is gone after the test. */
export function fixture(more: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'parley-mutants-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['src/core', 'test']) mkdirSync(path.join(root, folder), { recursive: true });
  symlinkSync(MODULES, path.join(root, 'node_modules'));
  for (const [name, text] of Object.entries({ ...FILES, ...more })) writeFileSync(path.join(root, name), text);
  return root;
}
