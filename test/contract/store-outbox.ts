import { describe, expect, test } from 'vitest';
import type { Outbox, OutboxRow } from '#core/ports/outbox.ts';
import type { Tried } from './store.ts';
import { agePromises, cancelledPromises, endPromises, markPromises } from './store-outbox-ends.ts';
import { heldPromises } from './store-outbox-held.ts';
import { modelPromise } from './store-outbox-model.ts';
import { orderPromise } from './store-outbox-order.ts';
import { END, emptied, job, LONG, ODD, OVER, taken } from './store-outbox-samples.ts';

export function outboxPromises(tried: Tried): void {
  describe('what is to be sent', () => {
    putPromises(tried);
    takePromises(tried);
    leasePromises(tried);
    heldPromises(tried);
  });
  describe('what became of what was sent', () => {
    markPromises(tried);
    endPromises(tried);
    cancelledPromises(tried);
    agePromises(tried);
  });
  orderPromise(tried);
  modelPromise(tried);
}

function putPromises({ store, reopen, workspace }: Tried): void {
  test('is put once, also when it is done, and by several at once', async () => {
    const [at, other] = [workspace(), await reopen()];
    const puts = [store(), other, store(), other].map(({ outbox }, n) =>
      outbox.put(at, job('k', { channel: `C${n}` })),
    );
    expect((await Promise.all(puts)).filter(Boolean)).toHaveLength(1);
    expect(await taken(store(), at)).toEqual(['k']);
    await store().outbox.mark(at, 'k', { kind: 'step', id: 'm1' });
    expect(await other.outbox.put(at, job('k'))).toBe(false);
    expect(await taken(store(), at)).toEqual([]);
    expect(await other.outbox.put(workspace(), job('k'))).toBe(true);
  });

  test('comes back as it was put, whatever its texts', async () => {
    const at = workspace();
    const odd = job('k', { ids: { [ODD]: ODD }, steps: ['post', ODD], until: 4_102_444_800_123 });
    const before = await store().clock.now();
    await store().outbox.put(at, odd);
    const after = await store().clock.now();
    const [row] = await (await reopen()).outbox.list(at, 9);
    expect(row).toEqual({ ...odd, workspace: at, state: 'waiting', step: 0, brought: {}, tries: 0, ...timesOf(row) });
    expect(row?.createdAt).toBeGreaterThanOrEqual(before);
    expect(row?.createdAt).toBeLessThanOrEqual(after);
    expect(row?.dueAt).toBeLessThanOrEqual(after);
  });

  test('that is to wait is not due before, waits by the time at which it was put, and so does what stands behind it', async () => {
    const at = workspace();
    const { outbox } = store();
    await outbox.put(at, job('waits', { delay: LONG, channel: 'C9' }));
    await outbox.put(at, job('behind', { channel: 'C9' }));
    await outbox.put(at, job('soon', { delay: OVER }));
    expect(await taken(store(), at)).toEqual(['soon']);
    const [row] = await (await reopen()).outbox.list(at, 9);
    expect(row).not.toHaveProperty('delay');
    expect(Math.abs((row?.dueAt ?? 0) - (row?.createdAt ?? 0) - LONG)).toBeLessThan(1_000);
  });

  test('is put with its reason or not at all', async () => {
    const at = workspace();
    const put = (fails: boolean) =>
      store().transaction(at, async ({ outbox, schedules }) => {
        await schedules.put(at, { id: 's1', platform: 'slack', channel: 'C1', state: 1 });
        expect(await outbox.put(at, job('k'))).toBe(true);
        expect(await outbox.put(at, job('k'))).toBe(false);
        if (fails) throw new Error('on purpose');
      });
    await expect(put(true)).rejects.toThrow('on purpose');
    expect(await store().outbox.list(at, 9)).toEqual([]);
    expect(await taken(store(), at)).toEqual([]);
    await put(false);
    expect(await taken(store(), at)).toEqual(['k']);
  });
}

const timesOf = (row?: OutboxRow) => ({ createdAt: row?.createdAt, dueAt: row?.dueAt });

