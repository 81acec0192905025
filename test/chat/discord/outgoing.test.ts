import { describe, expect, it, onTestFinished } from 'vitest';
import { createOutgoing } from '#chat/discord/outgoing.ts';
import { MOST_PINGS, type OutgoingMessage } from '#core/outgoing.ts';
import { paragraph, text } from '#core/reply.ts';
import type { Seen } from '../../simulators/discord/index.ts';
import { PERMISSION } from '../../simulators/discord/permissions.ts';
import { bot, depsOf, discord, noteCommand, says } from './fakes.ts';

const MINUTE = 60_000;
/** Discord forgets a nonce after two minutes; Parley relies on it for one and a half. */
const BEYOND = 2.5 * MINUTE;

/** A Discord, and what posts there unasked. */
async function site() {
  const here = await discord();
  const { deps, bugs } = depsOf([]);
  const outside = { ...deps.outside, now: here.clock.now };
  const outgoing = createOutgoing({ deps: { ...deps, outside }, token: here.token, api: here.api });
  const channel = here.world.channels[0]?.id ?? '';
  const to = { channel };
  const post = (words = 'What is a harbour for?', more: object = {}): OutgoingMessage => ({
    ...({ kind: 'post', to, reply: says(words), isSilent: false } as const),
    ...more,
  });
  const send = (message: OutgoingMessage, key = 'day 1', since?: number) =>
    outgoing.send(`discord-${here.world.guild}`, message, { key, ...(since !== undefined && { since }) });
  const texts = (where = channel) => here.messagesIn(where).map(({ text }) => text);
  onTestFinished(() => expect([bugs, here.faults]).toEqual([[], []]));
  return { here, to, channel, post, send, texts };
}

const LOST = { method: 'POST', path: /\/messages$/, isTaken: true, cuts: true };

describe('a post in doubt on Discord', () => {
  it('is found by its mark after the nonce is forgotten, also when a press has changed it since', async () => {
    const { here, to, send, texts } = await site();
    await bot(here, [noteCommand]);
    const noted = await noteCommand.run({} as never, {}, []);
    const reply = noted.kind === 'reply' ? noted.reply : says('');
    const note: OutgoingMessage = { kind: 'post', to, reply, isSilent: false };
    here.trouble(LOST);
    expect(await send(note)).toEqual({ kind: 'in doubt' });
    const [shown] = here.channelMessages();
    await here.person({ name: 'Ana' }).press(shown as Seen, 'turn');
    here.clock.at += BEYOND;
    expect(await send(note, 'day 1', BEYOND)).toMatchObject({ kind: 'sent', id: shown?.id });
    expect(texts()).toEqual(['turned by turn']);
  });

  it('is found among more messages than one answer of Discord holds', async () => {
    const { here, post, send } = await site();
    for (let i = 0; i < 120; i += 1) await send(post(`${i}`), `other ${i}`);
    here.trouble(LOST);
    await send(post());
    here.clock.at += BEYOND;
    expect(await send(post(), 'day 1', BEYOND)).toMatchObject({ kind: 'sent', id: here.channelMessages().at(-1)?.id });
  });

  it('stays in doubt where a right is missing meanwhile, and is not sent twice when it is given back', async () => {
    const { here, post, send, texts, channel } = await site();
    here.trouble(LOST);
    await send(post());
    here.channel({ id: channel, denied: PERMISSION.send });
    expect(await send(post(), 'day 1', MINUTE)).toEqual({ kind: 'in doubt' });
    here.channel({ id: channel, denied: 0n });
    here.clock.at += BEYOND;
    expect(await send(post(), 'day 1', BEYOND)).toMatchObject({ kind: 'sent' });
    expect(texts()).toHaveLength(1);
  });

  it('is sent again where it certainly is not', async () => {
    const { here, post, send, texts } = await site();
    here.trouble({ ...LOST, isTaken: false });
    expect(await send(post())).toEqual({ kind: 'in doubt' });
    here.clock.at += BEYOND;
    expect(await send(post(), 'day 1', BEYOND)).toMatchObject({ kind: 'sent' });
    expect(texts()).toHaveLength(1);
  });

  it('is found although Discord shows it in the history a minute late, and the machine’s clock is wrong', async () => {
    const { here, post, send, texts } = await site();
    here.world.lag = MINUTE;
    here.trouble(LOST);
    await send(post());
    here.clock.at += BEYOND;
    expect(await send(post(), 'day 1', BEYOND)).toMatchObject({ kind: 'sent' });
    expect(texts()).toHaveLength(1);
  });

  it('stays in doubt when a rate limit or trouble keeps the next try away', async () => {
    const { here, post, send } = await site();
    here.trouble(LOST);
    await send(post());
    for (const trouble of [{ status: 429, retryAfter: 30 }, { status: 503 }]) {
      here.trouble(trouble);
      expect(await send(post(), 'day 1', 1_000)).toEqual({ kind: 'in doubt' });
    }
  });

  it('is not posted again when somebody has deleted it meanwhile', async () => {
    const { here, post, send, texts } = await site();
    here.trouble(LOST);
    await send(post());
    here.deleteMessage(here.channelMessages()[0]?.id ?? '');
    expect(await send(post(), 'day 1', 1_000)).toMatchObject({ kind: 'refused', why: 'message-gone' });
    expect(texts()).toEqual([]);
  });

  it('is none if nothing was sent', async () => {
    const { here, post } = await site();
    const { deps } = depsOf([]);
    const nowhere = createOutgoing({ deps, token: here.token, api: 'http://127.0.0.1:1/api' });
    const result = await nowhere.send(`discord-${here.world.guild}`, post(), { key: 'x' });
    expect(result).toEqual({ kind: 'refused', why: 'trouble', code: 'ECONNREFUSED' });
  });
});

