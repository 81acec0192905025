import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRequestVersions, sharedInTurn } from '#store/request-versions.ts';

test('a counter that cannot be read is an error to who asked for it, and does not end the process for the shelf’s', async () => {
  const { run, version } = createRequestVersions(async () => {
    throw new Error('the database is away');
  });
  await expect(run(() => version('W', 'articles'))).rejects.toThrow('away');
  // By now an error that nobody waits for would be told.
  await setImmediate();
});

test('requests that come at once share a read, which begins after the last of them and which a later one does not get', async () => {
  let stored = 1;
  const reads: (readonly string[])[] = [];
  const read = sharedInTurn(async (workspaces) => {
    reads.push(workspaces);
    return workspaces.map((workspace) => ({ workspace, name: 'articles' as const, value: stored }));
  });
  const { version } = createRequestVersions(read);
  const first = version('A', 'articles');
  stored = 2;
  const second = version('B', 'articles');
  expect(await Promise.all([first, second])).toEqual([2, 2]);
  stored = 3;
  expect(await version('A', 'articles')).toBe(3);
  expect(reads.map((one) => one.length)).toEqual([3, 2]);
});

test('however many workspaces ask at once, each gets its own counters', async () => {
  const read = sharedInTurn(async (workspaces) =>
    workspaces.map((workspace) => ({ workspace, name: 'articles' as const, value: Number(workspace) || 0 })),
  );
  const { version } = createRequestVersions(read);
  const all = Array.from({ length: 200 }, (_, at) => at + 1);
  expect(await Promise.all(all.map((one) => version(String(one), 'articles')))).toEqual(all);
});
