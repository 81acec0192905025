import { describe, expect, it, onTestFinished } from 'vitest';
import type { OutgoingMessage, SendResult } from '#core/outgoing.ts';
import { paragraph, type Reply, text } from '#core/reply.ts';
import { files, uploadLost, uploadRight } from './chat-files.ts';
import type { OutgoingDriver, OutgoingUnderTest } from './outgoing-driver.ts';

/** Names of promises that a chat can list as gaps. */
export const PROMISES = {
  lost: 'are there once, although the answer to the first try was lost',
  late: 'are not doubled, although the second try comes a quarter of an hour after the first',
  blind: 'stay in doubt where the bot may not look back',
  failing: 'are there once in the end, although the platform is not well at first',
  twice: 'are there once, although something on the way repeats them',
  fast: 'wait when the platform says for how long',
  channelGone: 'say that the channel is gone',
  messageGone: 'say that the message is gone',
  noRight: 'name the right that the bot lacks',
  removed: 'say that the bot was removed',
  unreachable: 'say who takes no direct messages',
  uploadLost: 'are there once as a file, although the answer was lost',
  uploadRight: 'name the right that the bot lacks for files',
  long: 'have page buttons if they are long',
} as const;

/** Tests the promises that every chat makes about messages that nobody asked for. */
export function outgoingContract(chat: OutgoingUnderTest): void {
  const promise = (name: string, test: (driver: OutgoingDriver) => Promise<void>) => {
    const gap = chat.gaps[name];
    const run = async () => test(await opened(chat));
    if (gap === undefined) it(name, run);
    else it.skip(`${name} (${gap})`, run);
  };
  describe(`messages that nobody asked for on ${chat.name}`, () => {
    promise('are posted, changed, and continued in a thread of their own', kinds);
    promise('reach one person alone', direct);
    promise('are words and never markup, and ping nobody', harmless);
    promise('ping several people at once, each once, and nobody else, whatever they are called', ping);
    promise('are there once, however often they are sent with one key', sameKey);
    promise('are text files, word for word, with their titles, also in a thread', files);
    promise(PROMISES.uploadLost, uploadLost);
    promise(PROMISES.uploadRight, uploadRight);
    promise(PROMISES.long, long);
    promise(PROMISES.lost, lost);
    promise(PROMISES.late, late);
    promise(PROMISES.blind, blind);
    promise(PROMISES.failing, failing);
    promise(PROMISES.twice, takenTwice);
    promise(PROMISES.fast, tooFast);
    promise(PROMISES.channelGone, channelGone);
    promise(PROMISES.messageGone, messageGone);
    promise(PROMISES.noRight, noRight);
    promise(PROMISES.removed, removed);
    promise(PROMISES.unreachable, unreachable);
  });
}

async function opened(chat: OutgoingUnderTest): Promise<OutgoingDriver> {
  const driver = await chat.open();
  onTestFinished(() => driver.close());
  return driver;
}

export const says = (words: string): Reply => ({ language: 'en', blocks: [paragraph(text(words))] });

export const post = ({ channel }: OutgoingDriver, words: string): OutgoingMessage => ({
  kind: 'post',
  to: { channel },
  reply: says(words),
  isSilent: false,
});

export function idOf(result: SendResult): string {
  expect(result).toMatchObject({ kind: 'sent' });
  return result.kind === 'sent' ? result.id : '';
}

export const wordsIn = async (chat: OutgoingDriver, thread?: string): Promise<string[]> => {
  const to = { channel: chat.channel, ...(thread !== undefined && { thread }) };
  return (await chat.seen(to)).map((one) => one.text);
};

