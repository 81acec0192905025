import { defineConfig } from 'vitest/config';

// Drives the real program in a real Chromium, which must be installed (Debian: `chromium fonts-noto-cjk`).
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } }, // the program's first answer after a start can take seconds on a loaded machine
    fileParallelism: false,
  },
});