describe('a post on Discord', () => {
  it('makes no sound if it is to make none', async () => {
    const { here, post, send } = await site();
    await send(post('quiet', { isSilent: true }));
    await send(post('loud'), 'day 2');
    const flags = here.world.requests.flatMap(({ body }) => (body as { flags?: number } | undefined)?.flags ?? []);
    expect(flags.map((one) => (one & (1 << 12)) !== 0)).toEqual([true, false]);
  });

  it('says when the role that it names was not notified', async () => {
    const { here, post, send, texts } = await site();
    const role = here.role('Quiet', false);
    const ping = { kind: 'role', id: role.id, name: role.name } as const;
    expect(await send(post('Come', { pings: [ping] }))).toMatchObject({ kind: 'sent', pinged: false });
    expect(texts()).toEqual([`<@&${role.id}>\nCome`]);
    here.world.botPermissions |= PERMISSION.mentionAll;
    expect(await send(post('Come', { pings: [ping] }), 'day 2')).not.toHaveProperty('pinged');
  });

  it('notifies twenty people at once, and of a full message as many as it has room for, which it says', async () => {
    const { here, post, send, texts } = await site();
    const people = Array.from({ length: MOST_PINGS }, (_, at) => here.person({ name: `Reader ${at}` }).member);
    const pings = people.map(({ id, name }) => ({ kind: 'user', id, name }));
    expect(await send(post('Vote', { pings }))).not.toHaveProperty('pinged');
    expect(texts()).toEqual([`${people.map(({ id }) => `@${id}`).join(' ')}\nVote`]);
    expect(here.channelMessages()[0]?.message.mentionUsers).toEqual(people.map(({ id }) => id));
    const full = Array.from({ length: 7 }, () => paragraph(text('lamp '.repeat(109))));
    const reply = { language: 'en', blocks: full };
    expect(await send(post('', { pings, reply }), 'day 2')).toMatchObject({ kind: 'sent', pinged: false });
    expect(here.channelMessages()[1]?.message.mentionUsers?.length).toBeGreaterThan(1);
  });

  it('opens an archived thread, and says when a thread is locked', async () => {
    const { here, channel, post, send, texts } = await site();
    const [, thread] = here.world.channels;
    const inside = { to: { channel, thread: thread?.id } };
    here.channel({ ...thread, archived: true });
    expect(await send(post('Go on', inside))).toMatchObject({ kind: 'sent' });
    expect([thread?.archived, texts(thread?.id)]).toEqual([false, ['Go on']]);
    here.channel({ ...thread, locked: true });
    expect(await send(post('Go on', inside), 'day 2')).toMatchObject({ why: 'locked', code: '160005' });
    here.channel({ ...thread, archived: true });
    expect(await send(post('Go on', inside), 'day 3')).toMatchObject({ why: 'archived', code: '50083' });
  });

  it('names the permission that is missed, and only that one', async () => {
    const { here, to, channel, post, send } = await site();
    const sent = await send(post());
    const message = sent.kind === 'sent' ? sent.id : '';
    const thread: OutgoingMessage = { kind: 'thread', to, message, name: 'x', reply: says('x') };
    const without = (denied: bigint) => here.channel({ id: channel, denied });
    without(PERMISSION.createThreads);
    expect(await send(thread)).toMatchObject({ why: 'no-permission', missing: 'Create Public Threads' });
    expect(await send(post(), 'day 2')).toMatchObject({ kind: 'sent' });
    without(PERMISSION.view);
    expect(await send(post(), 'day 3')).toMatchObject({
      why: 'no-permission',
      missing: 'View Channels, Send Messages',
    });
  });

  it.each([
    [401, 0, 'revoked'],
    [403, 50_007, 'unreachable'],
    [400, 200_000, 'filtered'],
    [400, 50_035, 'invalid'],
    [400, 20_016, 'rate-limited'],
    [400, 50_008, 'invalid'],
  ])('that is refused with %i and the code %i is %s', async (status, code, why) => {
    const { here, post, send } = await site();
    here.trouble({ status, code, path: /messages$/ });
    expect(await send(post())).toMatchObject({ kind: 'refused', why });
    expect(await send(post())).toMatchObject({ kind: 'sent' });
  });

  it.each([
    [403, 40_333],
    [500, 0],
    [504, 0],
  ])('that is answered with %i and the code %i may be there', async (status, code) => {
    const { here, post, send } = await site();
    here.trouble({ status, code, path: /messages$/, isTaken: true });
    expect(await send(post())).toEqual({ kind: 'in doubt' });
  });
});

