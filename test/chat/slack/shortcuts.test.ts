import { describe, expect, it } from 'vitest';
import { SlackDelivery } from '#chat/slack/delivery.ts';
import { parseRequest } from '#chat/slack/parse.ts';
import { readShortcut } from '#chat/slack/payload.ts';
import { shortcutPacket } from '../../simulators/slack/packets.ts';
import { BOT, CHANNEL, type Message } from '../../simulators/slack/world.ts';
import { fakeCommands } from './fakes.ts';

const ana = { id: 'U0ANA', name: 'ana', locale: 'en-GB', admin: false };
const reach = { trigger: '1.2.3', url: 'https://hooks.slack.com/commands/1' };
const said = { ts: '100.000001', channel: CHANNEL.id, user: BOT.user, text: 'the ferry', blocks: [], edited: 0 };
const message = (facts: { user?: string | undefined }): Message => ({ ...said, ...facts }) as Message;

describe('several shortcuts', () => {
  const words = { en: 'Make this my speech', zh: '作为我的发言' };
  const args = (said: string, { isOwn }: { isOwn: boolean }) => ({ words: said, 'is-own': isOwn });
  const [quote] = fakeCommands;
  const speech = quote && { ...quote, path: ['speech'], shortcut: { words, args } };
  const all = [...(speech ? [speech] : []), ...fakeCommands];
  const on = (callback: string, more: object) => {
    const packet = shortcutPacket(ana, callback, message(more), reach, '1.1');
    const read = readShortcut(packet);
    return read && parseRequest(read, all);
  };

  it('are told apart by what they are named after', () => {
    expect(on('shortcut|quote', {})).toMatchObject({ path: ['quote'], args: { words: 'the ferry' } });
    expect(on('shortcut|speech', {})).toMatchObject({ path: ['speech'] });
  });

  it.each([
    ['who asks has written it', { user: ana.id }, true],
    ['somebody else has', { user: 'U0OTHER' }, false],
    ['the bot has', {}, false],
    ['an app has, which is nobody', { user: undefined }, false],
  ])('know whether %s', (_, more, isOwn) => {
    expect(on('shortcut|speech', more)).toMatchObject({ args: { 'is-own': isOwn } });
  });

  it('that an earlier version stored are nobody’s own', () => {
    const read = readShortcut(shortcutPacket(ana, 'shortcut|speech', message({ user: ana.id }), reach, '1.2'));
    const { isOwn: _, ...before } = read ?? {};
    expect(parseRequest(SlackDelivery.parse(before), all)).toMatchObject({ args: { 'is-own': false } });
  });
});
