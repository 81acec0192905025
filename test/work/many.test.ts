import { describe, expect, test } from 'vitest';
import { sendDue } from '#work/index.ts';
import { ALL, DONE, job, keys, LONG } from '../contract/store-outbox-samples.ts';
import { bench, handler, parts, rowsOf, settled } from './bench.ts';
import { createChat } from './standin.ts';

const bed = bench();
const FAR = 4_102_444_800_000;

/** Sends until nothing is due. */
async function sendAllDue(sending: Parameters<typeof sendDue>[0]): Promise<number[]> {
  const turns: number[] = [];
  for (let count = await sendDue(sending); count > 0; count = await sendDue(sending)) turns.push(count);
  return turns;
}

describe('many rows', () => {
  test('of several channels are sent side by side, those of one channel one after the other in their order', async () => {
    const [at, chat] = [bed.workspace(), createChat({ hasGuard: true })];
    const channels = ['a', 'b', 'c', 'd', 'e'];
    for (let n = 0; n < 20; n++) {
      const channel = channels[n % channels.length] ?? '';
      await bed.store().outbox.put(at, job(`${channel} ${n}`, { channel }));
    }
    let arrived = 0;
    let together = Promise.withResolvers<void>();
    // No message is taken before all channels have theirs.
    chat.onSend = async () => {
      if (++arrived % channels.length === 0) {
        together.resolve();
        together = Promise.withResolvers();
      } else await together.promise;
    };
    const sending = parts(bed.store(), chat);
    expect(await sendAllDue(sending)).toEqual([5, 5, 5, 5]);
    for (const [index, channel] of channels.entries()) {
      const mine = chat.seen.filter((key) => key.startsWith(channel));
      expect(mine).toEqual([0, 5, 10, 15].map((n) => `${channel} ${n + index} post`));
    }
    expect(sending.bugs).toEqual([]);
  });

  test('are sent once by two processes that send at once', async () => {
    const [at, chat, other] = [bed.workspace(), createChat({ hasGuard: false }), await bed.reopen()];
    const all = Array.from({ length: 20 }, (_, n) => `${10 + n}`);
    for (const key of all) await bed.store().outbox.put(at, job(key, { channel: `${Number(key) % 7}` }));
    await Promise.all([bed.store(), other].map((store) => sendAllDue(parts(store, chat))));
    await sendAllDue(parts(bed.store(), chat));
    expect(chat.seen.toSorted()).toEqual(all.map((key) => `${key} post`));
  });

  test('do not wait for one whose chat, words or record fail: those are told as bugs and tried again', async () => {
    const [at, chat] = [bed.workspace(), createChat({ hasGuard: true })];
    const bad = ['draw', 'send', 'settle'];
    for (const key of [...bad, 'good']) await bed.store().outbox.put(at, job(key, { channel: key }));
    let isBroken = true;
    const failing = (where: string, key: string) => {
      if (isBroken && key.startsWith(where)) throw new Error(`fails: ${where}`);
    };
    chat.onSend = async (_, { key }) => failing('send', key);
    const broken: typeof handler = {
      draw: async (row) => {
        failing('draw', row.key);
        return handler.draw(row);
      },
      settle: async (ports, row, result) => {
        await handler.settle(ports, row, result);
        failing('settle', row.key);
      },
    };
    const sending = parts(bed.store(), chat, { handlers: { daily: broken } });
    expect(await sendAllDue(sending)).toEqual([4]);
    expect(sending.bugs.map((bug) => String(bug)).toSorted()).toEqual(bad.map((where) => `Error: fails: ${where}`));
    expect([...(await rowsOf(bed.store(), at)).keys()].toSorted()).toEqual(bad);
    expect(await settled(bed.store(), at, 'settle')).toBeUndefined();
    isBroken = false;
    bed.pass(LONG);
    await sendAllDue(sending);
    expect(await rowsOf(bed.store(), at)).toEqual(new Map());
    expect(chat.seen.toSorted()).toEqual(['draw post', 'good post', 'send post', 'settle post']);
    expect((await settled(bed.store(), at, 'settle'))?.kind).toBe('sent');
  });
});

