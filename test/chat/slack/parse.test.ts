import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { unescaped } from '#chat/slack/escaping.ts';
import { readMention } from '#chat/slack/mention.ts';
import { parseRequest, requesterFrom } from '#chat/slack/parse.ts';
import { readPress, readShortcut, readSlash } from '#chat/slack/payload.ts';
import { UserError } from '#core/errors.ts';
import { actionPacket, mentionPacket, shortcutPacket, slashPacket } from '../../simulators/slack/packets.ts';
import { BOT, CHANNEL, createClock, createWorld, type Message, TEAM } from '../../simulators/slack/world.ts';
import { fakeCommands } from './fakes.ts';

const ana = { id: 'U0ANA', name: 'ana', locale: 'en-GB', admin: false };
const reach = { trigger: '1.2.3', url: 'https://hooks.slack.com/commands/1' };
const world = createWorld(createClock(0));
const message = (facts: Partial<Message> = {}): Message => ({
  ts: '100.000001',
  channel: CHANNEL.id,
  user: BOT.user,
  text: '',
  blocks: [],
  edited: 0,
  ...facts,
});

function slash(command: string, text = '') {
  const read = readSlash(slashPacket(ana, command, text, reach));
  if (!read) throw new Error('not read');
  return parseRequest(read, fakeCommands);
}

function mention(text: string, facts: Partial<Message> = {}) {
  const read = readMention(mentionPacket(world, message({ user: ana.id, text, ...facts }), []));
  if (!read) throw new Error('not read');
  return { read, parseRequest: parseRequest(read, fakeCommands) };
}

const quoting = (words: string, more = {}) => ({
  kind: 'command',
  path: ['quote'],
  args: { words, ...more },
  files: [],
});

describe('a slash command', () => {
  it('is read as it is typed anywhere else', () => {
    expect(slash('/quote', 'the silent ferry in:harbour only-me')).toEqual(
      quoting('the silent ferry', { in: 'harbour', 'only-me': true }),
    );
  });

  it('is the same under its own name, under a short name with something in front, and under /parley', () => {
    for (const [name, text] of [
      ['/quote', 'ferry'],
      ['/p-quote', 'ferry'],
      ['/parley', 'quote ferry'],
      ['/club-parley', 'quote ferry'],
    ] as const)
      expect(slash(name, text)).toEqual(quoting('ferry'));
  });

  it('is known by its trigger, and without one by its address, so that one which comes again is known', () => {
    const packet = slashPacket(ana, '/quote', 'ferry', reach);
    expect(readSlash(packet)?.id).toBe(`slash:${reach.trigger}`);
    const { trigger_id: _, ...without } = packet;
    const [first, again, other] = [without, without, { ...without, response_url: 'https://x.example' }].map(readSlash);
    expect(first?.id).toBe(again?.id);
    expect(first?.id).not.toBe(other?.id);
  });

  it('alone as /parley asks for help', () => {
    expect(slash('/parley')).toMatchObject({ path: ['parley', 'help'] });
  });

  it('names everybody by their own name, also where one id begins like another', () => {
    expect(slash('/quote', 'what <@U1|ana> told <@U12|bo> and <@U123>, <@U12|bo>')).toEqual(
      quoting('what @ana told @bo and @U123, @bo'),
    );
  });

  it('that nobody knows is named as it was typed', () => {
    expect(() => slash('/parley', 'sing')).toThrow(UserError);
  });

  it('has its escaping undone: entities, channels, links and people', () => {
    expect(
      slash('/quote', 'A &amp; B &lt;C&gt; &amp;lt; <#C1|harbour> <http://ferry.example|ferry.example> <@U1|bo>'),
    ).toEqual(quoting('A & B <C> &lt; #harbour ferry.example @bo'));
  });

  it('gives an option that takes a person their id', () => {
    expect(slash('/parley', 'facilitators add:<@U07BO|bo>')).toMatchObject({ args: { add: 'U07BO' } });
    expect(slash('/parley', 'facilitators add:<!channel>')).toMatchObject({ args: { add: '@channel' } });
  });

  it('keeps the workspace, the channel and the person', () => {
    const read = readSlash(slashPacket(ana, '/quote', 'x', reach));
    expect(read && requesterFrom(read, { language: 'zh-Hans', may: 'member' })).toEqual({
      user: { id: 'U0ANA', name: 'ana', may: 'member' },
      place: { platform: 'slack', workspace: `slack-${TEAM.id}`, channel: CHANNEL.id },
      language: 'zh-Hans',
    });
  });

  it('comes back as typed, whatever Slack had to escape', () => {
    const typed = fc.string().map((text) => text.replaceAll(/[<>]/g, ''));
    fc.assert(
      fc.property(typed, (text) => {
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(unescaped(escaped).text).toBe(text);
      }),
    );
  });
});

