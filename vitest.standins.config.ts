import { defineConfig } from 'vitest/config';

// Runs `npm start` against Discord and Slack as others have rebuilt them; those are installed in test/standins alone.
export default defineConfig({
  test: {
    include: ['test/standins/**/*.test.ts'],
    globalSetup: ['test/standins/installed.ts'],
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
