import { expect, test } from 'vitest';
import type { Tried } from './store.ts';
import { END, job, LONG, ODD, OVER, rowsTaken, taken } from './store-outbox-samples.ts';

export function markPromises({ store, reopen, workspace }: Tried): void {
  test('is known step by step: each brings its id to the next, and the row that is sent keeps only its key', async () => {
    const at = workspace();
    const { outbox } = store();
    await outbox.put(at, job('k', { steps: ['post', ODD, 'ping'] }));
    const [first] = await rowsTaken(outbox, at);
    await outbox.mark(at, 'k', { kind: 'begun' });
    const second = await outbox.mark(at, 'k', { kind: 'step', id: ODD });
    expect(second).toMatchObject({ state: 'waiting', step: 1, tries: 0, brought: { post: ODD }, ids: first?.ids });
    expect(second).not.toHaveProperty('trying');
    const third = await outbox.mark(at, 'k', { kind: 'step', id: 't1' });
    expect(third).toMatchObject({ state: 'waiting', step: 2, brought: { post: ODD, [ODD]: 't1' } });
    expect((await (await reopen()).outbox.list(at, 9))[0]).toEqual(third);
    const last = await outbox.mark(at, 'k', { kind: 'step', id: 'p1' });
    expect(last).toMatchObject({ key: 'k', state: 'sent' });
    expect([last?.ids, last?.brought]).toEqual([{}, {}]);
    expect(await outbox.list(at, 9)).toEqual([]);
  });

  test('is unknown from the first try without an answer on, until it is known that it was not sent', async () => {
    const at = workspace();
    const { outbox } = store();
    await outbox.put(at, job('k'));
    await rowsTaken(outbox, at);
    const before = await store().clock.now();
    const begun = await outbox.mark(at, 'k', { kind: 'begun' });
    expect(begun).toMatchObject({ state: 'sending', tries: 1 });
    expect(begun?.trying).toBeGreaterThanOrEqual(before);
    expect(begun?.trying).toBeLessThanOrEqual(await store().clock.now());
    const unsure = await outbox.mark(at, 'k', { kind: 'unsure', ms: OVER });
    expect(unsure).toMatchObject({ state: 'sending', tries: 1, trying: begun?.trying, trouble: 'in doubt' });
    const [again] = await rowsTaken((await reopen()).outbox, at, OVER);
    expect(again).toMatchObject({ state: 'sending', trying: begun?.trying });
    while ((await store().clock.now()) <= (begun?.trying ?? 0));
    await rowsTaken(outbox, at);
    const tried = await outbox.mark(at, 'k', { kind: 'begun' });
    expect(tried).toMatchObject({ tries: 2, trying: begun?.trying });
    expect(tried?.markedAt).toBeGreaterThan(begun?.trying ?? Number.NaN);
    const later = await outbox.mark(at, 'k', { kind: 'later', ms: LONG, trouble: 'trouble' });
    expect(later).toMatchObject({ state: 'waiting', tries: 2, trouble: 'trouble' });
    expect(later).not.toHaveProperty('trying');
    expect((later?.dueAt ?? 0) - (later?.markedAt ?? 0)).toBeGreaterThan(LONG - 1_000);
    expect(await taken(store(), at)).toEqual([]);
  });

  test('is marked in the transaction that records it, or not at all', async () => {
    const at = workspace();
    await store().outbox.put(at, job('k'));
    await rowsTaken(store().outbox, at);
    const settle = store().transaction(at, async ({ outbox }) => {
      expect((await outbox.mark(at, 'k', { kind: 'step', id: 'm1' }))?.state).toBe('sent');
      throw new Error('on purpose');
    });
    await expect(settle).rejects.toThrow('on purpose');
    expect(await store().outbox.list(at, 9)).toMatchObject([{ key: 'k', state: 'waiting' }]);
    expect((await store().outbox.mark(at, 'k', { kind: 'begun' }))?.state).toBe('sending');
  });
}

