import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '#chat/discord/parse.ts';
import { missingPermissions } from '#chat/discord/permissions.ts';
import { commands } from '#commands';
import { command, told } from './fakes.ts';

const find = command(['find'], async () => told('found'), {
  shortcut: { words: { en: 'Find this', zh: '查这句' }, args: (message) => ({ words: message }) },
});
const user = { id: '101', username: 'ana', global_name: 'Ana' };
const base = {
  id: '1',
  application_id: '2',
  token: 'token',
  guild_id: '3',
  channel: { id: '4', type: 0 },
  member: { user, nick: null, permissions: '0' },
  locale: 'zh-TW',
  app_permissions: '0',
};
const typed = {
  ...base,
  type: 2,
  data: { type: 1, name: 'find', options: [{ name: 'words', type: 3, value: 'tide' }] },
};
const requesterOf = (payload: object) => {
  const { body } = parse(payload, [find]);
  if (body.kind !== 'command') throw new Error(body.kind);
  return body.requester;
};

describe('commands on a message', () => {
  const speech = command(['speech'], async () => told('spoken'), {
    shortcut: {
      words: { en: 'Make this my speech', zh: '作为我的发言' },
      args: (words, { isOwn }) => ({ words, 'is-own': isOwn }),
    },
  });
  const on = (name: string, message: object) => {
    const data = {
      type: 3,
      name,
      target_id: '9',
      resolved: { messages: { 9: { content: 'The lamps went out.', ...message } } },
    };
    return parse({ ...base, type: 2, data }, [find, speech]).body;
  };

  it('are told apart by their names', () => {
    expect(on('Find this', {})).toMatchObject({ path: ['find'], args: { words: 'The lamps went out.' } });
    expect(on('Make this my speech', {})).toMatchObject({ path: ['speech'], args: { words: 'The lamps went out.' } });
    expect(on('Another', {})).toMatchObject({ command: undefined });
  });

  it.each([
    ['who asks has written it', { author: { id: '101', username: 'ana' } }, true],
    ['somebody else has', { author: { id: '102', username: 'ana' } }, false],
    ['a webhook under their name has', { author: { id: '77', username: 'Ana', bot: true }, webhook_id: '77' }, false],
    ['nobody is named', {}, false],
  ])('know whether %s', (_, message, isOwn) => {
    expect(on('Make this my speech', message)).toMatchObject({ args: { 'is-own': isOwn } });
  });
});

describe('who asks', () => {
  it.each([
    ['the name of the server', { nick: 'Foxy' }, 'Foxy'],
    ['the name they go by', {}, 'Ana'],
    ['their account', { user: { ...user, global_name: null } }, 'ana'],
  ])('goes by %s', (_, more, name) => {
    expect(requesterOf({ ...typed, member: { ...base.member, ...more } }).user).toEqual({
      id: '101',
      name,
      may: 'member',
    });
  });

  it.each([
    ['0', 'member'],
    [String(1n << 3n), 'manager'],
    [String(1n << 5n), 'manager'],
    [String((1n << 52n) | (1n << 13n)), 'member'],
  ])('with the permissions %s is a %s', (permissions, may) => {
    expect(requesterOf({ ...typed, member: { ...base.member, permissions } }).user.may).toBe(may);
  });

  it('reads the language of their own Discord', () => {
    expect(requesterOf(typed).language).toBe('zh-Hant');
    expect(requesterOf({ ...typed, locale: 'fr' }).language).toBe('en');
  });
});

describe('where something is asked', () => {
  it.each([10, 11, 12])('is the channel of a thread of type %i, and the thread', (type) => {
    const { place } = requesterOf({ ...typed, channel: { id: '5', type, parent_id: '4' } });
    expect(place).toEqual({ platform: 'discord', workspace: 'discord-3', channel: '4', thread: '5' });
  });

  it.each([
    [2, 'voice'],
    [13, 'voice'],
    [15, 'forum'],
    [16, 'forum'],
    [0, undefined],
  ])('a channel of type %i is told as %s', (type, channelKind) => {
    expect(requesterOf({ ...typed, channel: { id: '5', type } }).place.channelKind).toBe(channelKind);
  });

  it('is the channel, although it stands under a category', () => {
    const { place } = requesterOf({ ...typed, channel: { id: '5', type: 0, parent_id: '4' } });
    expect(place).toEqual({ platform: 'discord', workspace: 'discord-3', channel: '5' });
  });

  it('is nowhere outside a server', () => {
    const { guild_id: _, member: __, ...alone } = typed;
    expect(parse({ ...alone, user }, [find]).body).toEqual({ kind: 'server-only', completing: false });
  });
});

describe('what is asked', () => {
  it('is private if the words that were copied into an option say so, and is not read for other options', () => {
    const asking = (value: string) => {
      const data = { type: 1, name: 'quote', options: [{ name: 'words', type: 3, value }] };
      return parse({ ...base, type: 2, data }, commands).body;
    };
    expect(asking('the ferry (only-me)')).toMatchObject({ args: { words: 'the ferry', 'only-me': true } });
    expect(asking('the ferry foo:bar')).toMatchObject({ args: { words: 'the ferry foo:bar' } });
  });

  it('can be a message that was forwarded', () => {
    const message = { content: '', message_snapshots: [{ message: { content: 'the lamps' } }] };
    const data = { type: 3, name: 'Find this', target_id: '9', resolved: { messages: { 9: message } } };
    expect(parse({ ...base, type: 2, data }, [find]).body).toMatchObject({
      path: ['find'],
      args: { words: 'the lamps' },
    });
  });

  it('is the option that was chosen of a list, not the list', () => {
    const data = { component_type: 3, custom_id: 'list', values: ['find|a|b'] };
    expect(parse({ ...base, type: 3, data }, []).body).toMatchObject({
      kind: 'press',
      request: { button: 'find|a|b' },
    });
  });

  it('is passed over when it is a form of somebody else’s, or a command on a person', () => {
    expect(parse({ ...base, type: 5, data: { custom_id: 'x', components: [] } }, []).body.kind).toBe('ignored');
    expect(parse({ ...base, type: 2, data: { type: 2, name: 'x' } }, []).body.kind).toBe('ignored');
  });

  it('is nothing but a complaint when it is garbage', () => {
    fc.assert(fc.property(fc.anything(), (payload) => void expect(() => parse(payload, [find])).toThrow()));
  });
});

it('a bot is missed what a channel, or a thread, needs for posting', () => {
  const bits = (...at: bigint[]) => String(at.reduce((sum, one) => sum | (1n << one), 0n));
  const missing = (app_permissions: string, type = 0) => missingPermissions({ app_permissions, channel: { type } });
  expect(missing(bits())).toEqual(['View Channels', 'Send Messages']);
  expect(missing(bits(10n, 11n))).toEqual([]);
  expect(missing(bits(10n, 11n), 11)).toEqual(['Send Messages in Threads']);
  expect(missing(bits(10n, 38n), 11)).toEqual([]);
  expect(missing(bits(3n))).toEqual([]);
  expect(missingPermissions({})).toEqual([]);
});
