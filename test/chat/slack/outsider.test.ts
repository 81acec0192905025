import { describe, expect, it } from 'vitest';
import { mentionPacket } from '../../simulators/slack/packets.ts';
import type { Json } from '../../simulators/slack/world.ts';
import { button, reply, seenIn, testBot } from './fakes.ts';

const WORDS = 'This works for members of Readers only. · 这里只供 Readers 的成员使用。';
const EXTERNAL = { team: { id: 'T0EXTERNAL' }, user: { id: 'U9', team_id: 'T0EXTERNAL' } };
const SIBLING = { team: { id: 'T0SIBLING', enterprise_id: 'E1' }, enterprise: { id: 'E1' }, user: { id: 'U9' } };
const CARD = () => reply('card', 'public', button('quote|n|1', 'Next'));

describe.each([
  ['another organisation', EXTERNAL],
  ['another workspace of the Grid', SIBLING],
])('somebody of %s', (_, who) => {
  const press = (url: string): Json => ({
    type: 'block_actions',
    ...who,
    channel: { id: 'C0READING' },
    container: { type: 'message', message_ts: '1.1', is_ephemeral: false },
    trigger_id: '7.7',
    response_url: url,
    actions: [{ type: 'button', action_id: 'quote|n|1', action_ts: '1.2' }],
  });

  it('who presses a button or uses the shortcut is told alone for whom it works, in both languages', async () => {
    const { slack, asked } = await testBot({ answer: CARD });
    const card = seenIn(await slack.person({ name: 'Ana' }).slash('/quote', 'x'));
    const before = slack.world.requests.length;
    const url = [...slack.world.responseUrls.keys()][0];
    expect(await slack.deliver('interactive', press(`${slack.world.origin}${url}`))).toMatchObject({ status: 200 });
    const shortcut = { ...press(`${slack.world.origin}${url}`), type: 'message_action', trigger_id: '7.8' };
    await slack.deliver('interactive', {
      ...{ ...shortcut, callback_id: 'shortcut|quote', message: { ts: '1.1', text: 'x' } },
    });
    const sent = () =>
      slack.world.requests.slice(before).map(({ method, body }) => [method, body.response_type, body.text]);
    await expect.poll(sent).toEqual(Array(2).fill(['response_url', 'ephemeral', WORDS]));
    expect([asked.length, card.text]).toEqual([1, 'card']);
  });

  it('who follows a link, or presses in a form, is not told anything', async () => {
    const { slack } = await testBot();
    const link = {
      ...press(slack.world.origin),
      actions: [{ type: 'button', action_id: 'x', url: 'https://x.example' }],
    };
    const inForm = { type: 'block_actions', ...who, trigger_id: '7.9', view: { state: { values: {} } }, actions: [] };
    for (const packet of [link, inForm])
      expect(await slack.deliver('interactive', packet)).toEqual({ status: 200, body: undefined });
    expect(slack.world.requests.map(({ method }) => method)).toEqual(['auth.test']);
  });
});

it('a command, a form, a list and a mention from elsewhere are acknowledged, with the sentence where it can stand', async () => {
  const { slack, asked, inbox } = await testBot();
  const ana = slack.person({ name: 'Ana' });
  const slash = { team_id: 'T0EXTERNAL', command: '/quote', text: 'x', channel_id: 'C1', user_id: 'U9' };
  expect(await slack.deliver('slash', { ...slash, response_url: slack.world.origin, trigger_id: '8.1' })).toMatchObject(
    {
      body: { response_type: 'ephemeral', text: WORDS },
    },
  );
  const view = { private_metadata: '', state: { values: { words: { words: { value: 'x' } } } } };
  expect(
    await slack.deliver('interactive', { type: 'view_submission', ...EXTERNAL, trigger_id: '8.2', view }),
  ).toMatchObject({
    body: { response_action: 'errors', errors: { words: WORDS } },
  });
  const typing = { type: 'block_suggestion', ...EXTERNAL, action_id: 'in', block_id: 'in', value: 'x' };
  expect(await slack.deliver('interactive', typing)).toMatchObject({ body: { options: [] } });
  const event = mentionPacket(slack.world, ana.say('<@U0PARLEYBT> quote x'), []);
  const elsewhere = {
    ...event,
    team_id: 'T0EXTERNAL',
    authorizations: [{ team_id: 'T0EXTERNAL', user_id: 'U0PARLEYBT' }],
  };
  expect(await slack.deliver('event', elsewhere)).toMatchObject({ status: 200 });
  expect([asked, inbox.all]).toEqual([[], []]);
});
