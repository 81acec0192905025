import { expect, it } from 'vitest';
import type { StoredSettings, WorkspaceSettings } from '#core/ports/settings.ts';
import { createCache } from '#library/cache.ts';
import { cachedSettings } from '#library/cached-settings.ts';
import { openIn, scratch } from '../store/folder.ts';

const naming = (who: string) => (before: WorkspaceSettings) => ({
  ...before,
  facilitators: [...before.facilitators, who],
});

/** The settings of a store, and how often they were read from it. */
async function opened(bytes = 100_000) {
  const folder = scratch();
  const { settings } = await openIn(folder);
  const read: string[] = [];
  const get: StoredSettings['get'] = (workspace) => {
    read.push(workspace);
    return settings.get(workspace);
  };
  return { folder, read, cached: cachedSettings({ ...settings, get }, createCache(bytes)) };
}

it('settings are read once until they change', async () => {
  const { cached, read } = await opened();
  await cached.change('W', naming('U1'));
  for (let times = 0; times < 3; times += 1) expect((await cached.get('W')).facilitators).toEqual(['U1']);
  expect((await cached.get('another')).facilitators).toEqual([]);
  expect(read).toEqual(['W', 'another']);
});

it('a change counts at once, whoever makes it: this process, another one, or a transaction', async () => {
  const { cached, folder } = await opened();
  const other = await openIn(folder);
  await cached.get('W');
  await cached.change('W', naming('U1'));
  expect((await cached.get('W')).facilitators).toEqual(['U1']);
  await other.settings.change('W', naming('U2'));
  expect((await cached.get('W')).facilitators).toEqual(['U1', 'U2']);
  await other.transaction('W', async ({ settings }) => void (await settings.change('W', naming('U3'))));
  expect((await cached.get('W')).facilitators).toEqual(['U1', 'U2', 'U3']);
});

it('settings that are larger than the cache are right too, and push nothing else out', async () => {
  const { cached, read } = await opened(2_000);
  await cached.get('small');
  await cached.change('large', (before) => ({
    ...before,
    whole: Array.from({ length: 500 }, (_, at) => `article-${at}`),
  }));
  for (let times = 0; times < 2; times += 1) expect((await cached.get('large')).whole).toHaveLength(500);
  await cached.get('small');
  expect(read).toEqual(['small', 'large', 'large']);
});
