import { defineConfig, mergeConfig } from 'vitest/config';
import base from './vitest.config.ts';

// Conversations in which the bot starts again after every step, on each chat. `npm test` has them on the console, where a start is cheap.
export default mergeConfig(
  { ...base, test: { ...base.test, include: [], exclude: [] } },
  defineConfig({ test: { include: ['test/restarts/**/*.test.ts'] } }),
);
