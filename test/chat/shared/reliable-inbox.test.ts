import { expect, test } from 'vitest';
import { createDeferredAnswer, finish, storeOrRelease } from '#chat/shared/deferred-answer.ts';
import { reliable } from '#chat/shared/reliable-inbox.ts';
import type { Inbox } from '#core/ports/inbox.ts';
import { memoryInbox, NOON, waits } from '../discord/fakes.ts';

const DELIVERY = { id: 'a', platform: 'slack', receivedAt: NOON, body: 'a' } as const;
const AT = 'slack-T1';

/** An inbox whose database can be away; what is written meanwhile is written or not, and fails. */
function stored() {
  const memory = memoryInbox();
  const released: string[] = [];
  let away: 'no' | 'unwritten' | 'written' = 'no';
  const tried = async <T>(write: () => Promise<T>): Promise<T> => {
    const result = away === 'unwritten' ? undefined : await write();
    if (away !== 'no' || result === undefined) throw new Error('the database is away');
    return result;
  };
  const inbox: Inbox = {
    ...memory,
    put: (...given) => tried(() => memory.put(...given)),
    begin: (...given) => tried(() => memory.begin(...given)),
    mark: (workspace, id, state) =>
      tried(() => {
        if (state === 'released') released.push(id);
        return memory.mark(workspace, id, state);
      }),
    pending: (...given) => tried(() => memory.pending(...given)),
  };
  const set = (is: typeof away) => {
    away = is;
  };
  return { inbox: reliable(inbox), set, released, states: () => memory.all.map(({ id, state }) => `${id} ${state}`) };
}

function lateAnswerIn(inbox: Inbox) {
  const deps = {
    inbox,
    outside: { now: () => NOON, newId: () => 'n', dice: () => 0 },
    logBug: () => undefined,
    log: () => undefined,
  };
  const bugDetails = { doing: '/quote' };
  const sent: string[] = [];
  const late = createDeferredAnswer({ deps, timing: waits(), workspace: AT, delivery: DELIVERY, bugDetails });
  const give = () =>
    finish({ deps, bugDetails }, late, Promise.resolve('answer'), async (answer) => !!sent.push(answer));
  return { late, give, sent };
}

test('an answer that was given while the database was away is marked as given when it is back, before anybody asks what is pending', async () => {
  const { inbox, set, states } = stored();
  const { late, give, sent } = lateAnswerIn(inbox);
  await late.store();
  set('unwritten');
  await give();
  expect([sent, states()]).toEqual([['answer'], ['a received']]);
  await expect(inbox.pending('slack')).rejects.toThrow();
  set('no');
  expect(await inbox.pending('slack')).toEqual([]);
  expect(states()).toEqual(['a done']);
});

test.for(['unwritten', 'written'] as const)(
  'an answer that could not be stored is given if the database is back (%s)',
  async (is) => {
    const { inbox, set, states } = stored();
    const { late, give, sent } = lateAnswerIn(inbox);
    set(is);
    await late.store();
    set('no');
    await give();
    expect([sent, states()]).toEqual([['answer'], ['a done']]);
  },
);

test('an answer that was given while nobody knew whether it is stored is marked as given when the database is back', async () => {
  const { inbox, set, states } = stored();
  const { late, give, sent } = lateAnswerIn(inbox);
  set('written');
  await late.store();
  set('unwritten');
  await give();
  expect([sent, states()]).toEqual([['answer'], ['a received']]);
  set('no');
  expect(await inbox.pending('slack')).toEqual([]);
  expect(states()).toEqual(['a done']);
});

test('a delivery of which nobody knows whether it was stored is given back when the database is there again', async () => {
  const { inbox, set, released } = stored();
  set('written');
  await expect(storeOrRelease(inbox, AT, DELIVERY)).rejects.toThrow();
  released.length = 0;
  set('no');
  expect(await storeOrRelease(inbox, AT, DELIVERY)).toBe(false);
  await inbox.pending('slack');
  await inbox.pending('slack');
  expect(released).toEqual(['a']);
});

test('and not if it was stored at the second try, which is answered then', async () => {
  const { inbox, set, released } = stored();
  set('unwritten');
  await expect(storeOrRelease(inbox, AT, DELIVERY)).rejects.toThrow();
  set('no');
  expect(await storeOrRelease(inbox, AT, DELIVERY)).toBe(true);
  await inbox.pending('slack');
  expect(released).toEqual([]);
});
