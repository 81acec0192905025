import { describe, expect, it } from 'vitest';
import { buttonId } from '#core/command.ts';
import type { OutgoingMessage } from '#core/outgoing.ts';
import { type Block, paragraph, type Reply, text } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import { MANAGE_GUILD, type Person, type Seen, type SeenForm, type Simulator } from '../../simulators/discord/index.ts';
import { bot, command, discord, told } from './fakes.ts';

const speak: Block = {
  kind: 'buttons',
  buttons: [{ id: buttonId(['speech'], 'speak', 'card'), label: 'Speak', style: 'primary', disabled: false }],
};
const card = (words: string): Reply => ({ language: 'en', blocks: [paragraph(text(words)), speak] });

/** Who pressed what and where, as the command heard it. */
type Heard = { workspace: string; channel: string; thread?: string; name: string; may: string; args?: Args };

/** A command whose button opens a form. What is filled in changes the message; without words, the person alone is answered. */
function speech(heard: Heard[]) {
  const words = { en: 'Your speech', zh: '你的发言' };
  const option = { name: 'words', chinese: '发言', kind: 'text', required: false, words } as const;
  return command(['speech'], async () => told('x'), {
    forms: { speak: { words, options: [option], values: async () => ({}) } },
    press: async ({ requester }, _action, _card, args) => {
      const { workspace, channel, thread } = requester.place;
      const { name, may } = requester.user;
      heard.push({ workspace, channel, ...(thread !== undefined && { thread }), name, may, ...(args && { args }) });
      if (args?.words === undefined) return { kind: 'reply', visibility: 'only-me', reply: card('Say something.') };
      return { kind: 'update', visibility: 'public', reply: card(`Said: ${args.words}`) };
    },
  });
}

async function site() {
  const here = await discord();
  const heard: Heard[] = [];
  const { chat } = await bot(here, [speech(heard)]);
  const ana = here.person({ name: 'Ana', nick: 'Foxy' });
  const [channel, thread] = here.world.channels.map(({ id }) => id);
  if (!channel || !thread) throw new Error('no channels');
  const workspace = `discord-${here.world.guild}`;
  const send = async (message: OutgoingMessage) => {
    expect(await chat.outgoing.send(workspace, message, { key: 'call' })).toMatchObject({ kind: 'sent' });
  };
  return { here, heard, ana, send, channel, thread, workspace };
}

async function filled(ana: Person, on: Seen, words?: string): Promise<Seen> {
  const form = (await ana.press(on, 'Speak')) as SeenForm;
  expect(form.kind).toBe('form');
  return (await ana.submit(form, words === undefined ? {} : { words })) as Seen;
}

const toldAlone = (here: Simulator, ana: Person): Seen => {
  const direct = here.world.channels.find(({ recipient }) => recipient === ana.member.id);
  const [only] = here.messagesIn(direct?.id ?? '');
  if (!only) throw new Error('nothing was said to her alone');
  return only;
};

describe('a button with a form on a message that nobody asked for', () => {
  it.each(['channel', 'thread'] as const)('works in a %s', async (where) => {
    const { here, heard, ana, send, channel, thread, workspace } = await site();
    const inside = where === 'thread' ? { thread } : {};
    await send({ kind: 'post', to: { channel, ...inside }, reply: card('Your turn.'), isSilent: false });
    const [call] = here.messagesIn(where === 'thread' ? thread : channel);
    expect(await filled(ana, call as Seen, 'The lamps went out.')).toMatchObject({ text: 'Said: The lamps went out.' });
    const args = { words: 'The lamps went out.' };
    expect(heard).toEqual([{ workspace, channel, ...inside, name: 'Foxy', may: 'member', args }]);
  });

  it.each(['channel', 'thread'] as const)(
    'works in a direct message about a %s, as if it stood there',
    async (where) => {
      const { here, heard, ana, send, channel, thread, workspace } = await site();
      const inside = where === 'thread' ? { thread } : {};
      const about = { channel, ...inside };
      await send({ kind: 'direct', user: ana.member.id, about, reply: card('Your turn.') });
      for (const words of ['First.', 'Second.']) {
        const changed = await filled(ana, toldAlone(here, ana), words);
        expect(changed.text.split('\n')).toEqual([
          `Said: ${words}`,
          expect.stringContaining(where === 'thread' ? thread : channel),
        ]);
        expect(heard.at(-1)).toEqual({ workspace, channel, ...inside, name: 'Foxy', may: 'member', args: { words } });
      }
    },
  );

  it('works on what it answers in a direct message', async () => {
    const { here, heard, ana, send, channel } = await site();
    await send({ kind: 'direct', user: ana.member.id, about: { channel }, reply: card('Your turn.') });
    const asked = await filled(ana, toldAlone(here, ana));
    expect(asked).toMatchObject({ visibility: 'only-me' });
    await filled(ana, asked, 'Now.');
    expect(heard).toHaveLength(2);
  });

  it('knows in a direct message who runs the server', async () => {
    const { here, heard, ana, send, channel } = await site();
    await send({ kind: 'direct', user: ana.member.id, about: { channel }, reply: card('Your turn.') });
    here.world.botPermissions |= MANAGE_GUILD;
    await filled(ana, toldAlone(here, ana), 'Now.');
    expect(heard).toMatchObject([{ may: 'manager' }]);
  });

  it('in a direct message tells who has left the server that it works there only', async () => {
    const { here, heard, ana, send, channel } = await site();
    await send({ kind: 'direct', user: ana.member.id, about: { channel }, reply: card('Your turn.') });
    const call = toldAlone(here, ana);
    here.world.members.splice(0);
    expect(await ana.press(call, 'Speak')).toMatchObject({ kind: 'message', visibility: 'only-me' });
    expect(heard).toEqual([]);
  });
});