export function endPromises({ store, reopen, workspace }: Tried): void {
  test('is listed: what is unfinished, oldest first, then what failed or is in doubt, newest first', async () => {
    const [at, another] = [workspace(), workspace()];
    const { outbox } = store();
    for (const key of ['failed', 'doubt', 'sent', 'a', 'b']) await outbox.put(at, job(key, { channel: key }));
    await outbox.put(another, job('c'));
    await rowsTaken(outbox, at);
    await outbox.mark(at, 'failed', END);
    const failedAt = await store().clock.now();
    while ((await store().clock.now()) <= failedAt);
    await outbox.mark(at, 'doubt', { kind: 'end', state: 'in doubt', trouble: 'in doubt' });
    await outbox.mark(at, 'sent', { kind: 'step', id: 'm1' });
    const keys = async (of: string | undefined, limit: number) =>
      (await (await reopen()).outbox.list(of, limit)).map(({ key }) => key);
    expect(await keys(at, 9)).toEqual(['a', 'b', 'doubt', 'failed']);
    expect(await keys(at, 3)).toEqual(['a', 'b', 'doubt']);
    expect(await keys(at, 2)).toEqual(['a', 'b']);
    expect(await keys(undefined, 9_999)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'doubt', 'failed']));
    const [, , doubt, failed] = await outbox.list(at, 9);
    expect(failed).toMatchObject({ state: 'failed', trouble: 'over', ids: { schedule: 's1' } });
    expect(doubt).toMatchObject({ state: 'in doubt' });
  });

  test('is called off by kind and ids, also while it is held; what may have been sent is in doubt', async () => {
    const [at, another] = [workspace(), workspace()];
    const { outbox } = store();
    const ids = { schedule: 's1', date: 'd' };
    for (const key of ['held', 'begun']) await outbox.put(at, job(key, { ids, channel: key }));
    await rowsTaken(outbox, at);
    await outbox.mark(at, 'begun', { kind: 'begun' });
    await outbox.put(at, job('waits', { ids }));
    await outbox.put(at, job('other ids', { ids: { schedule: 's2', date: 'd' } }));
    await outbox.put(at, job('other kind', { ids, kind: 'notice' }));
    await outbox.put(another, job('elsewhere', { ids }));
    expect(await outbox.cancel(at, 'daily', { schedule: 's1' })).toBe(3);
    expect(await outbox.cancel(at, 'daily', { schedule: 's1' })).toBe(0);
    const states = (await outbox.list(at, 9)).map(({ key, state }) => `${key}: ${state}`);
    expect(states.slice(0, 2)).toEqual(['other ids: waiting', 'other kind: waiting']);
    expect(states.slice(2).toSorted()).toEqual(['begun: in doubt', 'held: failed', 'waits: failed']);
    expect(await outbox.mark(at, 'held', { kind: 'begun' })).toBeUndefined();
    expect(await outbox.put(at, job('waits'))).toBe(false);
    expect(await taken(store(), at)).toEqual(['other ids']);
    expect(await taken(store(), another)).toEqual([]);
    expect(await outbox.list(another, 9)).toMatchObject([{ state: 'waiting' }]);
  });
}

export function cancelledPromises({ store, workspace }: Tried): void {
  test('that is called off while it is sent has arrived if it has, and is in no doubt if it was refused', async () => {
    const at = workspace();
    const { outbox } = store();
    const keys = ['arrives', 'is refused', 'is refused for now', 'is unknown'];
    for (const key of keys) await outbox.put(at, job(key, { channel: key }));
    await rowsTaken(outbox, at);
    for (const key of keys) await outbox.mark(at, key, { kind: 'begun' });
    expect(await outbox.cancel(at, 'daily', {})).toBe(keys.length);
    await outbox.mark(at, 'arrives', { kind: 'step', id: 'm1' });
    expect(await outbox.mark(at, 'is refused', END)).toBeUndefined();
    expect(await outbox.mark(at, 'is refused for now', { kind: 'later', ms: 1, trouble: 'trouble' })).toBeUndefined();
    await outbox.mark(at, 'is unknown', { kind: 'unsure', ms: 1 });
    const states = (await outbox.list(at, 9)).map(({ key, state, trouble }) => `${key}: ${state}, ${trouble}`);
    expect(states.toSorted()).toEqual([
      'is refused for now: failed, cancelled',
      'is refused: failed, cancelled',
      'is unknown: in doubt, cancelled',
    ]);
    expect(await taken(store(), at)).toEqual([]);
  });
}

export function agePromises({ store, workspace }: Tried): void {
  test('is deleted when its end is old, whatever it was; what is unfinished stays', async () => {
    const at = workspace();
    const { outbox, retention, clock } = store();
    while ((await retention.drop('posts', Number.MAX_SAFE_INTEGER)) > 0);
    const keys = ['sent', 'failed', 'doubt', 'waits', 'sends'];
    for (const key of keys) await outbox.put(at, job(key, { channel: key }));
    await rowsTaken(outbox, at);
    const begun = await clock.now();
    while ((await clock.now()) <= begun);
    await outbox.mark(at, 'sent', { kind: 'step', id: 'm1' });
    await outbox.mark(at, 'failed', END);
    await outbox.mark(at, 'doubt', { kind: 'end', state: 'in doubt', trouble: 'over' });
    await outbox.mark(at, 'sends', { kind: 'begun' });
    expect(await retention.drop('posts', begun)).toBe(0);
    expect(await retention.drop('posts', begun + LONG)).toBe(3);
    expect(await retention.drop('posts', begun + LONG)).toBe(0);
    expect((await outbox.list(at, 9)).map(({ key }) => key)).toEqual(['waits', 'sends']);
    const again = await Promise.all(keys.map((key) => outbox.put(at, job(key))));
    expect(again).toEqual([true, true, true, false, false]);
  });
}
