import { describe, expect, it, onTestFinished } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import { openSlack, type Person } from '../../simulators/slack/index.ts';
import { button, manualTiming, memoryInbox, reply, seenIn, testBot, update } from './fakes.ts';

const never = () => new Promise<never>(() => {});

/** Somebody asks for what ends the bot; two bots die of it, and a third would answer. */
async function diedTwice(mode: 'http' | 'socket', locale: string, ask: (person: Person) => Promise<unknown>) {
  const slack = await openSlack({ mode });
  onTestFinished(() => slack.close());
  const inbox = memoryInbox();
  const first = await testBot({ slack, inbox, timing: manualTiming(), answer: never });
  const seen = ask(slack.person({ name: 'Ana', locale }));
  await expect.poll(() => inbox.all[0]?.tries).toBe(1);
  await first.die();
  const second = await testBot({ slack, inbox, timing: manualTiming(), answer: never });
  await expect.poll(() => second.asked.length).toBe(1);
  await second.die();
  const third = await testBot({ slack, inbox });
  await expect.poll(() => inbox.all[0]?.state).toBe('done');
  return { slack, third, seen };
}

describe.each(['http', 'socket'] as const)('a command of which the bot died twice, over %s', (mode) => {
  it.each([
    ['en-GB', 'I tried twice to answer this and failed'],
    ['zh-CN', '我试了两次，都没能回答'],
    ['zh-TW', '我试了两次'],
  ])('is not worked on a third time; who asked is told so, alone, in their language (%s)', async (locale, words) => {
    const { slack, third, seen } = await diedTwice(mode, locale, (ana) => ana.slash('/quote', 'x'));
    const told = seenIn((await seen) as Awaited<ReturnType<Person['slash']>>);
    expect(told).toMatchObject({ visibility: 'only-me', text: expect.stringContaining(words) });
    expect(third.asked).toEqual([]);
    expect(third.lines.join()).toContain('Parley ended both times it worked on /quote');
    expect(slack.channelMessages()).toEqual([]);
  });

  it('by a mention, is told to who mentioned it, in the channel and alone', async () => {
    const { third, seen } = await diedTwice(mode, 'en-GB', (ana) => ana.mention('@parley quote x'));
    const told = seenIn((await seen) as Awaited<ReturnType<Person['mention']>>);
    expect(told).toMatchObject({ visibility: 'only-me', text: expect.stringContaining('I tried twice') });
    expect(third.asked).toEqual([]);
  });
});

it('a press of which the bot died twice is told of beside its message', async () => {
  const slack = await openSlack({ mode: 'socket' });
  onTestFinished(() => slack.close());
  const inbox = memoryInbox();
  const card = (): Outcome => reply('card', 'public', button('quote|n|1', 'Next'));
  const deadly = ({ kind }: { kind: string }) => (kind === 'press' ? never() : card());
  const first = await testBot({ slack, inbox, timing: manualTiming(), answer: deadly });
  const ana = slack.person({ name: 'Ana' });
  const shown = seenIn(await ana.slash('/quote', 'x'));
  const pressed = slack.person({ name: 'Bo' }).press(shown, 'Next');
  await expect.poll(() => inbox.all[1]?.tries).toBe(1);
  await first.die();
  const second = await testBot({ slack, inbox, timing: manualTiming(), answer: deadly });
  await expect.poll(() => second.asked.length).toBe(1);
  await second.die();
  await testBot({ slack, inbox, answer: () => update('an answer') });
  expect(seenIn(await pressed)).toMatchObject({
    visibility: 'only-me',
    text: expect.stringContaining('I tried twice'),
  });
  expect(slack.channelMessages().map(({ text }) => text)).toEqual(['card']);
});
