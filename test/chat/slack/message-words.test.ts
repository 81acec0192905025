import { describe, expect, it } from 'vitest';
import { wordsOf } from '#chat/slack/message-words.ts';
import { shortcutPacket } from '../../simulators/slack/packets.ts';
import { testBot } from './fakes.ts';

const text = (type: string, words: string) => ({ type, text: words });
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const SAYS = 'shortage was the teacher';

describe('the words of a message', () => {
  it.each<[string, object, string]>([
    ['its text', { text: SAYS, attachments: [{ text: 'a preview of a link' }] }, SAYS],
    ['a forwarded message', { text: '', attachments: [{ is_share: true, text: SAYS, fallback: 'x' }] }, SAYS],
    [
      'a forwarded message of blocks',
      {
        text: '',
        attachments: [
          { is_msg_unfurl: true, message_blocks: [{ team: 'T1', message: { blocks: [rich(text('text', SAYS))] } }] },
        ],
      },
      SAYS,
    ],
    [
      'an attachment’s title and fields',
      { attachments: [{ title: 'Shortage', fields: [{ title: 'was', value: 'the teacher' }] }] },
      'Shortage\nwas\nthe teacher',
    ],
    ['what an attachment falls back on', { attachments: [{ fallback: SAYS }] }, SAYS],
    [
      'a section',
      { text: '', blocks: [{ type: 'section', text: text('mrkdwn', SAYS), fields: [text('mrkdwn', 'a field')] }] },
      `${SAYS}\na field`,
    ],
    [
      'a header, a context and an image',
      {
        blocks: [
          { type: 'header', text: text('plain_text', 'Shortage') },
          { type: 'context', elements: [{ type: 'image', alt_text: 'x' }, text('mrkdwn', 'was')] },
          { type: 'image', alt_text: 'the teacher' },
        ],
      },
      'Shortage\nwas\nthe teacher',
    ],
    [
      'rich text, encoded as Slack encodes a text',
      {
        blocks: [
          rich(
            text('text', 'a < b & '),
            { type: 'link', url: 'https://x.example', text: 'link' },
            { type: 'user', user_id: 'U1' },
          ),
          {
            type: 'rich_text',
            elements: [
              { type: 'rich_text_list', elements: [{ type: 'rich_text_section', elements: [text('text', 'one')] }] },
            ],
          },
        ],
      },
      'a &lt; b &amp; link<@U1>\none',
    ],
    [
      'a table',
      {
        blocks: [
          {
            type: 'table',
            rows: [[text('raw_text', 'shortage'), rich(text('text', 'was'))], [text('raw_text', 'the teacher')]],
          },
        ],
      },
      'shortage was\nthe teacher',
    ],
    ['a markdown block', { blocks: [text('markdown', SAYS)] }, SAYS],
    [
      'blocks under a text that says nothing',
      { text: "This content can't be displayed.", blocks: [text('markdown', SAYS)] },
      SAYS,
    ],
    ['a preview under a bare address', { text: '<https://x.example>', attachments: [{ title: SAYS }] }, SAYS],
    [
      'nothing, of buttons and files',
      { text: '', files: [{ title: 'x' }], blocks: [{ type: 'actions', elements: [{ type: 'button' }] }, 7, null] },
      '',
    ],
  ])('are %s', (_, message, words) => {
    expect(wordsOf({ ...message })).toBe(words);
  });

  it('are read to a depth that no message has', () => {
    let nested: object = { text: 'deep' };
    for (let level = 0; level < 10_000; level += 1) nested = { attachments: [nested] };
    expect(wordsOf({ ...nested })).toBe('');
  });
});

it('Parley’s shortcut on a message without a text looks for what one sees in it', async () => {
  const { slack, asked } = await testBot();
  const ana = slack.person({ name: 'Ana' });
  const reach = { trigger: '1', url: `${slack.world.origin}/actions/none` };
  const packet = shortcutPacket(ana.facts, 'shortcut|quote', ana.say(''), reach, '2');
  const message = { ...(packet.message as object), attachments: [{ is_share: true, text: 'a &amp; b' }] };
  await slack.deliver('interactive', { ...packet, message });
  await expect.poll(() => asked.map((one) => one.kind === 'command' && one.args.words)).toEqual(['a & b']);
});
