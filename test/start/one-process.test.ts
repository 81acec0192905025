import { expect, test } from 'vitest';
import type { Chat } from '#chat/shared/deps.ts';
import { startInOneProcess } from '../../src/start/one-process.ts';
import { leasesInMemory, pausedTiming } from './leases.ts';

/** Longer than a lease. */
const LONG = 60_000;

/** A process that wants the connection; what it did. */
function createProcess(leases: ReturnType<typeof leasesInMemory>, name: string, secret = 'token') {
  const did: string[] = [];
  const lines: string[] = [];
  const { timing, wake } = pausedTiming();
  const outgoing = { send: async () => ({ kind: 'sent', id: '1' }) as const };
  const chat: Chat = { outgoing, stop: async () => void did.push('stop'), state: () => ({ is: 'up', since: 1 }) };
  let refuses = false;
  let now = 7;
  const asked: { isOurs?: () => Promise<boolean> } = {};
  const begin = () =>
    startInOneProcess(
      { leases: leases.of(name), timing, now: () => now, log: (line) => lines.push(line) },
      {
        name: 'Discord',
        secret,
        start: async (isOurs) => {
          asked.isOurs = isOurs;
          did.push('start');
          if (refuses) throw new Error('the token is refused');
          return chat;
        },
      },
    );
  const setRefused = (is: boolean) => {
    refuses = is;
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { begin, did, lines, wake, setRefused, pass, isOurs: () => asked.isOurs?.() };
}

test('one process has the connection, and the second takes over when the first has stopped', async () => {
  const leases = leasesInMemory();
  const [first, second] = [createProcess(leases, 'a'), createProcess(leases, 'b')];
  const [one, two] = [await first.begin(), await second.begin()];
  expect(one.state()).toEqual({ is: 'up', since: 1 });
  expect(two.state()).toEqual({ is: 'standby', since: 7 });
  expect(second.lines).toEqual([expect.stringContaining('another process has the connection')]);
  await one.stop();
  await second.wake();
  expect(two.state().is).toBe('up');
  expect([first.did, second.did]).toEqual([['start', 'stop'], ['start']]);
  expect(second.lines).toHaveLength(2);
});

test('the second takes over from a first that is heard of no more, and the first ends its connection when it is back', async () => {
  const leases = leasesInMemory();
  const [first, second] = [createProcess(leases, 'a'), createProcess(leases, 'b')];
  const [one, two] = [await first.begin(), await second.begin()];
  await first.wake();
  await second.wake();
  expect(two.state().is).toBe('standby');
  leases.pass(LONG);
  await second.wake();
  expect(two.state().is).toBe('up');
  await first.wake();
  expect(one.state().is).toBe('standby');
  expect(first.did).toEqual(['start', 'stop']);
});

test('while the database is away, who has the connection keeps it, and nobody takes it', async () => {
  const leases = leasesInMemory();
  const [first, second] = [createProcess(leases, 'a'), createProcess(leases, 'b')];
  const [one, two] = [await first.begin(), await second.begin()];
  leases.setAway(true);
  leases.pass(LONG);
  await second.wake();
  await first.wake();
  expect([one.state().is, two.state().is]).toEqual(['up', 'standby']);
  leases.setAway(false);
  await first.wake();
  await second.wake();
  expect([one.state().is, two.state().is]).toEqual(['up', 'standby']);
});

test('two bots have two connections', async () => {
  const leases = leasesInMemory();
  const [one, two] = [createProcess(leases, 'a', 'token'), createProcess(leases, 'b', 'another token')];
  expect([(await one.begin()).state().is, (await two.begin()).state().is]).toEqual(['up', 'up']);
});

test('a connection that cannot start at all is the starter’s error, and is free for others', async () => {
  const leases = leasesInMemory();
  const [first, second] = [createProcess(leases, 'a'), createProcess(leases, 'b')];
  first.setRefused(true);
  await expect(first.begin()).rejects.toThrow('refused');
  expect((await second.begin()).state().is).toBe('up');
});

test('a takeover that fails is logged and tried again', async () => {
  const leases = leasesInMemory();
  const [first, second] = [createProcess(leases, 'a'), createProcess(leases, 'b')];
  const [one, two] = [await first.begin(), await second.begin()];
  second.setRefused(true);
  await one.stop();
  await second.wake();
  expect(two.state().is).toBe('standby');
  expect(second.lines.at(-1)).toContain('the token is refused');
  second.setRefused(false);
  await second.wake();
  expect(two.state().is).toBe('up');
});

test('a process that stops while it waits has started nothing', async () => {
  const leases = leasesInMemory();
  const [first, second] = [createProcess(leases, 'a'), createProcess(leases, 'b')];
  const [, two] = [await first.begin(), await second.begin()];
  await two.stop();
  expect(second.did).toEqual([]);
});

test('a process that could not renew its lease in time asks whether another has the connection, before it answers anybody', async () => {
  const leases = leasesInMemory();
  const [first, second] = [createProcess(leases, 'a'), createProcess(leases, 'b')];
  await first.begin();
  await second.begin();
  expect(await first.isOurs()).toBe(true);
  for (const { pass } of [leases, first, second]) pass(LONG);
  leases.setAway(true);
  expect(await first.isOurs()).toBe(true);
  leases.setAway(false);
  expect(await first.isOurs()).toBe(true);
  for (const { pass } of [leases, first, second]) pass(LONG);
  await second.wake();
  expect(await first.isOurs()).toBe(false);
  expect(await second.isOurs()).toBe(true);
});
