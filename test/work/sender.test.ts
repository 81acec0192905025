import { describe, expect, test } from 'vitest';
import type { OutboxJob } from '#core/ports/outbox.ts';
import { sendDue } from '#work/index.ts';
import { job } from '../contract/store-outbox-samples.ts';
import { bench, handler, parts, rowsOf, settled } from './bench.ts';
import { createChat, refused } from './standin.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const bed = bench();

/** A row in a workspace of its own, and a chat. */
async function one(given: Partial<OutboxJob> = {}, hasGuard = true) {
  const [at, chat] = [bed.workspace(), createChat({ hasGuard })];
  await bed.store().outbox.put(at, job(at, given));
  const row = async () => (await rowsOf(bed.store(), at)).get(at);
  /** Ms until the row is due. */
  const wait = async () => Math.round(((await row())?.dueAt ?? 0) - (await bed.store().clock.now()));
  const turn = async (passed = 0, more: Parameters<typeof parts>[2] = {}) => {
    bed.pass(passed);
    const sending = parts(bed.store(), chat, more);
    await sendDue(sending);
    return sending;
  };
  return { at, chat, row, wait, turn, result: (step?: string) => settled(bed.store(), at, at, step) };
}

describe('a row of the outbox', () => {
  test('is marked as begun before it is sent, and each step as done before the next, which knows what it brought', async () => {
    const { at, chat, row, turn, result } = await one({ steps: ['post', 'thread'] });
    const seen: unknown[] = [];
    chat.onSend = async () => {
      const { state, step, trying, brought } = (await row()) ?? {};
      seen.push([state, step, trying !== undefined, brought, (await result())?.kind]);
    };
    const drawn: unknown[] = [];
    const draw: typeof handler.draw = async (given) => {
      drawn.push(given.brought);
      return handler.draw(given);
    };
    const { bugs } = await turn(0, { handlers: { daily: { ...handler, draw } } });
    const post = `id of ${at} post`;
    expect(seen).toEqual([
      ['sending', 0, true, {}, undefined],
      ['sending', 1, true, { post }, 'sent'],
    ]);
    expect(drawn).toEqual([{}, { post }]);
    expect(await result('thread')).toEqual({ kind: 'sent', id: `id of ${at} thread`, link: `link to ${at} thread` });
    expect(chat.tries).toEqual([{ key: `${at} post` }, { key: `${at} thread` }]);
    expect(await row()).toBeUndefined();
    expect(bugs).toEqual([]);
  });

  test('that is refused for a while is tried again after growing pauses, and not before the platform says', async () => {
    const { at, chat, row, wait, turn, result } = await one();
    chat.fates.push(refused('trouble'), refused('trouble'), refused('rate-limited', { retryAfter: 90_000.5 }));
    const { lines } = await turn();
    expect(lines).toEqual([expect.stringContaining('trouble')]);
    expect(await result()).toEqual({ kind: 'delayed', why: 'trouble' });
    const waits = [await wait()];
    for (const passed of [10, 20]) {
      await turn(passed * SECOND);
      waits.push(await wait());
    }
    expect(waits.map((ms) => Math.round(ms / SECOND))).toEqual([5, 10, 90]);
    expect(await row()).toMatchObject({ state: 'waiting', tries: 3, trouble: 'rate-limited' });
    await turn(HOUR);
    expect(chat.tries).toEqual(Array.from({ length: 4 }, () => ({ key: `${at} post` })));
    expect((await result())?.kind).toBe('sent');
  });

  test('that is refused for good has failed: what is missing is recorded, and it is not tried again', async () => {
    const { chat, row, turn, result } = await one({ steps: ['post', 'thread'] });
    chat.fates.push(refused('filtered', { missing: 'the right words' }));
    await turn();
    expect(await result()).toEqual({ kind: 'failed', why: 'filtered', missing: 'the right words' });
    await turn(HOUR);
    expect(chat.tries).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'failed', trouble: 'filtered' });
  });

  test('without a time at which it is too late is given up after twenty tries, one with such a time is not', async () => {
    const turns = Array.from({ length: 25 });
    for (const [until, tries, state] of [
      [undefined, 20, 'failed'],
      [4_102_444_800_000, 25, 'waiting'],
    ] as const) {
      const { chat, row, turn } = await one(until === undefined ? {} : { until });
      chat.fates.push(...turns.map(() => refused('no-permission')));
      for (const _ of turns) await turn(HOUR);
      expect(chat.tries).toHaveLength(tries);
      expect(await row()).toMatchObject({ state });
      await bed.clear();
    }
  });
});

