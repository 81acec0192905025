import { expect, test } from 'vitest';
import type { Platform } from '#core/request.ts';
import { createTicker } from '#work/index.ts';
import { bench } from './bench.ts';

const bed = bench();
type Look = Parameters<typeof createTicker>[0]['look'];

async function put(at: string, id: string, given: { platform?: Platform; dueAt?: number }): Promise<void> {
  await bed.store().schedules.put(at, { id, platform: 'slack', channel: 'C1', state: null, ...given });
}

/** A ticker that looks once when it is called. Returns the number that it says, whom it looked at, and the bugs. */
function ticker(platforms: readonly Platform[], look: Look = async () => undefined, now?: () => number) {
  let [seen, bugs]: [string[], unknown[]] = [[], []];
  const { schedules, clock } = bed.store();
  const turn = createTicker({
    due: schedules.due,
    store: { clock: now ? { ...clock, now: async () => now() } : clock },
    platforms: () => platforms,
    look: async (workspace, id) => {
      seen.push(`${workspace} ${id}`);
      return look(workspace, id);
    },
    logBug: (error) => void bugs.push(error),
  });
  return async () => {
    [seen, bugs] = [[], []];
    return { count: await turn(), seen, bugs };
  };
}

const looked = (...given: Parameters<typeof ticker>) => ticker(...given)();

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
  await bed.store().schedules.remove(at, 'b');
});

test('schedules that always fail keep no others from their turn, however many they are, and are tried again later', async () => {
  const at = bed.workspace();
  let now = await bed.store().clock.now();
  const bad = Array.from({ length: 230 }, (_, n) => `bad ${String(n).padStart(3, '0')}`);
  for (const id of bad) await put(at, id, { dueAt: now - 1_000 });
  await put(at, 'good', { dueAt: now });
  const look: Look = async (_, id) => {
    if (id !== 'good') throw new Error('damaged');
    await put(at, id, {});
  };
  const turn = ticker(['slack'], look, () => now);
  expect((await turn()).seen).toHaveLength(200);
  expect(await turn()).toMatchObject({ count: 1, seen: [...bad.slice(200), 'good'].map((id) => `${at} ${id}`) });
  expect(await turn()).toMatchObject({ count: 0, seen: [] });
  now += 5_000;
  expect((await turn()).seen).toHaveLength(200);
  expect((await turn()).seen).toHaveLength(30);
  now += 5_000;
  expect((await turn()).seen).toEqual([]);
  now += 5_000;
  expect((await turn()).seen).toHaveLength(200);
  for (const id of bad) await bed.store().schedules.remove(at, id);
});
