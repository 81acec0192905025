import { defineConfig } from 'vitest/config';

// Runs the stores' contract and several processes on a PostgreSQL server, which it starts itself (Debian: `postgresql`).
export default defineConfig({
  test: { include: ['test/postgres/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
