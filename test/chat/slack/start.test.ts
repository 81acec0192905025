import { createHmac } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ChatStartError } from '#chat/shared/deps.ts';
import { startSlack } from '#chat/slack/index.ts';
import { openSlack, type SlackSimulator } from '../../simulators/slack/index.ts';
import { slashPacket } from '../../simulators/slack/packets.ts';
import { encode } from '../../simulators/slack/transport.ts';
import { fakeDeps, later, manualTiming, memoryInbox, reply, testBot } from './fakes.ts';

async function slackFor(mode: SlackSimulator['mode']): Promise<SlackSimulator> {
  const slack = await openSlack({ mode });
  onTestFinished(() => slack.close());
  return slack;
}

const bare = () => ({ inbox: memoryInbox(), asked: [], lines: [] as string[], bugs: [] });

/** What is wrong with these settings: it cannot be right, or Slack refuses it. */
async function refusal(slack: SlackSimulator, settings: object): Promise<string> {
  const { api, botToken, signingSecret } = slack;
  const start = startSlack(fakeDeps({}, bare()), { api, botToken, signingSecret, ...settings }, manualTiming());
  const error: unknown = await start.then(
    async (chat) => {
      await chat.stop();
      const state = chat.state();
      return state.is === 'refused' ? new ChatStartError(state.why) : state.is;
    },
    (why: unknown) => why,
  );
  expect(error).toBeInstanceOf(ChatStartError);
  return error instanceof Error ? error.message : '';
}

describe('a wrong setting is named', () => {
  it.each([
    ['a missing bot token', { botToken: '' }, 'SLACK_BOT_TOKEN is missing'],
    ['a token of another kind', { botToken: 'xoxp-1' }, 'SLACK_BOT_TOKEN does not begin with xoxb-'],
    ['a bot token that Slack refuses', { botToken: 'xoxb-wrong' }, 'SLACK_BOT_TOKEN (invalid_auth)'],
    ['an app token of another kind', { appToken: 'xoxb-1' }, 'SLACK_APP_TOKEN does not begin with xapp-'],
    ['an app token that Slack refuses', { appToken: 'xapp-wrong' }, 'SLACK_APP_TOKEN (invalid_auth)'],
    ['neither way to be reached', { signingSecret: '' }, 'SLACK_SIGNING_SECRET'],
  ])('%s', async (_, settings, words) => {
    expect(await refusal(await slackFor('socket'), settings)).toContain(words);
  });
});

describe.each(['http', 'socket'] as const)('Slack that cannot be reached at the start, over %s', (mode) => {
  it('is tried again with growing pauses, and served once it is there', async () => {
    const slack = await slackFor(mode);
    const timing = manualTiming();
    slack.trouble('auth.test', 0);
    slack.trouble('auth.test', 500);
    const bot = await testBot({ slack, timing });
    await timing.waited(1_000);
    timing.pass(1_000);
    await timing.waited(2_000);
    timing.pass(2_000);
    await expect.poll(() => bot.lines.join()).toContain(mode === 'socket' ? 'Connected' : 'knows this bot');
    const told = await slack.person({ name: 'Ana' }).slash('/quote', 'x');
    expect(told).toMatchObject({ kind: 'message' });
    expect(bot.lines.filter((line) => line.includes('cannot be reached'))).toHaveLength(2);
  });
});