describe('a thread on Discord', () => {
  it('is opened once, and its first message is there once, however often they are tried', async () => {
    const { here, to, post, send, texts } = await site();
    const sent = await send(post());
    const message = sent.kind === 'sent' ? sent.id : '';
    const thread: OutgoingMessage = { kind: 'thread', to, message, name: 'n'.repeat(200), reply: says('Begin.') };
    here.trouble({ ...LOST, path: /threads$/ });
    expect(await send(thread)).toMatchObject({ why: 'trouble' });
    here.trouble(LOST);
    expect(await send(thread)).toEqual({ kind: 'in doubt' });
    expect(await send(thread, 'day 1', 1_000)).toMatchObject({ kind: 'sent', id: message });
    here.clock.at += BEYOND;
    expect(await send(thread, 'day 1', BEYOND)).toMatchObject({ kind: 'sent', id: message });
    expect(texts(message)).toEqual(['Begin.']);
  });

  it('is refused in a thread, and in a channel that has none', async () => {
    const { here, channel, send } = await site();
    const forum = here.channel({ type: 15, name: 'forum' });
    const thread = (to: { channel: string; thread?: string }): OutgoingMessage => ({
      ...({ kind: 'thread', to, message: '1234567890123456789', name: 'x', reply: says('x') } as const),
    });
    expect(await send(thread({ channel, thread: '12345678901234567' }))).toMatchObject({ why: 'no-threads' });
    expect(await send(thread({ channel: forum.id }))).toMatchObject({ why: 'no-threads' });
  });
});

it('a change that may have arrived can be tried again, and leaves an archived thread closed', async () => {
  const { here, channel, post, send } = await site();
  const [, place] = here.world.channels;
  const to = { channel, thread: place?.id ?? '' };
  const sent = await send(post('First', { to }));
  const change: OutgoingMessage = { kind: 'edit', to, message: sent.kind === 'sent' ? sent.id : '', reply: says('x') };
  here.trouble({ method: 'PATCH', isTaken: true, cuts: true });
  expect(await send(change)).toMatchObject({ kind: 'refused', why: 'trouble' });
  here.channel({ ...place, archived: true });
  expect(await send(change, 'day 1', 1_000)).toMatchObject({ kind: 'refused', why: 'archived' });
  expect(place?.archived).toBe(true);
});
