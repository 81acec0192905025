import { expect, test } from 'vitest';
import { run } from '../soak/kill-store.ts';

// A sample; `npm run soak -- kill-store` is the whole.
test('what was acknowledged is there after kill -9, whole', { timeout: 60_000 }, async () => {
  const report = await run({ seed: 20_260_502, times: 4 });
  expect(report.faults).toEqual([]);
  expect(report.acknowledged).toBeGreaterThan(4);
});