describe('requests over HTTP', () => {
  async function post(url: string, secret: string, seconds: number, change: (body: string) => string = (body) => body) {
    const facts = { id: 'U1', name: 'ana', locale: 'en', admin: false };
    const { body, type } = encode(
      'slash',
      slashPacket(facts, '/quote', 'x', { trigger: '1', url: 'https://hooks.slack.com/1' }),
    );
    const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${signature}`,
    };
    return (await fetch(url, { method: 'POST', headers, body: change(body) })).status;
  }
  const now = () => Math.floor(Date.now() / 1000);

  it.each([
    ['null', 'application/json'],
    ['7', 'application/json'],
    ['"words"', 'application/json'],
    ['[]', 'application/json'],
    ['{', 'application/json'],
    ['payload=null', 'application/x-www-form-urlencoded'],
    ['payload=%5B%5D', 'application/x-www-form-urlencoded'],
  ])('that are signed and hold no object (%s) are refused, and the next one is answered', async (body, type) => {
    const { slack } = await testBot();
    const seconds = now();
    const signature = createHmac('sha256', slack.signingSecret).update(`v0:${seconds}:${body}`).digest('hex');
    const headers = {
      'content-type': type,
      'x-slack-request-timestamp': String(seconds),
      'x-slack-signature': `v0=${signature}`,
    };
    expect((await fetch(slack.world.events, { method: 'POST', headers, body })).status).toBe(400);
    expect(await slack.person({ name: 'Ana' }).slash('/quote', 'x')).toMatchObject({ kind: 'message' });
  });

  it('are refused when they are signed wrongly, old, ahead of time or changed on the way, and nothing is answered', async () => {
    const { slack, asked } = await testBot();
    const url = slack.world.events;
    const { signingSecret } = slack;
    expect(await post(url, signingSecret, now())).toBe(200);
    await expect.poll(() => asked.length).toBe(1);
    expect(await post(url, 'another secret', now())).toBe(401);
    expect(await post(url, signingSecret, now() - 301)).toBe(401);
    expect(await post(url, signingSecret, now() + 400)).toBe(401);
    expect(await post(url, signingSecret, now(), (body) => body.replace('text=x', 'text=y'))).toBe(401);
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['behind', 360],
    ['ahead of', -360],
  ])('that are signed for another time tell the operator that the clock is %s Slack’s, once', async (side, seconds) => {
    const { slack, lines } = await testBot();
    const url = slack.world.events;
    const about = () => lines.filter((line) => line.includes('clock'));
    expect(await post(url, 'a secret of somebody else', now() + seconds)).toBe(401);
    expect(about()).toEqual([]);
    for (let times = 0; times < 2; times += 1) expect(await post(url, slack.signingSecret, now() + seconds)).toBe(401);
    expect(about()).toEqual([expect.stringMatching(`clock is 3[56]\\d s ${side} Slack's.*NTP.*doctor`)]);
  });

  it('elsewhere or of another kind find nothing', async () => {
    const { slack } = await testBot();
    const url = slack.world.events;
    expect((await fetch(url)).status).toBe(404);
    expect((await fetch(`${url}/more`, { method: 'POST' })).status).toBe(404);
  });

  it('answer Slack’s question whose address this is', async () => {
    const { slack } = await testBot();
    const ack = await slack.deliver('event', { type: 'url_verification', challenge: 'ferry', token: 'x' });
    expect(ack).toEqual({ status: 200, body: { challenge: 'ferry' } });
  });
});

describe.each(['http', 'socket'] as const)('a chat that is told to stop, over %s', (mode) => {
  it('takes nothing new, and finishes what it holds', async () => {
    const slow = later<void>();
    const bot = await testBot({ mode, answer: async () => slow.promise.then(() => reply('finished')) });
    const ana = bot.slack.person({ name: 'Ana' });
    const held = ana.slash('/quote', 'x');
    await expect.poll(() => bot.asked.length).toBe(1);
    let isOver = false;
    const stopped = bot.chat.stop().then(() => {
      isOver = true;
    });
    const late = bot.slack.deliver('event', { type: 'event_callback', event: { type: 'app_mention' } });
    // Time enough to be over, if it did not wait.
    await fetch(bot.slack.world.origin);
    expect(isOver).toBe(false);
    slow.resolve();
    expect(await held).toMatchObject({ message: { text: 'finished' } });
    await stopped;
    if (mode === 'socket') await expect.poll(() => bot.slack.socket().count()).toBe(0);
    else expect((await late).status).toBe(503);
    expect(bot.asked).toHaveLength(1);
  });

  it('does not wait for ever', async () => {
    const timing = manualTiming();
    const bot = await testBot({ mode, timing, answer: () => new Promise(() => {}) });
    void bot.slack.person({ name: 'Ana' }).slash('/quote', 'x');
    await expect.poll(() => bot.asked.length).toBe(1);
    timing.pass(8_000);
    await bot.chat.stop();
    expect(bot.inbox.all.map(({ state }) => state)).toEqual(['received']);
  });
});

it('what came from Slack more than a day ago is forgotten, at the start and every hour', async () => {
  const HOUR = 3_600_000;
  const inbox = memoryInbox();
  const put = async (id: string, hours: number) => {
    await inbox.put('slack-T1', { id, platform: 'slack', receivedAt: Date.now() - hours * HOUR, body: {} });
    await inbox.mark('slack-T1', id, 'done');
  };
  await put('yesterday', 26);
  await put('today', 24);
  const timing = manualTiming();
  await testBot({ inbox, timing });
  await timing.waited(HOUR);
  expect(inbox.all.map(({ id }) => id)).toEqual(['today']);
});
