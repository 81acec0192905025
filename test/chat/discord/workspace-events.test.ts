import { expect, it } from 'vitest';
import { startDiscord } from '#chat/discord/index.ts';
import type { WorkspaceEvent } from '#core/workspace-event.ts';
import { depsOf, discord, waits } from './fakes.ts';

it('Parley hears when it is removed from a server and let in again, and when a channel or thread is deleted', async () => {
  const here = await discord();
  const heard: WorkspaceEvent[] = [];
  const { deps } = depsOf([]);
  const chat = await startDiscord(
    { ...deps, onGone: (event) => heard.push(event) },
    { token: here.token, api: here.api },
    waits(),
  );
  const workspace = `discord-${here.world.guild}`;
  const [channel, thread] = here.world.channels;
  await expect.poll(() => heard).toEqual([{ kind: 'returned', workspace }]);
  here.gateway.dispatch('GUILD_DELETE', { id: here.world.guild, unavailable: true });
  here.gateway.dispatch('GUILD_CREATE', { id: here.world.guild, unavailable: true });
  here.gateway.dispatch('CHANNEL_DELETE', { id: 7 });
  here.deleteChannel(thread?.id ?? '');
  here.deleteChannel(channel?.id ?? '');
  here.remove(true);
  here.remove(false);
  await expect
    .poll(() => heard.slice(1))
    .toEqual([
      { kind: 'channel-gone', workspace, channel: thread?.id },
      { kind: 'channel-gone', workspace, channel: channel?.id },
      { kind: 'removed', workspace },
      { kind: 'returned', workspace },
    ]);
  await chat.stop();
});
