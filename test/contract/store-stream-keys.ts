import { expect, test } from 'vitest';
import type { Tried } from './store.ts';
import { stream } from './store-debates-samples.ts';

export function streamKeyPromises({ store, reopen, workspace }: Tried): void {
  test('are made once, however many ask, open one stream of one workspace, and cannot be guessed', async () => {
    const [at, another] = [workspace(), workspace()];
    const [one, other] = [store().streamKeys, (await reopen()).streamKeys];
    expect(await one.get(at, 's1')).toBeUndefined();
    const asked = await Promise.all([one.make(at, 's1'), other.make(at, 's1'), one.make(at, 's1')]);
    const [key = ''] = asked;
    expect(new Set(asked).size).toBe(1);
    expect(key).toMatch(/^[\w-]{22}$/);
    expect(await other.get(at, 's1')).toBe(key);
    expect(await other.streamOf(key)).toEqual({ workspace: at, stream: 's1' });
    const keys = [key, await one.make(at, 's2'), await one.make(another, 's1')];
    expect(new Set(keys).size).toBe(3);
    expect(await one.streamOf('guessed')).toBeUndefined();
  });

  test('open nothing once they were taken back, and a new one is another', async () => {
    const at = workspace();
    const { streamKeys } = store();
    const [old, kept] = [await streamKeys.make(at, 's1'), await streamKeys.make(at, 's2')];
    expect(await streamKeys.remove(at, 's1')).toBe(true);
    expect(await streamKeys.remove(at, 's1')).toBe(false);
    expect(await streamKeys.streamOf(old)).toBeUndefined();
    expect(await streamKeys.get(at, 's1')).toBeUndefined();
    expect(await streamKeys.make(at, 's1')).not.toBe(old);
    expect(await streamKeys.get(at, 's2')).toBe(kept);
  });

  test('are gone with their stream', async () => {
    const at = workspace();
    await store().streams.append(at, stream('s1'), []);
    const key = await store().streamKeys.make(at, 's1');
    await store().streams.remove(at, 's1');
    expect(await store().streamKeys.streamOf(key)).toBeUndefined();
  });
}
