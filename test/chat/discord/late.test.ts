import { expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import type { Seen, SeenForm } from '../../simulators/discord/index.ts';
import { type Bot, bot, command, DEFER, discord, memoryInbox, NOON, noteCommand, says, told, waits } from './fakes.ts';

type Here = Awaited<ReturnType<typeof discord>>;

function well(here: Here, { bugs, inbox }: Bot): void {
  expect(bugs).toEqual([]);
  expect(here.faults).toEqual([]);
  expect(inbox.all.map(({ state }) => state).filter((state) => state !== 'done')).toEqual([]);
}

/** A command that takes until the test lets it end; who asks is told at once that it takes longer. */
function slow(visibility: 'public' | 'only-me' = 'public') {
  const done = Promise.withResolvers<Outcome>();
  return { done, command: command(['slow'], () => done.promise, { visibility: () => visibility }) };
}

/** Until somebody is told that it takes longer. */
const thinking = (here: Here) => expect.poll(() => here.world.messages.at(-1)?.waiting).toBe(true);
const types = (here: Here) => here.world.interactions.map(({ callback }) => callback);
const asMessage = (seen: Seen | SeenForm) => seen as Seen;

it('what takes long is announced in time, and comes where it was announced', async () => {
  const here = await discord();
  const { done, command: long } = slow();
  const running = await bot(here, [long], { timing: waits(DEFER) });
  const seen = here.person({ name: 'Ana' }).command(['slow']);
  await thinking(here);
  expect(running.inbox.all).toMatchObject([{ platform: 'discord', receivedAt: NOON, state: 'received' }]);
  here.clock.at += 14 * 60_000;
  done.resolve(told('at last'));
  expect(await seen).toMatchObject({ visibility: 'public', text: 'at last' });
  expect(here.channelMessages()).toHaveLength(1);
  await running.chat.stop();
  well(here, running);
});

it('what one person asked for themselves stays with them when it takes long', async () => {
  const here = await discord();
  const { done, command: long } = slow('only-me');
  const running = await bot(here, [long], { timing: waits(DEFER) });
  const seen = here.person({ name: 'Ana' }).command(['slow']);
  await thinking(here);
  done.resolve(told('at last', 'only-me'));
  expect(await seen).toMatchObject({ visibility: 'only-me', text: 'at last' });
  expect(here.channelMessages()).toEqual([]);
  await running.chat.stop();
  well(here, running);
});

it('an error after a public announcement is told to who asked alone, and the announcement is gone', async () => {
  const here = await discord();
  const { done, command: long } = slow();
  const running = await bot(here, [long], { timing: waits(DEFER) });
  const seen = here.person({ name: 'Ana' }).command(['slow']);
  await thinking(here);
  done.resolve({ ...told('it went wrong', 'only-me'), failed: true } as Outcome);
  expect(await seen).toMatchObject({ visibility: 'only-me', text: 'it went wrong' });
  expect(here.channelMessages()).toEqual([]);
  await running.chat.stop();
  well(here, running);
});

it('a button whose answer takes long changes its message later, or answers beside it', async () => {
  const here = await discord();
  const running = await bot(here, [noteCommand]);
  const ana = here.person({ name: 'Ana' });
  const note = asMessage(await ana.command(['note']));
  await running.chat.stop();
  const late = await bot(here, [{ ...noteCommand, press: lateOf(noteCommand.press) }], { timing: waits(DEFER) });
  expect(await ana.press(note, 'tell')).toMatchObject({ visibility: 'only-me', text: 'only for you' });
  expect(await ana.press(note, 'shout')).toMatchObject({ visibility: 'public', text: 'for everybody' });
  expect(await ana.press(note, 'turn')).toMatchObject({ id: note.id, text: 'turned by turn' });
  expect(types(here)).toEqual([4, 6, 6, 6]);
  await late.chat.stop();
  well(here, late);
});

/** So late that Discord has been told. */
function lateOf(press: typeof noteCommand.press): NonNullable<typeof noteCommand.press> {
  return async (context, action, card) => {
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    return press?.(context, action, card) ?? told('nothing');
  };
}

it('an answer that was pending when the bot died comes after the restart', async () => {
  const here = await discord();
  const inbox = memoryInbox();
  const dead = slow();
  const first = await bot(here, [dead.command], { timing: waits(DEFER, 8_000), inbox });
  const seen = here.person({ name: 'Ana' }).command(['slow']);
  await thinking(here);
  await first.chat.stop();
  const second = await bot(here, [command(['slow'], async () => told('after all'))], { inbox });
  expect(await seen).toMatchObject({ visibility: 'public', text: 'after all' });
  expect(here.channelMessages()).toHaveLength(1);
  await second.chat.stop();
  well(here, second);
});

it('what may have been posted already is not posted twice, and what is too old is left', async () => {
  const here = await discord();
  const inbox = memoryInbox();
  const running = await bot(here, [noteCommand]);
  const ana = here.person({ name: 'Ana' });
  const note = asMessage(await ana.command(['note']));
  await running.chat.stop();
  const late = { ...noteCommand, press: lateOf(noteCommand.press) };
  const first = await bot(here, [late], { timing: waits(DEFER), inbox });
  await ana.press(note, 'shout');
  await first.chat.stop();
  const [stored] = inbox.all;
  if (!stored) throw new Error('nothing was written down');
  stored.state = 'sending';
  inbox.all.push({ ...stored, id: '77', receivedAt: NOON - 14 * 60_000 - 1 });
  const second = await bot(here, [late], { inbox });
  await second.chat.stop();
  expect(here.channelMessages().map(({ text }) => text)).toEqual([note.text, 'for everybody']);
  expect(second.lines.join()).toContain('may have been posted before the restart');
  expect(inbox.all.map(({ id }) => id)).toEqual([stored.id]);
  well(here, second);
});

it('an answer for which there is no way through is tried again', async () => {
  const here = await discord();
  const { done, command: long } = slow();
  const running = await bot(here, [long], { timing: waits(DEFER, 1_000) });
  const seen = here.person({ name: 'Ana' }).command(['slow']);
  await thinking(here);
  // discord.js tries four times by itself before it gives up.
  for (let times = 0; times < 4; times += 1) here.trouble({ status: 502, path: /original/ });
  done.resolve(told('at last'));
  expect(await seen).toMatchObject({ text: 'at last' });
  await running.chat.stop();
  well(here, running);
});

it('what Discord refuses is told as a bug, so that nobody is left with “thinking…”', async () => {
  const here = await discord();
  const { done, command: long } = slow('only-me');
  const running = await bot(here, [long], { timing: waits(DEFER) });
  const seen = here.person({ name: 'Ana' }).command(['slow']);
  await thinking(here);
  here.trouble({ status: 400, path: /original/ });
  done.resolve({ kind: 'reply', visibility: 'only-me', reply: says('refused') });
  expect(asMessage(await seen).text).toContain('Something went wrong');
  await running.chat.stop();
  expect(running.bugs).toHaveLength(1);
  expect(running.inbox.all).toMatchObject([{ state: 'done' }]);
});

it('a bot that is told to stop finishes what it has begun, and takes nothing new', async () => {
  const here = await discord();
  const { done, command: long } = slow();
  const running = await bot(here, [long, command(['hello'], async () => told('hello'))]);
  const ana = here.person({ name: 'Ana' });
  const seen = ana.command(['slow']);
  await expect.poll(() => here.world.interactions.length).toBe(1);
  await here.person({ name: 'Ana' }).command(['hello']);
  const stopped = running.chat.stop();
  void ana.command(['hello']);
  done.resolve(told('finished'));
  expect(await seen).toMatchObject({ text: 'finished' });
  await stopped;
  expect(here.gateway.connected()).toBe(false);
  expect(types(here)).toEqual([4, 4, undefined]);
  well(here, running);
});
