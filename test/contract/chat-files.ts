import { expect } from 'vitest';
import type { OutgoingMessage } from '#core/outgoing.ts';
import { idOf, post, QUARTER, says, wordsIn } from './chat-outgoing.ts';
import type { OutgoingDriver } from './outgoing-driver.ts';

const WRITTEN = '# The motion\n\n“What is scarce?” 什么是稀缺的？ — <script>alert(1)</script> 🕯\r\n';

const upload = ({ channel, hostile }: OutgoingDriver, name = 'The debate.md'): OutgoingMessage => ({
  kind: 'upload',
  to: { channel },
  file: { name, title: `The debate of ${hostile}`, text: WRITTEN },
});

export async function files(chat: OutgoingDriver): Promise<void> {
  const to = { channel: chat.channel };
  const id = idOf(await chat.send(post(chat, 'Here it is.'), { key: 'post' }));
  const thread = idOf(
    await chat.send({ kind: 'thread', to, message: id, name: 'x', reply: says('In full.') }, { key: 'thread' }),
  );
  const first = idOf(await chat.send(upload(chat), { key: 'file' }));
  const inside = { ...upload(chat, '../辩论记录 "1".md'), to: { ...to, thread } } as OutgoingMessage;
  idOf(await chat.send(inside, { key: 'file in a thread' }));
  const [, shown] = await chat.seen(to);
  expect(shown).toMatchObject({ id: first, text: `The debate of ${chat.hostile}`, pinged: [] });
  expect(shown?.files).toEqual([{ name: expect.stringMatching(/^The.debate\.md$/), text: WRITTEN }]);
  const [, below] = await chat.seen({ ...to, thread });
  expect(below?.files).toEqual([{ name: expect.stringMatching(/\.md$/), text: WRITTEN }]);
}

export async function uploadLost(chat: OutgoingDriver): Promise<void> {
  chat.trouble('answer lost', true);
  expect(await chat.send(upload(chat), { key: 'file' })).toEqual({ kind: 'in doubt' });
  chat.pass(QUARTER);
  const result = await chat.send(upload(chat), { key: 'file', since: QUARTER });
  const [only, ...others] = await chat.seen({ channel: chat.channel });
  expect(others).toEqual([]);
  if (result.kind === 'sent') expect(result.id).toBe(only?.id);
  else expect(result).toEqual({ kind: 'in doubt' });
}

export async function uploadRight(chat: OutgoingDriver): Promise<void> {
  chat.change('take the right to upload');
  const refused = await chat.send(upload(chat), { key: 'file' });
  expect(refused).toMatchObject({ kind: 'refused', why: 'no-permission', missing: expect.stringMatching(/files/i) });
  expect(await wordsIn(chat)).toEqual([]);
}