describe('a message that may have arrived', () => {
  test('is asked for with the same key and the time since its first try, twice within two minutes', async () => {
    const { at, chat, wait, turn, result } = await one();
    chat.fates.push('lost', 'vanished', 'vanished');
    await turn();
    const waits = [await wait()];
    for (const passed of [21, 42]) {
      await turn(passed * SECOND);
      waits.push(await wait());
    }
    expect(waits.map((ms) => Math.round(ms / SECOND))).toEqual([20, 41, 83]);
    await turn(84 * SECOND);
    expect(chat.tries.map(({ key, since }) => [key, since && Math.round(since / SECOND)])).toEqual([
      [`${at} post`, undefined],
      [`${at} post`, 21],
      [`${at} post`, 63],
      [`${at} post`, 147],
    ]);
    expect(chat.seen).toEqual([`${at} post`]);
    expect((await result())?.kind).toBe('sent');
  });

  test('stays in doubt in the end, is told so once, and is never sent again', async () => {
    const { chat, row, turn, result } = await one({ steps: ['post', 'thread'] }, false);
    chat.fates.push('vanished');
    await turn();
    for (let n = 0; n < 7; n++) await turn(10 * MINUTE);
    expect(await result()).toEqual({ kind: 'in doubt' });
    expect(await row()).toMatchObject({ state: 'in doubt' });
    await turn(HOUR);
    expect(chat.tries).toHaveLength(8);
    expect(chat.seen).toEqual([]);
  });

  test('is looked for as long as any other if the tries before it were refused', async () => {
    const { chat, row, turn } = await one();
    chat.fates.push(...Array.from({ length: 12 }, () => refused('trouble')), 'lost');
    for (let n = 0; n < 13; n++) await turn(HOUR);
    expect(await row()).toMatchObject({ state: 'sending', tries: 13 });
    const ms = ((await row())?.dueAt ?? 0) - ((await row())?.trying ?? 0);
    expect(Math.round(ms / SECOND)).toBe(20);
    await turn(21 * SECOND);
    expect(chat.tries.at(-1)?.since).toBeGreaterThan(0);
    expect(await row()).toBeUndefined();
  });

  test('is still in doubt after a try that was refused, and so is not posted twice', async () => {
    const { chat, row, wait, turn, result } = await one({}, false);
    chat.fates.push(
      'lost',
      refused('no-permission', { missing: 'Send Messages' }),
      refused('rate-limited', { retryAfter: HOUR }),
    );
    await turn();
    await turn(MINUTE);
    expect(await result()).toEqual({ kind: 'delayed', why: 'no-permission', missing: 'Send Messages' });
    expect(await row()).toMatchObject({ state: 'sending', trying: expect.any(Number) });
    await turn(10 * MINUTE);
    expect(Math.round((await wait()) / MINUTE)).toBe(60);
    for (let n = 0; n < 8; n++) await turn(HOUR);
    expect(chat.seen).toHaveLength(1);
    expect(await result()).toEqual({ kind: 'in doubt' });
  });

  test('is no worry where it can be repeated: a message is edited again', async () => {
    const { at, chat, row, turn } = await one();
    const reply = { language: 'en', blocks: [] } as const;
    const draw = async () => ({ kind: 'edit', to: { channel: 'C1' }, message: 'M1', reply }) as const;
    const handlers = { daily: { ...handler, draw } };
    chat.onSend = async () => {
      throw new Error('the process ends');
    };
    await turn(0, { handlers });
    chat.onSend = async () => undefined;
    chat.fates.push(refused('trouble'));
    await turn(HOUR, { handlers });
    expect(await row()).toMatchObject({ state: 'waiting', trouble: 'trouble' });
    await turn(HOUR, { handlers });
    expect(chat.seen).toEqual([`${at} post`]);
  });
});

describe('a row that cannot be read', () => {
  test('is told as a bug and given up, and those behind it and in other channels go on', async () => {
    const [at, chat] = [bed.workspace(), createChat({ hasGuard: true })];
    const { outbox } = bed.store();
    for (const key of ['bad', 'behind']) await outbox.put(at, job(key));
    await outbox.put(at, job('beside', { channel: 'C2' }));
    bed.damage(at, 'bad', '{"format":1,"steps":');
    const sending = parts(bed.store(), chat);
    await sendDue(sending);
    await sendDue(sending);
    expect(chat.tries.map(({ key }) => key).toSorted()).toEqual(['behind post', 'beside post']);
    expect(sending.bugs.map(String)).toEqual([expect.stringContaining('damaged at post bad')]);
    expect([...(await rowsOf(bed.store(), at)).values()]).toMatchObject([{ state: 'failed', trouble: 'damaged' }]);
  });

  test('waits for the version that wrote it if that is a later one', async () => {
    const { at, chat, row, turn } = await one();
    bed.damage(at, at, '{"format":9}');
    expect((await turn()).bugs).toEqual([]);
    expect(chat.tries).toEqual([]);
    expect(await row()).toMatchObject({ state: 'waiting' });
  });
});

test('a row that is called off while it is being sent is recorded with its link if it arrives, and nothing follows it', async () => {
  const { at, chat, row, turn, result } = await one({ steps: ['post', 'thread'] });
  chat.onSend = async () => void (await bed.store().outbox.cancel(at, 'daily', {}));
  expect((await turn()).bugs).toEqual([]);
  expect(await result()).toMatchObject({ kind: 'sent', link: expect.any(String) });
  await turn(HOUR);
  expect(chat.tries).toHaveLength(1);
  expect(await row()).toBeUndefined();
});
