import { describe, expect, it } from 'vitest';
import { wordsOf } from '#chat/discord/message-words.ts';
import { parse } from '#chat/discord/parse.ts';
import { command, told } from './fakes.ts';

const SAYS = 'shortage was the teacher';
const display = (content: string) => ({ type: 10, content });

const MESSAGES: [string, object, string][] = [
  ['its text', { content: SAYS, embeds: [{ title: 'a preview of a link' }] }, SAYS],
  [
    'an embed',
    { content: '', embeds: [{ title: 'Shortage', description: 'was', fields: [{ name: 'the', value: 'teacher' }] }] },
    'Shortage\nwas\nthe\nteacher',
  ],
  ['the preview of a bare address', { content: 'https://x.example <@1>', embeds: [{ title: SAYS }] }, SAYS],
  [
    'a poll',
    {
      content: '',
      poll: {
        question: { text: 'Who was it?' },
        answers: [{ answer_id: 1, poll_media: { text: 'Shortage' } }, { poll_media: { emoji: {} } }],
      },
    },
    'Who was it?\nShortage',
  ],
  [
    'a card of Parley’s',
    {
      flags: 1 << 15,
      components: [
        {
          type: 17,
          components: [
            display('One'),
            { type: 9, components: [display('two')], accessory: { type: 2 } },
            { type: 1, components: [{ type: 2, label: 'Next' }] },
          ],
        },
      ],
    },
    'One\ntwo',
  ],
  ['a message that it forwards', { content: '', message_snapshots: [{ message: { content: SAYS } }] }, SAYS],
  [
    'an embed in a message that it forwards',
    { message_snapshots: [{ message: { content: '', embeds: [{ description: SAYS }] } }] },
    SAYS,
  ],
  ['nothing, of a picture', { content: '', attachments: [{ filename: 'x.png' }], embeds: [7, null], poll: null }, ''],
];

describe('the words of a message', () => {
  it.each(MESSAGES)('are %s', (_, message, words) => {
    expect(wordsOf({ ...message })).toBe(words);
  });

  it('are read to a depth that no message has', () => {
    let nested: object = { content: 'deep' };
    for (let level = 0; level < 10_000; level += 1) nested = { message_snapshots: [{ message: nested }] };
    expect(wordsOf({ ...nested })).toBe('');
  });

  it('are what the command on a message looks for', () => {
    const find = command(['find'], async () => told('found'), {
      shortcut: { words: { en: 'Find this', zh: '查这句' }, args: (message) => ({ words: message }) },
    });
    const user = { id: '101', username: 'ana' };
    const asked = { id: '1', application_id: '2', token: 'x', guild_id: '3', channel_id: '4', type: 2 };
    for (const [what, message, words] of MESSAGES) {
      const data = { type: 3, name: 'Find this', target_id: '9', resolved: { messages: { 9: message } } };
      const { body } = parse({ ...asked, member: { user, permissions: '0' }, data }, [find]);
      expect(body, what).toMatchObject({ kind: 'command', args: { words } });
    }
  });
});
