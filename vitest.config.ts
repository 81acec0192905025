import { accessSync, constants, statfsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';

// Code that Node has compiled once is found again by workers, their threads, the programs that tests start, and the next run.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules', '.cache', 'node-compile');
enableCompileCache(process.env.NODE_COMPILE_CACHE);

/** Loads the program before Vitest hears of every import: each would be a message to another process. */
const LOADED_FIRST = pathToFileURL(path.join(import.meta.dirname, 'test', 'loaded-first.ts')).href;

const MEMORY_DISK = '/dev/shm';
const ROOM_NEEDED = 2_000_000_000;
// Every test has a store of its own, which waits for the disk at each commit: a disk in memory does not keep it waiting.
if (hasRoom(MEMORY_DISK)) process.env.TMPDIR ??= MEMORY_DISK;

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > ROOM_NEEDED;
  } catch {
    return false;
  }
}

/** Node chooses packages' builds, as in the program. Vite would choose those for development, which check more and are slower. */
const chosenByNode: Plugin = {
  name: 'builds-chosen-by-node',
  configResolved: ({ ssr }) => {
    ssr.resolve = { ...ssr.resolve, conditions: [] };
  },
};

export default defineConfig({
  plugins: [chosenByNode],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      '**/node_modules/**',
      'test/browser/**',
      'test/soak/**',
      'test/standins/**',
      'test/mutants/**',
      'test/postgres/**',
      'test/restarts/**',
    ],
    globalSetup: ['test/made-once.ts'],
    // Files share a worker, so that modules are loaded once; forks, because the command line changes folder and environment.
    isolate: false,
    // Node reads the sources itself, as in the program: nothing is transformed, and compiled code is found again.
    // No test replaces modules, so Vitest need not look through each file for that.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    pool: 'forks',
    maxWorkers: availableParallelism(),
    // Tests make much that is dropped at once: in more room for new objects, V8 copies less of it.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64', '--import', LOADED_FIRST],
    // Of a test that hangs. Generous: a machine may be busy with other things.
    testTimeout: 60_000,
  },
});
