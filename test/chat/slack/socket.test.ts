import { expect, it } from 'vitest';
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
