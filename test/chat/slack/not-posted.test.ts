import { describe, expect, it } from 'vitest';
import type { SlackSimulator } from '../../simulators/slack/index.ts';
import { later, manualTiming, reply, seenIn, testBot } from './fakes.ts';

const refuse = (slack: SlackSimulator, method: string, error: string) => slack.trouble(method, 200, { error });

describe('who mentions Parley where Slack does not post the answer', () => {
  it.each([
    ['restricted_action', 'Only some people may post'],
    ['restricted_action_read_only_channel', 'Only some people may post'],
    ['restricted_action_thread_only_channel', 'ask me in a thread'],
    ['restricted_action_non_threadable_channel', 'in the channel itself'],
    ['cannot_reply_to_message', 'in the channel itself'],
    ['thread_locked', 'archived or locked'],
    ['no_permission', 'I may not post here'],
    ['ekm_access_denied', 'I may not post here'],
    ['team_access_not_granted', 'I may not post here'],
    ['msg_too_long', 'too long'],
    ['a_code_of_tomorrow', 'not accepted in this channel (a_code_of_tomorrow)'],
    ['internal_error', 'could not make sure that my answer arrived'],
    ['fatal_error', 'could not make sure that my answer arrived'],
  ])('is told so alone, in the channel, and it is no bug (%s)', async (error, words) => {
    const { slack } = await testBot();
    refuse(slack, 'chat.postMessage', error);
    const ana = slack.person({ name: 'Ana' });
    const told = seenIn(await ana.mention('@parley quote shortage', { thread: ana.say('a thread').ts }));
    expect(told).toMatchObject({ visibility: 'only-me', text: expect.stringContaining(words) });
    expect(told.message.channel).toBe('C0READING');
    // What a thread does not take is told beside it.
    expect(told.thread === undefined).toBe(/locked|in the channel itself/.test(words));
    expect(slack.channelMessages()).toEqual([]);
  });

  it('is told in their own language', async () => {
    const { slack } = await testBot();
    refuse(slack, 'chat.postMessage', 'restricted_action');
    const told = seenIn(await slack.person({ name: 'Ana', locale: 'zh-CN' }).mention('@parley quote x'));
    expect(told.text).toContain('这个频道只允许部分成员发言');
  });

  it('is told in a direct message where nothing can be said in the channel', async () => {
    const { slack } = await testBot();
    refuse(slack, 'chat.postMessage', 'is_archived');
    const told = seenIn(await slack.person({ name: 'Ana' }).mention('@parley quote x'));
    expect(told.message.channel).toMatch(/^D/);
    expect(told.text).toContain('archived or locked');
  });

  it('and cannot be told either, is the operator’s to know, with what to switch on', async () => {
    const { slack, inbox, lines } = await testBot();
    for (const error of ['not_in_channel', 'messages_tab_disabled']) refuse(slack, 'chat.postMessage', error);
    void slack.person({ name: 'Ana' }).mention('@parley quote x');
    await expect.poll(() => inbox.all[0]?.state).toBe('done');
    expect(lines.at(-1)).toMatch(/not_in_channel, messages_tab_disabled\)\. .*switch on “Messages Tab”/);
  });

  it('for a moment, is answered when it is over', async () => {
    const timing = manualTiming();
    const { slack } = await testBot({ timing });
    refuse(slack, 'chat.postMessage', 'service_unavailable');
    const told = slack.person({ name: 'Ana' }).mention('@parley quote x');
    await timing.waited(1_000);
    timing.pass(1_000);
    expect(seenIn(await told)).toMatchObject({ visibility: 'public', text: 'hello' });
  });

  it('because the message is wrong in itself, is told the number of the bug', async () => {
    const { slack, bugs } = await testBot({ broken: true });
    refuse(slack, 'chat.postMessage', 'invalid_blocks');
    const told = seenIn(await slack.person({ name: 'Ana' }).mention('@parley quote x'));
    expect(told.text).toContain('Something went wrong');
    expect(bugs).toHaveLength(1);
  });
});

describe('an answer for one person alone', () => {
  it.each(['user_not_in_channel', 'restricted_action', 'cannot_reply_to_message'])(
    'that the channel does not take (%s) comes in a direct message, whole',
    async (error) => {
      const { slack } = await testBot({ answer: () => reply('for your eyes', 'only-me') });
      refuse(slack, 'chat.postEphemeral', error);
      if (error === 'cannot_reply_to_message') refuse(slack, 'chat.postEphemeral', error);
      const told = seenIn(await slack.person({ name: 'Ana' }).mention('@parley quote x only-me'));
      expect(told).toMatchObject({ visibility: 'only-me', text: 'for your eyes' });
      expect(told.message.channel).toMatch(/^D/);
    },
  );

  it('whose address has expired and that nobody takes is lost in one line, and not as a bug', async () => {
    const timing = manualTiming();
    const slow = later<void>();
    const { slack, asked, inbox, lines } = await testBot({
      timing,
      answer: () => slow.promise.then(() => reply('mine', 'only-me')),
    });
    void slack.person({ name: 'Ana' }).slash('/quote', 'x');
    await expect.poll(() => asked.length).toBe(1);
    slack.clock.pass(31 * 60 * 1000);
    refuse(slack, 'chat.postEphemeral', 'is_archived');
    refuse(slack, 'chat.postMessage', 'cannot_dm_bot');
    slow.resolve();
    await expect.poll(() => inbox.all[0]?.state).toBe('done');
    expect(lines.at(-1)).toContain('could not be told (is_archived, cannot_dm_bot, response_url gone)');
  });
});