async function kinds(chat: OutgoingDriver): Promise<void> {
  const to = { channel: chat.channel };
  const id = idOf(await chat.send(post(chat, 'What is a harbour for?'), { key: 'day 1 post' }));
  const reply = says('Say what you think.');
  const thread = idOf(
    await chat.send({ kind: 'thread', to, message: id, name: 'The harbour', reply }, { key: 'day 1 thread' }),
  );
  const inside = { channel: chat.channel, thread };
  await chat.send({ kind: 'post', to: inside, reply: says('One more.'), isSilent: true }, { key: 'day 1 more' });
  const change = { kind: 'edit', to, message: id, reply: says('What was it for?') } as const;
  expect(idOf(await chat.send(change, { key: 'day 1 edit' }))).toBe(id);
  expect((await chat.seen(to)).filter((one) => one.id === id).map((one) => one.text)).toEqual(['What was it for?']);
  expect(await wordsIn(chat, thread)).toEqual(['Say what you think.', 'One more.']);
}

async function direct(chat: OutgoingDriver): Promise<void> {
  const about = { channel: chat.channel };
  const sent = await chat.send(
    { kind: 'direct', user: chat.reachable, about, reply: says('Seven are left.') },
    { key: 'low' },
  );
  idOf(sent);
  const [only, ...others] = await chat.directTo(chat.reachable);
  expect(only?.text).toContain('Seven are left.');
  expect(others).toEqual([]);
}

const MARKS = '@everyone **bold** `code` [click](https://evil.example) <t:0:R> &amp; # no heading';

async function harmless(chat: OutgoingDriver): Promise<void> {
  const words = `${chat.hostile} ${MARKS}`;
  await chat.send(post(chat, words), { key: 'hostile' });
  expect(await chat.seen({ channel: chat.channel })).toMatchObject([{ text: words, pinged: [] }]);
}

async function ping(chat: OutgoingDriver): Promise<void> {
  const [first] = chat.pings;
  if (!first) throw new Error('nobody to ping');
  const pings = [...chat.pings, { ...first, name: 'the same' }];
  const to = { channel: chat.channel };
  const message: OutgoingMessage = { kind: 'post', to, reply: says(chat.hostile), pings, isSilent: false };
  expect(await chat.send(message, { key: 'ping' })).not.toHaveProperty('pinged');
  const [only] = await chat.seen(to);
  expect(only?.pinged.toSorted()).toEqual(chat.pings.map(({ id }) => id).toSorted());
  expect(only?.text).toContain(chat.hostile);
}

async function sameKey(chat: OutgoingDriver): Promise<void> {
  const first = idOf(await chat.send(post(chat, 'Once.'), { key: 'same' }));
  const again = await chat.send(post(chat, 'Once.'), { key: 'same', since: 1_000 });
  if (again.kind === 'sent') expect(again.id).toBe(first);
  else expect(again).toEqual({ kind: 'in doubt' });
  await chat.send(post(chat, 'Another.'), { key: 'another' });
  expect(await wordsIn(chat)).toEqual(['Once.', 'Another.']);
}

async function long(chat: OutgoingDriver): Promise<void> {
  const line = paragraph(text(`${'The ferryman counted the lamps. '.repeat(30)}`));
  const reply: Reply = { language: 'en', blocks: Array.from({ length: 40 }, () => line) };
  idOf(await chat.send({ kind: 'post', to: { channel: chat.channel }, reply, isSilent: false }, { key: 'long' }));
  const all = await chat.seen({ channel: chat.channel });
  expect(all.map(({ buttons }) => buttons)).toEqual([expect.arrayContaining(['▶'])]);
}

/** Sends again until there is no doubt, as the sender does, at most a few times. */
async function sentWithin(chat: OutgoingDriver, message: OutgoingMessage, key: string, pause: number) {
  let result = await chat.send(message, { key });
  for (let tries = 1; tries < 4 && result.kind !== 'sent'; tries += 1) {
    chat.pass(pause);
    result = await chat.send(message, { key, ...(result.kind === 'in doubt' && { since: pause * tries }) });
  }
  return result;
}

async function lost(chat: OutgoingDriver): Promise<void> {
  chat.trouble('answer lost');
  const result = await sentWithin(chat, post(chat, 'Once.'), 'lost', 5_000);
  const [only, ...others] = await chat.seen({ channel: chat.channel });
  expect(others).toEqual([]);
  if (result.kind === 'sent') expect(result.id).toBe(only?.id);
  else expect(result).toEqual({ kind: 'in doubt' });
}

export const QUARTER = 15 * 60_000;

