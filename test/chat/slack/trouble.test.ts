import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import { openSlack } from '../../simulators/slack/index.ts';
import { button, later, manualTiming, memoryInbox, reply, seenIn, testBot, update } from './fakes.ts';

const MODES = ['http', 'socket'] as const;

describe('where the bot is no member', () => {
  it('commands and buttons work all the same', async () => {
    const { slack } = await testBot({
      answer: ({ kind }) => (kind === 'press' ? update('b') : reply('a', 'public', button('quote|n|1', 'Next'))),
    });
    slack.world.botIsMember = false;
    const ana = slack.person({ name: 'Ana' });
    const card = seenIn(await ana.slash('/quote', 'x'));
    expect(seenIn(await ana.press(card, 'Next')).text).toBe('b');
  });

  it('who mentions it is told in a conversation of their own how to invite it', async () => {
    const { slack } = await testBot();
    slack.world.botIsMember = false;
    const ana = slack.person({ name: 'Ana' });
    const told = seenIn(await ana.mention('@parley quote x'));
    expect(told).toMatchObject({ visibility: 'only-me', text: expect.stringContaining('/invite') });
    expect(slack.channelMessages()).toEqual([]);
  });
});

describe('when Slack has trouble', () => {
  it('an answer that came too fast is sent again when Slack says', async () => {
    const timing = manualTiming();
    const { slack } = await testBot({ timing });
    slack.trouble('response_url', 429, { retryAfter: 7 });
    slack.trouble('chat.postMessage', 429, { retryAfter: 9 });
    const ana = slack.person({ name: 'Ana' });
    const answered = [ana.slash('/quote', 'x'), ana.mention('@parley quote x')];
    await Promise.all([timing.waited(7_000), timing.waited(9_000)]);
    expect(slack.channelMessages()).toEqual([]);
    timing.pass(7_000);
    timing.pass(9_000);
    await Promise.all(answered);
    expect(slack.channelMessages()).toHaveLength(2);
  });

  it('an answer that may have arrived is not sent again', async () => {
    const { slack, lines, inbox } = await testBot();
    const ana = slack.person({ name: 'Ana' });
    slack.trouble('response_url', 500);
    void ana.slash('/quote', 'x');
    await expect.poll(() => inbox.all[0]?.state).toBe('done');
    slack.trouble('chat.postMessage', 0);
    void ana.mention('@parley quote x');
    await expect.poll(() => inbox.all[1]?.state).toBe('done');
    expect(slack.channelMessages()).toEqual([]);
    expect(lines.filter((line) => line.includes('not sent again'))).toHaveLength(2);
  });

  it('somebody of whom nothing is to be had reads English and is a member, which is said once', async () => {
    const { slack, asked, lines } = await testBot();
    slack.world.scopes = slack.world.scopes.filter((scope) => scope !== 'users:read');
    for (const name of ['Ana', 'Bo']) await slack.person({ name, locale: 'zh-CN', admin: true }).slash('/quote', 'x');
    expect(asked.map(({ language, user }) => [language, user.may])).toEqual([
      ['en', 'member'],
      ['en', 'member'],
    ]);
    expect(lines.filter((line) => line.includes('users:read'))).toHaveLength(1);
  });
});

describe.each(MODES)('after a death, over %s', (mode) => {
  it('answers that were pending are given, and those that may have been given are not', async () => {
    const slack = await openSlack({ mode });
    const inbox = memoryInbox();
    onTestFinished(() => slack.close());
    const timing = manualTiming();
    const first = await testBot({ slack, inbox, timing, answer: () => new Promise(() => {}) });
    const ana = slack.person({ name: 'Ana' });
    const pending = ana.slash('/quote', 'pending');
    void ana.slash('/quote', 'doubtful');
    await expect.poll(() => first.asked.length).toBe(2);
    await first.die();
    const doubtful = inbox.all[1];
    if (doubtful) doubtful.state = 'sending';
    const second = await testBot({ slack, inbox });
    expect(seenIn(await pending).text).toBe('hello');
    await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(second.asked).toHaveLength(1);
    expect(slack.channelMessages()).toHaveLength(1);
  });

  it('a change of a message that may have been made is made again', async () => {
    const slack = await openSlack({ mode });
    const inbox = memoryInbox();
    onTestFinished(() => slack.close());
    const first = await testBot({
      slack,
      inbox,
      answer: ({ kind }) =>
        kind === 'press' ? new Promise<never>(() => {}) : reply('card', 'public', button('quote|n|1', 'Next')),
      timing: manualTiming(),
    });
    const [ana, bo] = [slack.person({ name: 'Ana' }), slack.person({ name: 'Bo' })];
    const card = seenIn(await ana.slash('/quote', 'x'));
    const pressed = bo.press(card, 'Next');
    await expect.poll(() => inbox.all.length).toBe(2);
    await first.die();
    const pending = inbox.all[1];
    if (pending) pending.state = 'sending';
    await testBot({ slack, inbox, answer: () => update('second') });
    expect(seenIn(await pressed).text).toBe('second');
  });

  it('what nobody can wait for any more is let go', async () => {
    const slack = await openSlack({ mode });
    const inbox = memoryInbox();
    onTestFinished(() => slack.close());
    const first = await testBot({ slack, inbox, answer: () => new Promise(() => {}), timing: manualTiming() });
    void slack.person({ name: 'Ana' }).slash('/quote', 'x');
    await expect.poll(() => inbox.all.length).toBe(1);
    await first.die();
    for (const one of inbox.all) one.receivedAt -= 26 * 60 * 1000;
    const second = await testBot({ slack, inbox });
    await expect.poll(() => inbox.all[0]?.state).toBe('done');
    expect(second.asked).toEqual([]);
    expect(second.lines.join()).toContain('too long ago');
  });
});

it('an answer that is ready when its address has expired is posted another way', async () => {
  const timing = manualTiming();
  const slow = later<Outcome>();
  const { slack } = await testBot({ timing, answer: () => slow.promise });
  const answered = slack.person({ name: 'Ana' });
  const seen = answered.slash('/quote', 'x');
  await timing.waited(60 * 60 * 1000);
  slack.clock.pass(31 * 60 * 1000);
  slow.resolve(reply('late'));
  await expect.poll(() => slack.channelMessages().map(({ text }) => text)).toEqual(['late']);
  void seen;
});

it('a mention while nobody is there is answered when Slack sends it again', async () => {
  const { slack, chat, asked } = await testBot();
  const { events } = slack.world;
  const ana = slack.person({ name: 'Ana' });
  slack.sendTo(`${slack.world.origin}/nobody`);
  expect(await ana.mention('@parley quote x')).toMatchObject({ kind: 'refused' });
  slack.sendTo(events);
  expect(await slack.retryEvents()).toEqual([{ status: 200, body: undefined }]);
  await expect.poll(() => slack.channelMessages().length).toBe(1);
  expect(asked).toHaveLength(1);
  await chat.stop();
});
