import { describe, expect, it, test } from 'vitest';
import { linksOf as discordLinks } from '#chat/discord/message-words.ts';
import { SlackDelivery } from '#chat/slack/delivery.ts';
import { linksOf as slackLinks } from '#chat/slack/message-words.ts';
import { parseRequest } from '#chat/slack/parse.ts';
import { readSlash } from '#chat/slack/payload.ts';
import { commands } from '#commands';

const MILL = 'https://site.example/mill?a=1&b=2';

describe('the links of a message on Discord', () => {
  test.each<[string, object]>([
    ['its text', { content: `Worth it: <${MILL}>.`, embeds: [{ url: 'https://site.example/other' }] }],
    ['its text, hidden', { content: `||${MILL}||` }],
    ['a link with words on it', { content: `[the mill](${MILL})` }],
    [
      'an embed',
      { content: '', embeds: [{ title: 'The mill', url: MILL, image: { url: 'https://cdn.example/x.png' } }] },
    ],
    ['a button', { components: [{ type: 1, components: [{ type: 2, style: 5, label: 'Read', url: MILL }] }] }],
    ['a forwarded message', { content: '', message_snapshots: [{ message: { content: MILL } }] }],
  ])('are in %s', (_, message) => {
    expect(discordLinks({ ...message })).toEqual([MILL]);
  });

  it('are none where there are none', () => {
    expect(discordLinks({ content: 'the mill' })).toEqual([]);
  });
});

describe('the links of a message on Slack', () => {
  const ENCODED = MILL.replace('&', '&amp;');
  test.each<[string, object]>([
    ['its text', { text: `Worth it: <${ENCODED}>.`, attachments: [{ title_link: 'https://site.example/other' }] }],
    ['its text, with words on it', { text: `<${ENCODED}|the mill>` }],
    [
      'rich text',
      { text: '', blocks: [{ type: 'rich_text', elements: [{ type: 'link', url: MILL, text: 'the mill' }] }] },
    ],
    ['an attachment', { text: '', attachments: [{ title: 'The mill', title_link: MILL, from_url: MILL }] }],
  ])('are in %s', (_, message) => {
    expect(slackLinks({ ...message })).toEqual([MILL]);
  });

  const read = (text: string) => {
    const fields = { team_id: 'T1', channel_id: 'C1', user_id: 'U1', response_url: 'https://hooks.slack.com/1' };
    const slash = readSlash({ ...fields, command: '/parley', text });
    return slash && parseRequest(SlackDelivery.parse(slash), commands);
  };

  test.each([
    ['as Slack writes it', `<${ENCODED}>`],
    ['with words on it', `<${ENCODED}|the mill>`],
    ['as it is', MILL],
  ])('a typed address is read %s', (_, typed) => {
    expect(read(`article add ${typed} id:mill`)).toMatchObject({ args: { address: MILL, id: 'mill' } });
  });

  it('elsewhere the words on a link count', () => {
    expect(read(`quote <${ENCODED}|the mill>`)).toMatchObject({ args: { words: 'the mill' } });
  });

  it('a message that somebody points at is read by its link', () => {
    const shortcut = {
      ...{ kind: 'shortcut', format: 1, id: 'x', team: 'T1', channel: 'C1', user: { id: 'U1', name: 'ana' } },
      ...{ callback: 'shortcut|parley.article.add', text: 'the mill', url: '', trigger: '1', links: [MILL] },
    };
    expect(parseRequest(SlackDelivery.parse(shortcut), commands)).toMatchObject({ args: { address: MILL } });
  });
});