function takePromises({ store, reopen, workspace }: Tried): void {
  test('is taken one a channel, in the order in which it was put, the next only when the first is finished', async () => {
    const at = workspace();
    const { outbox } = store();
    for (const key of ['z', 'y', 'x']) await outbox.put(at, job(key));
    await outbox.put(at, job('other channel', { channel: 'C2' }));
    await outbox.put(at, job('other platform', { platform: 'discord' }));
    expect(await taken(store(), at)).toEqual(['z', 'other channel', 'other platform']);
    expect(await taken(await reopen(), at)).toEqual([]);
    await outbox.mark(at, 'z', { kind: 'later', ms: LONG, trouble: 'rate-limited' });
    expect(await taken(store(), at)).toEqual([]);
    await outbox.mark(at, 'other channel', END);
    expect(await taken(store(), at)).toEqual([]);
    await outbox.cancel(at, 'daily', {});
    await outbox.put(at, job('w'));
    expect(await taken(store(), at)).toEqual(['w']);
    await outbox.mark(at, 'w', END);
  });

  test('is taken only for platforms that are asked for, and at most so many, longest due first', async () => {
    const at = workspace();
    await emptied(store());
    const { outbox } = store();
    for (const [n, platform] of (['slack', 'discord', 'console', 'slack'] as const).entries())
      await outbox.put(at, job(`${9 - n}`, { platform, channel: `C${n}` }));
    const keys = async (...of: Parameters<Outbox['take']>) => (await outbox.take(...of)).map(({ key }) => key);
    expect(await keys([], LONG, 9)).toEqual([]);
    expect(await keys(['discord'], LONG, 9)).toEqual(['8']);
    expect(await keys(['slack', 'console'], LONG, 2)).toEqual(['9', '7']);
    expect(await keys(['slack', 'console'], LONG, 2)).toEqual(['6']);
  });

  test('is one process’s, however many take at once', async () => {
    const at = workspace();
    const stores = [store(), await reopen(), await reopen()];
    const keys = Array.from({ length: 30 }, (_, n) => `${n}`);
    await store().transaction(at, async ({ outbox }) => {
      for (const key of keys) await outbox.put(at, job(key, { channel: key }));
    });
    const takes = await Promise.all([...stores, ...stores, ...stores].map((one) => taken(one, at)));
    expect(takes.flat().toSorted()).toEqual(keys.toSorted());
  });
}

function leasePromises({ store, reopen, workspace }: Tried): void {
  test('is marked by its holder alone, until another has taken it over', async () => {
    const [at, other] = [workspace(), await reopen()];
    await store().outbox.put(at, job('k'));
    expect(await store().outbox.mark(at, 'k', { kind: 'begun' })).toBeUndefined();
    expect(await taken(store(), at, OVER)).toEqual(['k']);
    expect(await other.outbox.mark(at, 'k', { kind: 'begun' })).toBeUndefined();
    expect((await store().outbox.mark(at, 'k', { kind: 'begun' }))?.state).toBe('sending');
    expect(await taken(other, at)).toEqual(['k']);
    for (const change of [{ kind: 'begun' }, { kind: 'step', id: 'm1' }, { kind: 'unsure', ms: 1 }, END] as const)
      expect(await store().outbox.mark(at, 'k', change)).toBeUndefined();
    expect((await other.outbox.mark(at, 'k', { kind: 'step', id: 'm2' }))?.state).toBe('sent');
    expect(await other.outbox.mark(at, 'k', END)).toBeUndefined();
  });

  test('stays its holder’s from step to step, for as long as it was taken for', async () => {
    const [at, other] = [workspace(), await reopen()];
    await store().outbox.put(at, job('k', { steps: ['post', 'thread'] }));
    expect(await taken(store(), at)).toEqual(['k']);
    for (const change of [{ kind: 'begun' }, { kind: 'step', id: 'm1' }, { kind: 'begun' }] as const) {
      expect(await store().outbox.mark(at, 'k', change)).toBeDefined();
      expect(await taken(other, at)).toEqual([]);
      expect(await taken(store(), at)).toEqual([]);
    }
    expect((await store().outbox.mark(at, 'k', { kind: 'step', id: 't1' }))?.state).toBe('sent');
  });

  test('is anybody’s again when it was given back and is due', async () => {
    const [at, other] = [workspace(), await reopen()];
    await store().outbox.put(at, job('k'));
    for (const change of [
      { kind: 'later', ms: OVER, trouble: 'trouble' },
      { kind: 'unsure', ms: OVER },
    ] as const) {
      expect(await taken(store(), at)).toEqual(['k']);
      await store().outbox.mark(at, 'k', { kind: 'begun' });
      await store().outbox.mark(at, 'k', change);
      expect(await store().outbox.mark(at, 'k', END)).toBeUndefined();
      expect(await taken(other, at)).toEqual(['k']);
      await other.outbox.mark(at, 'k', { kind: 'later', ms: OVER, trouble: 'trouble' });
    }
  });
}
