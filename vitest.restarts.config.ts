import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

// Conversations in which the bot starts again and again, on each chat, and what `npm test` tries on one chat alone. `npm test` has the restarts on
// the console, where a start is cheap.
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({ test: { include: ['test/restarts/**/*.test.ts'] } }),
);
