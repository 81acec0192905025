import { expect, test } from 'vitest';
import { startPresence } from '../../src/start/presence.ts';
import { leasesInMemory, pausedTiming } from './leases.ts';

/** Less than a process’s presence lasts, twice more. */
const WHILE = 10_000;

test('a process is known to run as long as it does, also over a moment without its database, and not when it has stopped', async () => {
  const leases = leasesInMemory();
  const { timing, wake } = pausedTiming();
  const { stop } = await startPresence({ leases: leases.of('a'), timing });
  expect(leases.isThere('process a')).toBe(true);
  leases.pass(WHILE);
  leases.setAway(true);
  await wake();
  leases.setAway(false);
  await wake();
  leases.pass(WHILE);
  expect(leases.isThere('process a')).toBe(true);
  await stop();
  expect(leases.isThere('process a')).toBe(false);
});

test('a process that ends without a word is known to have ended after a while', async () => {
  const leases = leasesInMemory();
  await startPresence({ leases: leases.of('a'), timing: pausedTiming().timing });
  leases.pass(2 * WHILE);
  expect(leases.isThere('process a')).toBe(false);
});
