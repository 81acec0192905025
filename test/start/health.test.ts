import { tmpdir } from 'node:os';
import { expect, it } from 'vitest';
import { healthOf, isDiskFull } from '../../src/start/health.ts';

const REACHABLE = { isReachable: () => true };
const at = (is: 'up' | 'connecting' | 'standby', since: number) => ({ name: 'Slack', state: { is, since } }) as const;
const refused = {
  name: 'Discord',
  state: { is: 'refused', since: 0, code: '4004', why: 'words for the log' },
} as const;

it('a server without chats is well', () => {
  expect(healthOf([], REACHABLE, 0)).toEqual({ ok: true });
});

it('a full disk makes the whole not well, whatever the chats say', async () => {
  expect(healthOf([at('up', 0)], REACHABLE, 1, true)).toEqual({
    ok: false,
    disk: 'full',
    chats: { slack: { state: 'up' } },
  });
  expect(await isDiskFull(tmpdir())).toBe(false);
  expect(await isDiskFull('/no/such/folder')).toBe(false);
});

it('a chat whose connection is being renewed is well for a minute, and then it is not', () => {
  const states = [at('connecting', 5_000)];
  expect(healthOf(states, REACHABLE, 64_999)).toEqual({ ok: true, chats: { slack: { state: 'connecting' } } });
  expect(healthOf(states, REACHABLE, 65_000)).toMatchObject({ ok: false });
});

it('a chat that is refused makes the whole not well at once; its code is told, its words are left to the log', () => {
  expect(healthOf([at('up', 0), refused], REACHABLE, 1)).toEqual({
    ok: false,
    chats: { slack: { state: 'up' }, discord: { state: 'refused', code: '4004' } },
  });
});

it('a chat whose connection another process has is well', () => {
  expect(healthOf([at('standby', 0)], REACHABLE, 90_000)).toEqual({ ok: true, chats: { slack: { state: 'standby' } } });
});

it('a lost database makes the whole not well', () => {
  const lost = { isReachable: () => false };
  expect(healthOf([at('up', 0)], lost, 1)).toEqual({
    ok: false,
    store: 'unreachable',
    chats: { slack: { state: 'up' } },
  });
});
