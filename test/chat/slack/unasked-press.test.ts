import { describe, expect, it } from 'vitest';
import type { Command } from '#core/command.ts';
import type { OutgoingMessage } from '#core/outgoing.ts';
import { paragraph, type Reply, text } from '#core/reply.ts';
import { button, fakeCommands, testBot, update } from './fakes.ts';
import { to, WORKSPACE } from './outgoing-fakes.ts';

const words = { en: 'Your speech', zh: '你的发言' };
const option = { name: 'words', chinese: '发言', kind: 'text', required: false, words } as const;
const forms = { speak: { words, options: [option], values: async () => ({}) } };
const commands = fakeCommands.map((one, at): Command => (at ? one : { ...one, forms }));
const reply: Reply = {
  language: 'en',
  blocks: [paragraph(text('Your turn.')), button('quote|speak|card', 'Speak')],
};

async function site() {
  const bot = await testBot({
    commands,
    form: async () => ({ kind: 'form', ...forms.speak, args: {} }),
    answer: (request) => update(`Said: ${request.kind === 'press' ? request.args?.words : 'nothing'}`),
  });
  const ana = bot.slack.person({ name: 'Ana' });
  const send = async (message: OutgoingMessage) => {
    expect(await bot.chat.outgoing.send(WORKSPACE, message, { key: 'call' })).toMatchObject({ kind: 'sent' });
  };
  return { ...bot, ana, send };
}

describe('a button with a form on a message that nobody asked for', () => {
  it.each(['the channel', 'a thread', 'the conversation with one person'])('works in %s', async (where) => {
    const { slack, ana, send, asked } = await site();
    const { ts } = ana.say('Let us talk here.');
    const thread = where === 'a thread' ? { thread: ts } : {};
    const isDirect = where === 'the conversation with one person';
    if (isDirect) await send({ kind: 'direct', user: ana.facts.id, about: to, reply });
    else await send({ kind: 'post', to: { ...to, ...thread }, reply, isSilent: false });
    const [call] = isDirect ? slack.privateMessages(ana) : slack.channelMessages();
    if (!call) throw new Error('nothing was said');
    const form = await ana.press(call, 'Speak');
    if (form.kind !== 'form') throw new Error(`no form but ${JSON.stringify(form)}`);
    const told = await ana.submit(form.view, { words: 'The lamps went out.' });
    expect(told).toMatchObject({ kind: 'message', message: { ts: call.ts, text: 'Said: The lamps went out.' } });
    const place = { workspace: WORKSPACE, ...(isDirect ? {} : { channel: to.channel, ...thread }) };
    expect(asked).toMatchObject([{ kind: 'press', args: { words: 'The lamps went out.' }, place }]);
  });
});
