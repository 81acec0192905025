import { describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import type { Outcome } from '#core/reply.ts';
import { MANAGE_GUILD } from '../../simulators/discord/index.ts';
import { bot, command, discord, message, noteCommand, told, well } from './fakes.ts';

const hello = command(['hello'], async ({ requester }) => told(`Hello ${requester.user.name}`));
const aside = command(['aside'], async () => told('between us', 'only-me'), { visibility: () => 'only-me' });

describe('a command', () => {
  it('is answered once, where everybody sees it', async () => {
    const here = await discord();
    const running = await bot(here, [hello]);
    const seen = await here.person({ name: 'Ana' }).command(['hello']);
    expect(seen).toMatchObject({ visibility: 'public', text: 'Hello Ana' });
    expect(here.channelMessages()).toHaveLength(1);
    well(here, running);
  });

  it('for oneself is answered to nobody else', async () => {
    const here = await discord();
    const running = await bot(here, [aside]);
    const ana = here.person({ name: 'Ana' });
    await ana.command(['aside']);
    expect(ana.sees()).toMatchObject([{ text: 'between us' }]);
    expect(here.person({ name: 'Bo' }).sees()).toEqual([]);
    well(here, running);
  });

  it('that comes twice is answered once', async () => {
    const here = await discord();
    let asked = 0;
    const running = await bot(here, [command(['count'], async () => told(`number ${++asked}`)), hello]);
    here.duplicate();
    const ana = here.person({ name: 'Ana' });
    await ana.command(['count']);
    await ana.command(['hello']);
    expect(here.channelMessages().map(({ text }) => text)).toEqual(['number 1', 'Hello Ana']);
    expect(asked).toBe(1);
    well(here, running);
  });

  it('that breaks is answered with a number, and the bug is written down', async () => {
    const here = await discord();
    const { bugs } = await bot(here, [
      command(['broken'], async () => {
        throw new Error('a mistake');
      }),
    ]);
    const seen = await here.person({ name: 'Ana' }).command(['broken']);
    expect(seen).toMatchObject({ visibility: 'only-me' });
    expect(message(seen).text).toContain('Something went wrong on my side');
    expect(bugs).toMatchObject([{ message: 'a mistake' }]);
  });

  it('whose answer cannot be drawn is answered with a number too', async () => {
    const here = await discord();
    const wide = { id: 'x'.repeat(101), label: 'wide', style: 'plain', disabled: false } as const;
    const blocks = [{ kind: 'buttons', buttons: [wide] }] as const;
    const outcome: Outcome = { kind: 'reply', visibility: 'public', reply: { language: 'en', blocks } };
    const { bugs } = await bot(here, [command(['wide'], async () => outcome)]);
    const seen = await here.person({ name: 'Ana', locale: 'zh-CN' }).command(['wide']);
    expect(message(seen).text).toContain('我这边出了错');
    expect(bugs).toHaveLength(1);
    expect(here.faults).toEqual([]);
  });

  it('that a user can mend is answered in their language', async () => {
    const here = await discord();
    const gone = command(['gone'], async () => {
      throw new UserError({ kind: 'card-gone' });
    });
    const running = await bot(here, [gone]);
    const seen = await here.person({ name: 'Bo', locale: 'zh-TW' }).command(['gone']);
    expect(message(seen).text).toContain('這個按鈕');
    well(here, running);
  });

  it('is answered only to who asked where the bot may not post, who is told what is lacking', async () => {
    const here = await discord();
    const running = await bot(here, [hello]);
    here.world.botPermissions = 1n << 10n;
    const seen = message(await here.person({ name: 'Ana' }).command(['hello']));
    expect(seen.visibility).toBe('only-me');
    expect(seen.text).toMatch(/^I may not post in this channel: I lack Send Messages\. .*\n?.*Hello Ana$/s);
    here.moveTo('thread');
    const inThread = message(await here.person({ name: 'Ana' }).command(['hello']));
    expect(inThread.text).toContain('I lack Send Messages in Threads.');
    here.world.botPermissions = 1n << 3n;
    expect(await here.person({ name: 'Ana' }).command(['hello'])).toMatchObject({ visibility: 'public' });
    well(here, running);
  });

  it('knows who asks: their name here, and whether they run the server', async () => {
    const here = await discord();
    const who = command(['who'], async ({ requester: { user, place } }) => told(JSON.stringify({ ...user, ...place })));
    const running = await bot(here, [who]);
    const chief = here.person({ name: 'Fay', nick: 'the Fox', permissions: MANAGE_GUILD });
    here.moveTo('thread');
    const { guild, channels } = here.world;
    expect(JSON.parse(message(await chief.command(['who'])).text)).toEqual({
      id: chief.member.id,
      name: 'the Fox',
      may: 'manager',
      groups: [],
      platform: 'discord',
      workspace: `discord-${guild}`,
      channel: channels[0]?.id,
      thread: channels[1]?.id,
    });
    well(here, running);
  });

  it('is taken up again after Discord asked for patience', async () => {
    const here = await discord();
    const running = await bot(here, [hello]);
    here.trouble({ status: 429, path: /callback/ });
    expect(await here.person({ name: 'Ana' }).command(['hello'])).toMatchObject({ text: 'Hello Ana' });
    well(here, running);
  });

  it('that is answered too late, or by somebody else before, is no bug', async () => {
    const here = await discord();
    const late = command(['late'], async () => {
      here.clock.at += 3_001;
      return told('too late');
    });
    const other = command(['other'], async () => {
      for (const one of here.world.interactions) one.callback ??= 4;
      return told('again');
    });
    const running = await bot(here, [late, other, hello]);
    void here.person({ name: 'Ana' }).command(['late']);
    await expect.poll(() => running.lines.join()).toContain('came too late or twice (10062');
    void here.person({ name: 'Ana' }).command(['other']);
    await expect.poll(() => running.lines.join()).toContain('came too late or twice (40060');
    expect(await here.person({ name: 'Bo' }).command(['hello'])).toMatchObject({ text: 'Hello Bo' });
    well(here, running);
  });
});

describe('a button', () => {
  it('changes the message that it stands on', async () => {
    const here = await discord();
    const running = await bot(here, [noteCommand]);
    const ana = here.person({ name: 'Ana' });
    const note = message(await ana.command(['note']));
    expect(await ana.press(note, 'turn')).toMatchObject({ id: note.id, text: 'turned by turn' });
    expect(here.channelMessages()).toHaveLength(1);
    well(here, running);
  });

  it('can be one of a list', async () => {
    const here = await discord();
    const running = await bot(here, [noteCommand]);
    const ana = here.person({ name: 'Ana' });
    const note = message(await ana.command(['note']));
    expect(await ana.choose(note, 'two')).toMatchObject({ id: note.id, text: 'turned by two' });
    well(here, running);
  });

  it('answers who presses it, and leaves the message as it is', async () => {
    const here = await discord();
    const running = await bot(here, [noteCommand]);
    const note = message(await here.person({ name: 'Ana' }).command(['note']));
    const bo = here.person({ name: 'Bo' });
    expect(await bo.press(note, 'tell')).toMatchObject({ visibility: 'only-me', text: 'only for you' });
    expect(await bo.press(note, 'shout')).toMatchObject({ visibility: 'public', text: 'for everybody' });
    expect(here.channelMessages().map(({ text }) => text)).toEqual([note.text, 'for everybody']);
    well(here, running);
  });
});

describe('an interaction', () => {
  it('outside a server is answered with where to ask', async () => {
    const here = await discord();
    const running = await bot(here, [hello]);
    const shape = here.world;
    const ana = here.person({ name: 'Ana' });
    const dispatch = here.gateway.dispatch;
    here.gateway.dispatch = (t, d) => {
      const { guild_id: _, guild: __, member, ...rest } = d as Record<string, unknown> & { member: { user: object } };
      return dispatch(t, { ...rest, user: member.user, context: 1 });
    };
    const seen = message(await ana.command(['hello']));
    expect(seen).toMatchObject({ visibility: 'only-me' });
    expect(seen.text).toContain('I work in a server');
    expect(shape.requests.at(-1)?.path).toContain('/callback');
    well(here, running);
  });

  it('of a kind that is not known yet is passed over', async () => {
    const here = await discord();
    const running = await bot(here, [hello]);
    here.gateway.dispatch('INTERACTION_CREATE', { id: '12', application_id: '13', type: 77, token: 'x' });
    expect(await here.person({ name: 'Ana' }).command(['hello'])).toMatchObject({ text: 'Hello Ana' });
    expect(running.lines).toContain('Discord: ignored, interaction of type 77.');
    well(here, running);
  });

  it('that cannot be read is answered all the same', async () => {
    const here = await discord();
    const { bugs } = await bot(here, [hello]);
    const dispatch = here.gateway.dispatch;
    here.gateway.dispatch = (t, d) => dispatch(t, { ...(d as object), data: undefined });
    const seen = message(await here.person({ name: 'Ana' }).command(['hello']));
    expect(seen.text).toContain('Something went wrong');
    expect(bugs).toHaveLength(1);
  });
});
