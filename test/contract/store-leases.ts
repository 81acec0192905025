import { describe, expect, test } from 'vitest';
import type { Delivery } from '#core/ports/inbox.ts';
import type { Tried } from './store.ts';

const LONG = 3_600_000;
/** A time that is over at once. */
const OVER = 0;

export function leasePromises({ store, reopen, workspace }: Tried): void {
  describe('a lease', () => {
    test('is one store’s at a time, which can renew it, and is the other’s when it is given back', async () => {
      const [name, other] = [workspace(), await reopen()];
      expect(await store().leases.take(name, LONG)).toBe(true);
      expect(await other.leases.take(name, LONG)).toBe(false);
      expect(await store().leases.take(name, LONG)).toBe(true);
      await other.leases.release(name);
      expect(await other.leases.take(name, LONG)).toBe(false);
      await store().leases.release(name);
      expect(await other.leases.take(name, LONG)).toBe(true);
      expect(await store().leases.take(name, LONG)).toBe(false);
    });

    test('is anybody’s when its time is over', async () => {
      const [name, other] = [workspace(), await reopen()];
      expect(await store().leases.take(name, OVER)).toBe(true);
      expect(await other.leases.take(name, LONG)).toBe(true);
      expect(await store().leases.take(name, LONG)).toBe(false);
    });

    test('that many take at once is one’s', async () => {
      const name = workspace();
      const stores = [store(), await reopen(), await reopen()];
      const takes = await Promise.all([...stores, ...stores].map(({ leases }) => leases.take(name, OVER + LONG)));
      expect(stores.filter((_, index) => takes[index])).toHaveLength(1);
    });

    test('of another name is another', async () => {
      const [one, two, other] = [workspace(), workspace(), await reopen()];
      expect(await store().leases.take(one, LONG)).toBe(true);
      expect(await other.leases.take(two, LONG)).toBe(true);
    });
  });

  describe('a delivery that a running process has taken', () => {
    const delivery = (id: string): Delivery => ({ id, platform: 'slack', receivedAt: 5, body: { said: id } });

    test('is given to no other that starts meanwhile', async () => {
      const [at, other] = [workspace(), await reopen()];
      await store().leases.arrive(LONG);
      await store().inbox.put(at, delivery('I1'));
      expect(await store().inbox.begin(at, 'I1')).toBe(1);
      expect((await other.inbox.pending('slack')).filter((one) => one.workspace === at)).toEqual([]);
      expect(await other.inbox.begin(at, 'I1')).toBe(0);
      expect(await other.inbox.mark(at, 'I1', 'done')).toBe(false);
      expect(await store().inbox.mark(at, 'I1', 'sending')).toBe(true);
      await store().leases.leave();
    });

    test.for([
      ['stops', (leave: () => Promise<void>) => leave()],
      ['is heard of no more', (_: unknown, arrive: (ms: number) => Promise<void>) => arrive(OVER)],
    ] as const)('is another’s when it %s, and only that one’s then', async ([, end]) => {
      const [at, other, third] = [workspace(), await reopen(), await reopen()];
      const { leases, inbox } = store();
      await leases.arrive(LONG);
      await inbox.put(at, delivery('I1'));
      await inbox.begin(at, 'I1');
      await other.leases.arrive(LONG);
      await third.leases.arrive(LONG);
      await end(leases.leave, leases.arrive);
      const begun = await Promise.all([other, third].map((one) => one.inbox.begin(at, 'I1')));
      expect(begun.toSorted()).toEqual([0, 2]);
      const [winner, loser] = begun[0] ? [other, third] : [third, other];
      expect(await inbox.mark(at, 'I1', 'sending')).toBe(false);
      expect(await loser.inbox.mark(at, 'I1', 'done')).toBe(false);
      expect(await winner.inbox.mark(at, 'I1', 'done')).toBe(true);
      for (const one of [store(), other, third]) await one.leases.leave();
    });

    test('stays that process’s if none at all was heard of for long, as when the database was away', async () => {
      const [at, other] = [workspace(), await reopen()];
      const { leases, inbox } = store();
      await leases.arrive(OVER);
      await other.leases.arrive(OVER);
      await inbox.put(at, delivery('I1'));
      await inbox.begin(at, 'I1');
      const seenByOther = async () => (await other.inbox.pending('slack')).filter((one) => one.workspace === at);
      expect(await seenByOther()).toEqual([]);
      await other.leases.arrive(LONG);
      expect(await seenByOther()).toEqual([]);
      expect(await other.inbox.begin(at, 'I1')).toBe(0);
      await leases.arrive(OVER);
      expect(await seenByOther()).toHaveLength(1);
      for (const one of [store(), other]) await one.leases.leave();
    });

    test('is anybody’s once it is given back, if it is not done', async () => {
      const [at, other] = [workspace(), await reopen()];
      const { leases, inbox } = store();
      await leases.arrive(LONG);
      for (const id of ['I1', 'I2']) await inbox.put(at, delivery(id));
      await inbox.mark(at, 'I2', 'done');
      expect(await other.inbox.mark(at, 'I1', 'released')).toBe(false);
      expect(await other.inbox.begin(at, 'I1')).toBe(0);
      expect(await inbox.mark(at, 'I1', 'released')).toBe(true);
      expect(await inbox.mark(at, 'I2', 'released')).toBe(false);
      expect(await inbox.mark(at, 'I1', 'sending')).toBe(false);
      expect(await other.inbox.begin(at, 'I1')).toBe(1);
      expect(await other.inbox.begin(at, 'I2')).toBe(0);
      await leases.leave();
    });

    test('is not given back to its own process, even if that was not heard of for long', async () => {
      const at = workspace();
      const other = await reopen();
      await other.leases.arrive(OVER);
      await other.inbox.put(at, delivery('I1'));
      expect((await other.inbox.pending('slack')).filter((one) => one.workspace === at)).toEqual([]);
      expect((await store().inbox.pending('slack')).filter((one) => one.workspace === at)).toHaveLength(1);
      await other.leases.leave();
    });

    test('is counted as one process each', async () => {
      const other = await reopen();
      const before = await store().leases.others();
      await other.leases.arrive(LONG);
      await other.leases.arrive(LONG);
      expect(await store().leases.others()).toBe(before + 1);
      await other.leases.leave();
      expect(await store().leases.others()).toBe(before);
    });
  });

  describe('texts that a database may not take', () => {
    const LONE = '\ud83d';
    test.for([
      ['a NUL', 'a\0b'],
      ['half of an emoji', `a${LONE}b`],
    ] as const)('in a body: %s comes back as it was', async ([, text]) => {
      const at = workspace();
      const card = { id: 'c', command: 'quote', owner: 'U1', createdAt: 1, state: { text } };
      await store().cards.put(at, card);
      expect(await (await reopen()).cards.get(at, 'c')).toEqual(card);
    });

    test.for([
      ['a NUL', 'a\0b'],
      ['half of an emoji', `a${LONE}b`],
    ] as const)('in an id: %s finds nothing that was not stored under it, and breaks nothing', async ([, id]) => {
      const at = workspace();
      const card = { id: 'ab', command: 'quote', owner: 'U1', createdAt: 1, state: 7 };
      await store().cards.put(at, card);
      expect(await store().cards.get(at, id)).toBeUndefined();
      expect(await store().readerKeys.workspaceOf(id)).toBeUndefined();
      await store().cards.put(at, { ...card, id });
      expect((await store().cards.get(at, id))?.state).toBe(7);
    });
  });

  test('ids are in the order of their bytes, whatever the language of the database', async () => {
    const at = workspace();
    const ids = ['Zebra', 'apple', 'a-b', 'ab', 'a_b', 'Ä', '运河', '😀', '\uff5e'];
    for (const id of ids) await store().topics.put(at, { id, yaml: '', status: 'draft', by: 'U1', at: 1 });
    const inBytes = ids.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect((await store().topics.list(at)).map(({ id }) => id)).toEqual(inBytes);
  });

  test('a time in milliseconds comes back as the number it was', async () => {
    const at = workspace();
    const receivedAt = 4_102_444_800_123;
    await store().inbox.put(at, { id: 'I1', platform: 'discord', receivedAt, body: null });
    const found = (await (await reopen()).inbox.pending('discord')).find((one) => one.workspace === at);
    expect(found?.receivedAt).toBe(receivedAt);
  });
}
