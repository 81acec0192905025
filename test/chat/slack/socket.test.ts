import { describe, expect, it } from 'vitest';
import { REFUSED_PAUSE } from '#chat/shared/timing.ts';
import { later, manualTiming, reply, testBot } from './fakes.ts';

it.each(['warning', 'refresh_requested'] as const)(
  'Slack renews the connection (%s), and the bot answers on the new one',
  async (reason) => {
    const { slack } = await testBot({ mode: 'socket' });
    slack.socket().refresh(reason);
    await slack.socket().connected(2);
    const told = await slack.person({ name: 'Ana' }).slash('/quote', 'x');
    expect(told).toMatchObject({ message: { text: 'hello' } });
    await expect.poll(() => slack.socket().count()).toBe(1);
  },
);

it('a connection that breaks is made again', async () => {
  const { slack } = await testBot({ mode: 'socket' });
  slack.socket().drop();
  await slack.socket().connected(2);
  expect(await slack.person({ name: 'Ana' }).slash('/quote', 'x')).toMatchObject({ message: { text: 'hello' } });
});

it('what was not acknowledged is delivered again on the new connection, and answered once', async () => {
  const gate = later<void>();
  const { slack, asked } = await testBot({ mode: 'socket', answer: () => gate.promise.then(() => reply('hello')) });
  const ana = slack.person({ name: 'Ana' });
  gate.resolve();
  await ana.slash('/quote', 'to be known');
  slack.socket().deaf(true);
  const answered = ana.slash('/quote', 'unheard');
  await expect.poll(() => asked.length).toBe(2);
  slack.socket().deaf(false);
  slack.socket().drop();
  expect(await answered).toMatchObject({ message: { text: 'hello' } });
  expect(asked).toHaveLength(2);
  expect(slack.channelMessages()).toHaveLength(2);
});

it('a mention that was not acknowledged comes again, and is answered once', async () => {
  const { slack, asked } = await testBot({ mode: 'socket' });
  slack.socket().deaf(true);
  const answered = slack.person({ name: 'Ana' }).mention('@parley quote x');
  await expect.poll(() => slack.channelMessages().length).toBe(1);
  slack.socket().deaf(false);
  slack.socket().drop();
  await answered;
  expect(asked).toHaveLength(1);
});

it('an answer that is ready while there is no connection is sent another way, and once', async () => {
  const timing = manualTiming();
  const gate = later<void>();
  const { slack, asked } = await testBot({
    mode: 'socket',
    timing,
    answer: () => (asked.length > 1 ? gate.promise : Promise.resolve()).then(() => reply('hello')),
  });
  const ana = slack.person({ name: 'Ana' });
  await ana.slash('/quote', 'to be known');
  const answered = ana.slash('/quote', 'x');
  await expect.poll(() => asked.length).toBe(2);
  slack.trouble('apps.connections.open', 500);
  slack.socket().drop();
  await timing.waited(1_000);
  gate.resolve();
  await expect.poll(() => slack.channelMessages().length).toBe(2);
  timing.pass(1_000);
  expect(await answered).toMatchObject({ message: { text: 'hello' } });
  expect(asked).toHaveLength(2);
  expect(slack.channelMessages()).toHaveLength(2);
});

describe('when a new connection is not given', () => {
  it.each([
    ['team_added_to_org', 200],
    ['org_login_required', 200],
    ['rate_limited', 200],
    ['service_timeout', 200],
    ['fatal_error', 200],
    ['a code that nobody has heard of', 200],
    ['unavailable', 503],
  ])('for a reason that passes (%s), it is tried again soon', async (error, status) => {
    const timing = manualTiming();
    const { slack, chat } = await testBot({ mode: 'socket', timing });
    slack.trouble('apps.connections.open', status, { error });
    slack.socket().drop();
    await timing.waited(1_000);
    expect(chat.state().is).toBe('connecting');
    timing.pass(1_000);
    await slack.socket().connected(2);
    await expect.poll(() => chat.state().is).toBe('up');
    expect(await slack.person({ name: 'Ana' }).slash('/quote', 'x')).toMatchObject({ message: { text: 'hello' } });
  });

  it('because too many were asked for, it is tried again when Slack says', async () => {
    const timing = manualTiming();
    const { slack } = await testBot({ mode: 'socket', timing });
    slack.trouble('apps.connections.open', 429, { retryAfter: 30 });
    slack.socket().drop();
    await timing.waited(30_000);
    timing.pass(30_000);
    await slack.socket().connected(2);
  });

  it.each(['invalid_auth', 'account_inactive', 'not_allowed_token_type', 'missing_scope', 'team_disabled'])(
    'for good (%s), that is said once, and it is tried again at long intervals',
    async (error) => {
      const timing = manualTiming();
      const { slack, chat, lines } = await testBot({ mode: 'socket', timing });
      for (let times = 0; times < 2; times += 1) slack.trouble('apps.connections.open', 200, { error });
      slack.socket().drop();
      await expect.poll(() => chat.state()).toMatchObject({ is: 'refused', code: error });
      await timing.waited(REFUSED_PAUSE);
      timing.pass(REFUSED_PAUSE);
      await slack.socket().connected(2);
      await expect.poll(() => chat.state().is).toBe('up');
      expect(lines.filter((line) => line.includes(`SLACK_APP_TOKEN (${error})`))).toHaveLength(1);
    },
  );
});

it('a bot token that is revoked while Parley runs is noticed, said once, and asked for again', async () => {
  const timing = manualTiming();
  const { slack, chat, lines } = await testBot({ mode: 'socket', timing, broken: true });
  slack.trouble('chat.postMessage', 200, { error: 'token_revoked' });
  slack.trouble('auth.test', 200, { error: 'token_revoked' });
  void slack.person({ name: 'Ana' }).mention('@parley quote x');
  await expect.poll(() => chat.state()).toMatchObject({ is: 'refused', code: 'token_revoked' });
  await timing.waited(REFUSED_PAUSE);
  timing.pass(REFUSED_PAUSE);
  await expect.poll(() => chat.state().is).toBe('up');
  expect(lines.filter((line) => line.includes('SLACK_BOT_TOKEN (token_revoked)'))).toHaveLength(1);
});
