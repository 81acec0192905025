import { expect, it } from 'vitest';
import { requirePostingPlace } from '#features/daily/posting-place.ts';

const discord = { platform: 'discord', workspace: 'discord-1', channel: '7' } as const;

it('voice channels, forums and direct messages take no schedule, a channel and a thread do', () => {
  for (const channelKind of ['voice', 'forum'] as const)
    expect(() => requirePostingPlace({ ...discord, channelKind })).toThrow('cannot-post-here');
  const direct = { platform: 'slack', workspace: 'slack-T1', channel: 'D024BE91L' } as const;
  expect(() => requirePostingPlace(direct)).toThrow('cannot-post-here');
  expect(() => requirePostingPlace({ ...discord, thread: '8' })).not.toThrow();
});
