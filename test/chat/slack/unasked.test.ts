import { expect, it } from 'vitest';
import { mentionPacket } from '../../simulators/slack/packets.ts';
import type { Json } from '../../simulators/slack/world.ts';
import { testBot } from './fakes.ts';

const who = { team: { id: 'T0READERS' }, user: { id: 'U9' } };

it('what Parley does not know, or need not answer, is acknowledged, so that Slack does not send it again', async () => {
  const { slack, asked, inbox, bugs } = await testBot();
  const view = { private_metadata: '', state: { values: {} } };
  const interactions: Json[] = [
    { type: 'view_closed', ...who, view },
    { type: 'shortcut', ...who, callback_id: 'shortcut|quote', trigger_id: '9.1' },
    { type: 'a_kind_to_come', ...who },
    { ...who },
  ];
  for (const packet of interactions)
    expect(await slack.deliver('interactive', packet)).toEqual({ status: 200, body: undefined });
  const event = { type: 'event_callback', team_id: 'T0READERS', event: { type: 'team_join', user: who.user } };
  expect(await slack.deliver('event', event)).toEqual({ status: 200, body: undefined });
  expect([asked, inbox.all, bugs]).toEqual([[], [], []]);
});

it('a closed form is not read as one that was filled in', async () => {
  const { slack, asked } = await testBot();
  const metadata = { format: 1, path: ['quote'], channel: 'C0READING' };
  const values = { words: { words: { type: 'plain_text_input', value: 'x' } } };
  const view = { private_metadata: JSON.stringify(metadata), state: { values } };
  await slack.deliver('interactive', { type: 'view_closed', ...who, trigger_id: '9.2', view });
  expect(asked).toEqual([]);
  await slack.deliver('interactive', { type: 'view_submission', ...who, trigger_id: '9.3', view });
  await expect.poll(() => asked.length).toBe(1);
});

it('Parley’s own mention of itself is not answered, now or after a restart', async () => {
  const { slack, asked, inbox } = await testBot();
  const ana = slack.person({ name: 'Ana' });
  const said = mentionPacket(slack.world, ana.say('<@U0PARLEYBT> quote x'), []);
  const own = { ...said, event: { ...(said.event as object), user: 'U0PARLEYBT' } };
  expect(await slack.deliver('event', own)).toEqual({ status: 200, body: undefined });
  expect([asked, inbox.all]).toEqual([[], []]);
  await slack.deliver('event', said);
  await expect.poll(() => asked.length).toBe(1);
});