describe('a row', () => {
  test('of a kind that this Parley does not know waits for one that does', async () => {
    const [at, chat] = [bed.workspace(), createChat({ hasGuard: true })];
    await bed.store().outbox.put(at, job('new', { kind: 'debate' }));
    await sendAllDue(parts(bed.store(), chat));
    bed.pass(LONG);
    await sendAllDue(parts(bed.store(), chat));
    expect(chat.tries).toEqual([]);
    expect((await rowsOf(bed.store(), at)).get('new')).toMatchObject({ state: 'waiting', ids: { schedule: 's1' } });
    bed.pass(LONG);
    await sendAllDue(parts(bed.store(), chat, { handlers: { debate: handler } }));
    expect(chat.seen).toEqual(['new post']);
  });

  test('of a chat that is not connected stays free for another process', async () => {
    const [at, chat, other] = [bed.workspace(), createChat({ hasGuard: true }), await bed.reopen()];
    await bed.store().outbox.put(at, job('one'));
    expect(await sendDue(parts(bed.store(), chat, { chats: () => new Map() }))).toBe(0);
    expect(await sendDue(parts(bed.store(), chat, { chats: () => new Map([['console', chat]]) }))).toBe(0);
    expect(keys(await other.outbox.take(['slack'], LONG, ALL))).toEqual(['one']);
  });

  test('that is too late is not sent any more, which is recorded', async () => {
    const [at, chat] = [bed.workspace(), createChat({ hasGuard: true })];
    await bed.store().outbox.put(at, job('late', { until: (await bed.store().clock.now()) - 1 }));
    await bed.store().outbox.put(at, job('in time', { until: FAR }));
    await sendAllDue(parts(bed.store(), chat));
    expect(chat.seen).toEqual(['in time post']);
    expect(await settled(bed.store(), at, 'late')).toEqual({ kind: 'expired' });
    expect((await rowsOf(bed.store(), at)).get('late')).toMatchObject({ state: 'failed' });
  });

  test('that may have arrived before it was too late is asked for, and only that', async () => {
    const [at, chat] = [bed.workspace(), createChat({ hasGuard: true })];
    const until = (await bed.store().clock.now()) + 1;
    while ((await bed.store().clock.now()) <= until) {
      // Begun in time by another process, which ended.
      if (!(await rowsOf(bed.store(), at)).size) {
        await bed.store().outbox.put(at, job('one', { until }));
        await bed.store().outbox.take(['slack'], 0, ALL);
        await bed.store().outbox.mark(at, 'one', { kind: 'begun' });
      }
    }
    await sendAllDue(parts(bed.store(), chat));
    expect(chat.tries).toEqual([{ key: 'one post', since: expect.any(Number), isTooLate: true }]);
  });

  test('that is not wanted any more is not sent', async () => {
    const [at, chat] = [bed.workspace(), createChat({ hasGuard: true })];
    await bed.store().outbox.put(at, job('one'));
    await sendAllDue(parts(bed.store(), chat, { handlers: { daily: { ...handler, draw: async () => undefined } } }));
    expect(chat.tries).toEqual([]);
    expect(await settled(bed.store(), at, 'one')).toEqual({ kind: 'expired' });
  });

  test('that another process took during a slow try is that one’s to mark: nothing is recorded twice', async () => {
    const [at, chat, other] = [bed.workspace(), createChat({ hasGuard: true }), await bed.reopen()];
    await bed.store().outbox.put(at, job('one', { steps: ['post', 'thread'] }));
    chat.onSend = async () => {
      bed.pass(LONG);
      await other.outbox.take(['slack'], LONG, ALL);
    };
    const sending = parts(bed.store(), chat);
    await sendAllDue(sending);
    expect(sending.bugs).toEqual([]);
    expect(await settled(bed.store(), at, 'one')).toBeUndefined();
    expect(chat.tries).toHaveLength(1);
    expect(await other.outbox.mark(at, 'one', DONE)).toMatchObject({ step: 1 });
  });

  test('is held for a try as long as the try may take, however long its words took', async () => {
    const [at, chat, other] = [bed.workspace(), createChat({ hasGuard: true }), await bed.reopen()];
    await bed.store().outbox.put(at, job('one'));
    const draw: typeof handler.draw = async (row) => {
      bed.pass(LONG);
      return handler.draw(row);
    };
    const taken: string[] = [];
    chat.onSend = async () => void taken.push(...keys(await other.outbox.take(['slack'], LONG, ALL)));
    await sendDue(parts(bed.store(), chat, { handlers: { daily: { ...handler, draw } } }));
    expect(taken).toEqual([]);
    expect(chat.seen).toEqual(['one post']);
  });
});
