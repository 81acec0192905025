import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/browser/**', 'test/soak/**', 'test/standins/**', 'test/mutants/**'],
    globalSetup: ['test/made-once.ts'],
    // Files share a worker, so that modules are loaded once; forks, because the command line changes folder and environment.
    isolate: false,
    pool: 'forks',
    maxWorkers: availableParallelism(),
    // Of a test that hangs. Generous: a machine may be busy with other things.
    testTimeout: 60_000,
  },
});
