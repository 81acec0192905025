import { expect, it } from 'vitest';
import { mentionPacket, submissionPacket } from '../../simulators/slack/packets.ts';
import { manualTiming, memoryInbox, testBot } from './fakes.ts';

const DAY = 24 * 60 * 60;

/** A message that mentions Parley, and how Slack tells of it: anew for each change, under another event's id. */
async function mentioned(given: Parameters<typeof testBot>[0] = {}) {
  const bot = await testBot(given);
  const message = bot.slack.person({ name: 'Ana' }).say('<@U0PARLEYBT> quote shortage');
  const tell = (text?: string, secondsLater = 60) => {
    const packet = mentionPacket(bot.slack.world, { ...message, ...(text && { text }) }, []);
    const edited = text && { edited: { user: message.user, ts: '2.0' } };
    const event_time = Number(packet.event_time) + secondsLater;
    return bot.slack.deliver('event', { ...packet, event_time, event: { ...(packet.event as object), ...edited } });
  };
  const words = () => bot.asked.map((one) => one.kind === 'command' && one.args.words);
  return { ...bot, tell, words };
}

it('a mention whose message is changed around its words is answered once; each change of its words, once', async () => {
  const { tell, words, slack } = await mentioned();
  await tell();
  await expect.poll(() => slack.channelMessages().length).toBe(1);
  await tell('<@U0PARLEYBT> quote  shortage');
  await tell('<@U0PARLEYBT> quote ferry');
  await expect.poll(() => slack.channelMessages().length).toBe(2);
  await tell('<@U0PARLEYBT> quote ferry');
  await tell('<@U0PARLEYBT> quote shortage');
  await tell('<@U0PARLEYBT> quote the end');
  await expect.poll(() => slack.channelMessages().length).toBe(3);
  expect(words()).toEqual(['shortage', 'ferry', 'the end']);
});

it('a change is known as one after a restart, too', async () => {
  const inbox = memoryInbox();
  const first = await mentioned({ inbox });
  await first.tell();
  await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(['done']);
  await first.die();
  const second = await testBot({ slack: first.slack, inbox });
  await first.tell('<@U0PARLEYBT> quote shortage');
  await second.slack.person({ name: 'Bo' }).slash('/quote', 'to be sure');
  expect(second.asked).toHaveLength(1);
});

it('a message that is changed after more than a day is not answered anew, which who changed it is told alone', async () => {
  const { tell, slack, words } = await mentioned();
  await tell('<@U0PARLEYBT> quote ferry', DAY + 1);
  await expect.poll(() => slack.world.messages.at(-1)?.only).toBeDefined();
  expect(JSON.stringify(slack.world.messages.at(-1)?.blocks)).toContain('more than a day old');
  expect([words(), slack.channelMessages()]).toEqual([[], []]);
});

it('a form, a button and a shortcut without a trigger are answered', async () => {
  const { slack, asked } = await testBot({ timing: manualTiming() });
  const ana = slack.person({ name: 'Ana' });
  const opened = await ana.slash('/quote', '');
  if (opened.kind !== 'form') throw new Error('no form');
  const values = { words: { words: { type: 'plain_text_input', value: 'shortage' } } };
  const { trigger_id: _, ...submitted } = submissionPacket(ana.facts, opened.view, values, '');
  expect(await slack.deliver('interactive', submitted)).toMatchObject({ status: 200 });
  const common = { team: { id: 'T0READERS' }, user: { id: ana.facts.id }, channel: { id: 'C0READING' } };
  const rest = { ...common, response_url: `${slack.world.origin}/actions/none`, container: {} };
  const actions = [{ type: 'button', action_id: 'quote|n|1' }];
  await slack.deliver('interactive', { type: 'block_actions', ...rest, actions });
  const shortcut = { callback_id: 'shortcut|quote', message: { ts: '1.1', text: 'ferry' } };
  await slack.deliver('interactive', { type: 'message_action', ...rest, ...shortcut });
  await expect
    .poll(() => asked.map((one) => (one.kind === 'press' ? one.button : one.args.words)))
    .toEqual(['shortage', 'quote|n|1', 'ferry']);
});
