import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import type { Seen } from '../../simulators/discord/index.ts';
import { bot, command, DEFER, discord, memoryInbox, noteCommand, told, waits } from './fakes.ts';

type Here = Awaited<ReturnType<typeof discord>>;
type Inbox = ReturnType<typeof memoryInbox>;

/** ms that a bot may finish for; it is over at once, so that a bot which is stopped has left its work undone, as when it dies. */
const FINISH = 8_000;
const never = () => new Promise<never>(() => {});
const asSeen = async (seen: Promise<unknown>) => (await seen) as Seen;

/** A bot that begins to work on what is pending, and dies of it. */
async function dies(here: Here, inbox: Inbox, visibility: 'public' | 'only-me' = 'public'): Promise<void> {
  let begun = 0;
  const deadly = () => {
    begun += 1;
    return never();
  };
  const commands = [command(['deadly'], deadly, { visibility: () => visibility })];
  const running = await bot(here, commands, { timing: waits(DEFER, FINISH), inbox });
  await expect.poll(() => begun).toBe(1);
  await running.chat.stop();
}

/** Somebody asks for what ends the bot; two bots die of it. */
async function diedTwice(here: Here, inbox: Inbox, locale: string, visibility?: 'public' | 'only-me') {
  const first = await bot(here, [command(['deadly'], never, { visibility: () => visibility ?? 'public' })], {
    timing: waits(DEFER, FINISH),
    inbox,
  });
  const seen = asSeen(here.person({ name: 'Ana', locale }).command(['deadly']));
  await expect.poll(() => inbox.all[0]?.tries).toBe(1);
  await first.chat.stop();
  await dies(here, inbox, visibility);
  // A promise of its own: who awaits this does not wait for the answer.
  return { seen };
}

/** A bot that would answer. */
async function third(here: Here, inbox: Inbox) {
  let begun = 0;
  const count = async (): Promise<Outcome> => {
    begun += 1;
    return told('an answer');
  };
  const running = await bot(here, [command(['deadly'], count), noteCommand], { inbox });
  await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(inbox.all.map(() => 'done'));
  return { running, begun: () => begun };
}

describe('a command of which the bot died twice', () => {
  it.each([
    ['en-GB', 'I tried twice to answer this and failed'],
    ['zh-CN', '我试了两次，都没能回答'],
    ['zh-TW', '我試了兩次，都沒能回答'],
  ])('is not worked on a third time; who asked is told so, alone, in their language (%s)', async (locale, words) => {
    const here = await discord();
    const inbox = memoryInbox();
    const { seen } = await diedTwice(here, inbox, locale);
    const { running, begun } = await third(here, inbox);
    expect(await seen).toMatchObject({ visibility: 'only-me', text: expect.stringContaining(words) });
    expect(here.channelMessages()).toEqual([]);
    expect(begun()).toBe(0);
    expect(running.lines.join()).toContain('Parley ended both times it worked on /deadly');
    await running.chat.stop();
    expect(here.faults).toEqual([]);
  });

  it('whose answer had arrived is left as it is', async () => {
    const here = await discord();
    const inbox = memoryInbox();
    const running = await bot(here, [command(['deadly'], later)], { timing: waits(DEFER), inbox });
    const seen = await asSeen(here.person({ name: 'Ana' }).command(['deadly']));
    await running.chat.stop();
    for (const one of inbox.all) Object.assign(one, { state: 'sending', tries: 2 });
    const { running: last } = await third(here, inbox);
    await last.chat.stop();
    expect(here.channelMessages()).toMatchObject([{ id: seen.id, text: 'an answer' }]);
    expect(here.faults).toEqual([]);
  });

  it('whose answer may have been sent and has not arrived is told, too', async () => {
    const here = await discord();
    const inbox = memoryInbox();
    const { seen } = await diedTwice(here, inbox, 'en-GB', 'only-me');
    for (const one of inbox.all) one.state = 'sending';
    const { running } = await third(here, inbox);
    expect((await seen).text).toContain('I tried twice');
    await running.chat.stop();
    expect(here.faults).toEqual([]);
  });
});

/** So late that Discord has been told. */
async function later(): Promise<Outcome> {
  await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  return told('an answer');
}
