import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRequestVersions } from '#store/request-versions.ts';

test('a counter that cannot be read is an error to who asked for it, and does not end the process for the shelf’s', async () => {
  const { run, version } = createRequestVersions(async () => {
    throw new Error('the database is away');
  });
  await expect(run(() => version('W', 'articles'))).rejects.toThrow('away');
  // By now an error that nobody waits for would be told.
  await setImmediate();
});
