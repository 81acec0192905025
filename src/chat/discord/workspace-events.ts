import { GatewayDispatchEvents } from 'discord.js';
import { z } from 'zod';
import type { WorkspaceEvent } from '#core/workspace-event.ts';

/** Only these fields are read. With many servers, the large packets about them are dropped at once. */
const Guild = z.object({ id: z.string(), unavailable: z.boolean().optional() });
const Channel = z.object({ id: z.string(), guild_id: z.string() });

/**
 * Reads what the gateway says of servers and channels; undefined for everything else. A server that is `unavailable` has an outage: the bot is
 * still in it (docs: events/gateway-events, Guild Delete).
 */
export function workspaceEvent(type: string, data: unknown): WorkspaceEvent | undefined {
  switch (type) {
    case GatewayDispatchEvents.GuildDelete:
    case GatewayDispatchEvents.GuildCreate: {
      const guild = Guild.safeParse(data).data;
      if (!guild || guild.unavailable) return undefined;
      const kind = type === GatewayDispatchEvents.GuildDelete ? 'removed' : 'returned';
      return { kind, workspace: `discord-${guild.id}` };
    }
    case GatewayDispatchEvents.ChannelDelete:
    case GatewayDispatchEvents.ThreadDelete: {
      const channel = Channel.safeParse(data).data;
      return channel && { kind: 'channel-gone', workspace: `discord-${channel.guild_id}`, channel: channel.id };
    }
    default:
      return undefined;
  }
}
