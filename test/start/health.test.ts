import { expect, it } from 'vitest';
import { healthOf } from '../../src/start/health.ts';

const at = (is: 'up' | 'connecting', since: number) => ({ name: 'Slack', state: { is, since } }) as const;
const refused = {
  name: 'Discord',
  state: { is: 'refused', since: 0, code: '4004', why: 'words for the log' },
} as const;

it('a server without chats is well', () => {
  expect(healthOf([], 0)).toEqual({ ok: true });
});

it('a chat whose connection is being renewed is well for a minute, and then it is not', () => {
  const states = [at('connecting', 5_000)];
  expect(healthOf(states, 64_999)).toEqual({ ok: true, chats: { slack: { state: 'connecting' } } });
  expect(healthOf(states, 65_000)).toMatchObject({ ok: false });
});

it('a chat that is refused makes the whole not well at once; its code is told, its words are left to the log', () => {
  expect(healthOf([at('up', 0), refused], 1)).toEqual({
    ok: false,
    chats: { slack: { state: 'up' }, discord: { state: 'refused', code: '4004' } },
  });
});
