import { expect, test } from 'vitest';
import type { Platform } from '#core/request.ts';
import { lookAtDue } from '#work/index.ts';
import { bench } from './bench.ts';

const bed = bench();
type Look = Parameters<typeof lookAtDue>[0]['look'];

async function put(at: string, id: string, given: { platform?: Platform; dueAt?: number }): Promise<void> {
  await bed.store().schedules.put(at, { id, platform: 'slack', channel: 'C1', state: null, ...given });
}

/** Looks once. Returns the number that it says, whom it looked at, and the bugs. */
async function looked(platforms: readonly Platform[], look: Look = async () => undefined) {
  const [seen, bugs]: [string[], unknown[]] = [[], []];
  const count = await lookAtDue({
    store: bed.store(),
    due: bed.store().schedules.due,
    platforms: () => platforms,
    look: async (workspace, id) => {
      seen.push(`${workspace} ${id}`);
      return look(workspace, id);
    },
    logBug: (error) => void bugs.push(error),
  });
  return { count, seen, bugs };
}

test('what is due by the store’s clock is looked at, the longest due first, for the chats that are connected', async () => {
  const at = bed.workspace();
  const now = await bed.store().clock.now();
  await put(at, 'now', { dueAt: now });
  await put(at, 'before', { dueAt: now - 1 });
  await put(at, 'discord', { dueAt: now, platform: 'discord' });
  await put(at, 'later', { dueAt: now + 3_600_000 });
  await put(at, 'never', {});
  expect(await looked(['slack'])).toEqual({ count: 2, seen: [`${at} before`, `${at} now`], bugs: [] });
  expect(await looked([])).toEqual({ count: 0, seen: [], bugs: [] });
  for (const id of ['now', 'before', 'discord']) await bed.store().schedules.remove(at, id);
});

test('one that fails is told as a bug and keeps nobody waiting: it does not count as done', async () => {
  const at = bed.workspace();
  const now = await bed.store().clock.now();
  for (const id of ['a', 'b', 'c']) await put(at, id, { dueAt: now });
  const look: Look = async (_, id) => {
    if (id === 'b') throw new Error('damaged');
    await put(at, id, {});
  };
  expect(await looked(['slack'], look)).toEqual({
    count: 2,
    seen: [`${at} a`, `${at} b`, `${at} c`],
    bugs: [new Error('damaged')],
  });
  // Whoever looks until nothing is left comes to an end.
  expect(await looked(['slack'], look)).toMatchObject({ count: 0, seen: [`${at} b`] });
});
