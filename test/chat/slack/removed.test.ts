import { describe, expect, it } from 'vitest';
import type { WorkspaceEvent } from '#core/workspace-event.ts';
import { eventPacket } from '../../simulators/slack/packets.ts';
import { manualTiming, testBot } from './fakes.ts';

const WORKSPACE = 'slack-T0READERS';

/** A bot with what the root is told of its workspace. */
async function told(mode: 'http' | 'socket') {
  const events: WorkspaceEvent[] = [];
  const timing = manualTiming();
  const bot = await testBot({ mode, timing, onGone: (event) => void events.push(event) });
  return { ...bot, events, timing };
}

describe.each(['http', 'socket'] as const)('a workspace over %s', (mode) => {
  it('is known to be there once Slack accepts the token', async () => {
    const { events } = await told(mode);
    expect(events).toEqual([{ kind: 'returned', workspace: WORKSPACE }]);
  });

  it('that uninstalls the app is told of once, and the chat says that its token is refused', async () => {
    const { slack, chat, events } = await told(mode);
    for (const { status } of await slack.uninstall()) expect(status).toBe(200);
    await expect.poll(() => chat.state()).toMatchObject({ is: 'refused', code: 'account_inactive' });
    expect(events.slice(1)).toEqual([{ kind: 'removed', workspace: WORKSPACE }]);
  });

  it('that installs it again is told of when the token is accepted', async () => {
    const { slack, chat, events, timing } = await told(mode);
    await slack.uninstall();
    await expect.poll(() => chat.state().is).toBe('refused');
    slack.world.isInstalled = true;
    timing.pass(10 * 60_000);
    await expect.poll(() => events.at(-1)).toEqual({ kind: 'returned', workspace: WORKSPACE });
  });
});

it('a token that Slack refuses while something is sent is told of too', async () => {
  const { slack, chat, events } = await told('http');
  slack.world.isInstalled = false;
  const direct = {
    kind: 'direct',
    user: 'U0ANA',
    about: { channel: 'C0READING' },
    reply: { language: 'en', blocks: [] },
  } as const;
  expect(await chat.outgoing.send(WORKSPACE, direct, { key: 'x' })).toMatchObject({ kind: 'refused' });
  await expect.poll(() => events.at(-1)).toEqual({ kind: 'removed', workspace: WORKSPACE });
});

it('the revoked token of a person is none of the bot’s, nor is another workspace’s', async () => {
  const { slack, events } = await told('http');
  const mine = eventPacket(slack.world, { type: 'tokens_revoked', tokens: { oauth: ['U0ANA'] } });
  const others = { ...eventPacket(slack.world, { type: 'app_uninstalled' }), team_id: 'T0OTHERS' };
  for (const packet of [mine, others]) expect((await slack.deliver('event', packet)).status).toBe(200);
  expect(events).toHaveLength(1);
});
