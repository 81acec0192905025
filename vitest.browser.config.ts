import { defineConfig } from 'vitest/config';

// Drives the real program in a real Chromium, which must be installed (Debian: `chromium fonts-noto-cjk`).
export default defineConfig({
  test: { include: ['test/browser/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
