import { describe, expect, it } from 'vitest';
import { allowed, LATER, post, to } from './outgoing-fakes.ts';

/** How a post's answer is lost after Slack has posted it. */
const LOST = [
  ['answers 500', { status: 500 }],
  ['cuts the connection', { status: 0 }],
  ['says internal_error', { status: 200, error: 'internal_error' }],
  ['says fatal_error', { status: 200, error: 'fatal_error' }],
] as const;

describe('a post whose outcome is unknown', () => {
  it.each(LOST)('because Slack %s after it posted is found at the next try and not repeated', async (_, trouble) => {
    const { send, slack, posts } = await allowed();
    slack.world.trouble.push({ method: 'chat.postMessage', isDone: true, ...trouble });
    expect(await send(post())).toEqual({ kind: 'in doubt' });
    slack.clock.pass(LATER);
    expect(await send(post(), LATER)).toMatchObject({ kind: 'sent', id: posts()[0]?.ts, link: expect.any(String) });
    expect(posts()).toHaveLength(1);
  });

  it.each(LOST)('because Slack %s without having posted comes at the next try', async (_, trouble) => {
    const { send, slack, posts } = await allowed();
    slack.world.trouble.push({ method: 'chat.postMessage', ...trouble });
    expect(await send(post())).toEqual({ kind: 'in doubt' });
    slack.clock.pass(LATER);
    expect((await send(post(), LATER)).kind).toBe('sent');
    expect(posts()).toHaveLength(1);
  });

  it('is not looked up before the history can show it', async () => {
    const { send, slack, calls, posts } = await allowed();
    slack.world.historyLag = 8_000;
    slack.trouble('chat.postMessage', 0, { isDone: true });
    await send(post());
    slack.clock.pass(5_000);
    expect(await send(post(), 5_000)).toEqual({ kind: 'in doubt' });
    expect(calls('conversations.history')).toEqual([]);
    slack.clock.pass(LATER);
    expect((await send(post(), LATER + 5_000)).kind).toBe('sent');
    expect(posts()).toHaveLength(1);
  });

  it.each([
    ['the scope was not granted', (world: { scopes: string[] }) => world.scopes.splice(5)],
    ['the bot is no member', (world: { botIsMember: boolean }) => Object.assign(world, { botIsMember: false })],
    ['the channel is private now', (world: object) => Object.assign(world, { channel: 'private', botIsMember: false })],
  ])('stays in doubt and is not repeated where %s', async (_, change) => {
    const { send, slack, posts } = await allowed();
    slack.trouble('chat.postMessage', 0, { isDone: true });
    await send(post());
    change(slack.world);
    slack.clock.pass(LATER);
    expect(await send(post(), LATER)).toEqual({ kind: 'in doubt' });
    expect(posts()).toHaveLength(1);
  });

  it('stays in doubt while Slack does not show the history', async () => {
    const { send, slack, posts } = await allowed();
    slack.trouble('chat.postMessage', 0, { isDone: true });
    await send(post());
    slack.clock.pass(LATER);
    slack.trouble('conversations.history', 429, { retryAfter: 30 });
    expect(await send(post(), LATER)).toEqual({ kind: 'in doubt' });
    expect((await send(post(), LATER)).kind).toBe('sent');
    expect(posts()).toHaveLength(1);
  });

  it('is found among hundreds of later messages, and in its thread', async () => {
    const { send, slack, posts } = await allowed();
    const ana = slack.person({ name: 'Ana' });
    const { ts } = ana.say('A thread');
    const inThread = post({ to: { ...to, thread: ts } });
    for (const message of [post(), inThread]) {
      slack.trouble('chat.postMessage', 0, { isDone: true });
      expect(await send(message)).toEqual({ kind: 'in doubt' });
      for (let n = 0; n < 450; n += 1) ana.say('chatter', message === inThread ? ts : undefined);
      slack.clock.pass(LATER);
      expect((await send(message, LATER)).kind).toBe('sent');
    }
    expect(posts()).toHaveLength(2);
  });

  it('is found although this machine’s clock is wrong by hours', async () => {
    const { send, slack, posts } = await allowed();
    slack.clock.pass(-5 * 60 * 60 * 1000);
    slack.trouble('chat.postMessage', 0, { isDone: true });
    await send(post());
    slack.clock.pass(LATER);
    expect((await send(post(), LATER)).kind).toBe('sent');
    expect(posts()).toHaveLength(1);
  });

  it('is not taken for the post of another day, nor for one with its mark by another app', async () => {
    const { send, slack, posts } = await allowed();
    await send(post(), undefined, 'daily morning 2026-11-26 post');
    await send(post());
    const copied = slack.world.messages.at(-1);
    if (copied) copied.user = 'U0OTHERBOT';
    slack.clock.pass(LATER);
    expect((await send(post(), LATER)).kind).toBe('sent');
    expect(posts()).toHaveLength(2);
  });

  it('because the connection was refused was not sent', async () => {
    const { send, slack } = await allowed();
    await slack.close();
    expect(await send(post())).toMatchObject({ kind: 'refused', why: 'trouble', code: 'ECONNREFUSED' });
  });
});