async function late(chat: OutgoingDriver): Promise<void> {
  chat.trouble('answer lost');
  expect(await chat.send(post(chat, 'Once.'), { key: 'late' })).toEqual({ kind: 'in doubt' });
  await chat.send(post(chat, 'In between.'), { key: 'between' });
  chat.pass(QUARTER);
  const result = await chat.send(post(chat, 'Once.'), { key: 'late', since: QUARTER });
  const [first, ...others] = await chat.seen({ channel: chat.channel });
  expect(others.map((one) => one.text)).toEqual(['In between.']);
  if (result.kind === 'sent') expect(result.id).toBe(first?.id);
  else expect(result).toEqual({ kind: 'in doubt' });
}

async function blind(chat: OutgoingDriver): Promise<void> {
  chat.change('take the right to look back');
  chat.trouble('answer lost');
  await chat.send(post(chat, 'Once.'), { key: 'blind' });
  chat.pass(QUARTER);
  expect(await chat.send(post(chat, 'Once.'), { key: 'blind', since: QUARTER })).toEqual({ kind: 'in doubt' });
  expect(await wordsIn(chat)).toEqual(['Once.']);
}

async function failing(chat: OutgoingDriver): Promise<void> {
  chat.trouble('not taken');
  idOf(await sentWithin(chat, post(chat, 'Once.'), 'failing', 5_000));
  expect(await wordsIn(chat)).toEqual(['Once.']);
}

async function takenTwice(chat: OutgoingDriver): Promise<void> {
  chat.trouble('taken twice');
  await chat.send(post(chat, 'Once.'), { key: 'twice' });
  expect(await wordsIn(chat)).toEqual(['Once.']);
}

async function tooFast(chat: OutgoingDriver): Promise<void> {
  chat.trouble('too fast');
  const refused = await chat.send(post(chat, 'Later.'), { key: 'fast' });
  expect(refused).toMatchObject({ kind: 'refused', why: 'rate-limited', retryAfter: expect.any(Number) });
  expect(refused.kind === 'refused' && refused.retryAfter).toBeGreaterThan(20_000);
  expect(await wordsIn(chat)).toEqual([]);
}

async function channelGone(chat: OutgoingDriver): Promise<void> {
  chat.change('delete the channel');
  expect(await chat.send(post(chat, 'Where?'), { key: 'gone' })).toMatchObject({
    kind: 'refused',
    why: 'channel-gone',
  });
}

async function messageGone(chat: OutgoingDriver): Promise<void> {
  const to = { channel: chat.channel };
  const id = idOf(await chat.send(post(chat, 'Soon gone.'), { key: 'soon' }));
  chat.remove(id);
  const gone = { kind: 'refused', why: 'message-gone' };
  const reply = says('x');
  expect(await chat.send({ kind: 'edit', to, message: id, reply }, { key: 'edit' })).toMatchObject(gone);
  const thread = { kind: 'thread', to, message: id, name: 'x', reply } as const;
  expect(await chat.send(thread, { key: 'thread' })).toMatchObject(gone);
}

async function noRight(chat: OutgoingDriver): Promise<void> {
  chat.change('take the right to post');
  const refused = await chat.send(post(chat, 'May I?'), { key: 'right' });
  expect(refused).toMatchObject({ kind: 'refused', why: expect.stringMatching(/^no-permission$|^not-in-channel$/) });
  if (refused.kind === 'refused' && refused.why === 'no-permission') expect(refused.missing).toMatch(/\w/);
}

async function removed(chat: OutgoingDriver): Promise<void> {
  chat.change('remove the bot');
  const refused = await chat.send(post(chat, 'Hello?'), { key: 'removed' });
  expect(refused).toMatchObject({ kind: 'refused', why: expect.stringMatching(/^removed$|^revoked$/) });
}

async function unreachable(chat: OutgoingDriver): Promise<void> {
  const about = { channel: chat.channel };
  const message = { kind: 'direct', user: chat.unreachable, about, reply: says('x') } as const;
  expect(await chat.send(message, { key: 'closed' })).toMatchObject({ kind: 'refused', why: 'unreachable' });
}
