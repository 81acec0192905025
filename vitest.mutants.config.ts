import { defineConfig } from 'vitest/config';

// Tries the mutation tester itself on a project of a few lines. It starts tests and the type checker in processes of their own.
export default defineConfig({
  test: { include: ['test/mutants/**/*.test.ts'], testTimeout: 120_000, fileParallelism: false },
});