describe('a mention', () => {
  it('is a command after the bot’s name', () => {
    for (const text of [
      '<@U0PARLEYBT> quote ferry',
      'Dear <@U0PARLEYBT> /quote ferry',
      '<@U0PARLEYBT|parley> parley quote ferry',
      'quote ferry <@U0PARLEYBT>',
    ])
      expect(mention(text).parseRequest).toEqual(quoting('ferry'));
  });

  test.each([
    '<@U0PARLEYBT>: quote ferry',
    '<@U0PARLEYBT>, quote ferry',
    '<@U0PARLEYBT>，引用 ferry',
    '<@U0PARLEYBT> 请引用 ferry',
    '<@U0PARLEYBT> `/quote ferry`',
    '<@U0PARLEYBT> *quote ferry*',
    '<@U0PARLEYBT> *quote* ferry',
    '<@U0PARLEYBT> ~_quote ferry_~',
    '<@U0PARLEYBT> &gt; quote ferry',
    '<@U0PARLEYBT> :mag: quote ferry',
    '<@U0PARLEYBT> 🔎 quote ferry',
    '<@U0PARLEYBT> Quote: ferry',
    '<@U0PARLEYBT> ／quote ferry',
    '<@U0PARLEYBT> parley parley quote ferry',
    '<@U0PARLEYBT>\u00a0quote\u00a0ferry',
    '<@U0PARLEYBT>\nquote ferry',
    'hey <@U0PARLEYBT>, could you quote ferry',
    'quote ferry <@U0PARLEYBT> please',
  ])('is read as people write it: %s', (text) => expect(mention(text).parseRequest).toEqual(quoting('ferry')));

  it('is private as people write that', () => {
    for (const mark of ['—only-me', '(only-me)', 'only me.', '，仅自己'])
      expect(mention(`<@U0PARLEYBT> quote ferry ${mark}`).parseRequest).toEqual(quoting('ferry', { 'only-me': true }));
  });

  test.each(['<@U0PARLEYBT>', '<@U0PARLEYBT> hi', 'hi <@U0PARLEYBT>!', '<@U0PARLEYBT> ?', '<@U0PARLEYBT> 你好'])(
    'of the bot alone asks for help: %s',
    (text) => expect(mention(text).parseRequest).toMatchObject({ path: ['parley', 'help'] }),
  );

  it('knows its thread', () => {
    expect(mention('<@U0PARLEYBT> quote x', { thread_ts: '99.000001' }).read.thread).toBe('99.000001');
    expect(mention('<@U0PARLEYBT> quote x').read.thread).toBeUndefined();
  });

  it('by another bot is not heard', () => {
    const packet = mentionPacket(world, message({ text: '<@U0PARLEYBT> quote x' }), []);
    expect(readMention({ ...packet, event: { ...(packet.event as object), bot_id: 'B1' } })).toBeUndefined();
  });

  it('takes what is pasted below its line', () => {
    expect(mention('<@U0PARLEYBT> article add\nOne line.\nAnother &amp; more.').parseRequest).toMatchObject({
      path: ['parley', 'article', 'add'],
      args: { text: expect.stringContaining('One line.\nAnother & more.') },
    });
  });
});

describe('a press', () => {
  const press = (action: object, on = message()) => readPress(actionPacket(world, ana, on, { ...action }, reach));

  it('is the id of the button or the value of the option', () => {
    expect(press({ type: 'button', action_id: 'quote|next|1', block_id: 'b' })?.button).toBe('quote|next|1');
    const option = { text: { type: 'plain_text', text: 'Fourth' }, value: 'quote|4|1' };
    expect(press({ type: 'static_select', action_id: 'choice|0', selected_option: option })?.button).toBe('quote|4|1');
  });

  it('on a link asks for nothing', () => {
    expect(press({ type: 'button', action_id: 'x', url: 'https://ferry.example' })).toBeUndefined();
  });

  it('knows its thread also where only the message names it', () => {
    const on = message({ thread_ts: '99.1' });
    const packet = actionPacket(world, ana, on, { type: 'button', action_id: 'x' }, reach);
    expect(readPress({ ...packet, container: { type: 'message', message_ts: on.ts } })).toMatchObject({
      thread: '99.1',
    });
  });

  it('knows its thread, and whether only one person sees the message', () => {
    const read = press({ type: 'button', action_id: 'x' }, message({ thread_ts: '99.1', only: ana.id }));
    expect(read).toMatchObject({ thread: '99.1', ephemeral: true });
  });
});

describe('a shortcut', () => {
  it('gives the message’s words to the command it is named after', () => {
    const read = readShortcut(
      shortcutPacket(ana, 'shortcut|quote', message({ text: 'the ferry &amp; <@U2|bo>' }), reach, '1.1'),
    );
    expect(read && parseRequest(read, fakeCommands)).toEqual(quoting('the ferry & @bo'));
  });
});

it('whatever arrives, reading it never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      for (const read of [readSlash, readPress, readShortcut, readMention]) expect(read(body)).toBeUndefined();
    }),
  );
});
