import { type Answer, refused } from './rules.ts';
import type { Channel, World } from './world.ts';

/** Discord's bits (docs: topics/permissions). */
export const PERMISSION = {
  administrator: 1n << 3n,
  view: 1n << 10n,
  send: 1n << 11n,
  attach: 1n << 15n,
  history: 1n << 16n,
  mentionAll: 1n << 17n,
  createThreads: 1n << 35n,
  sendInThreads: 1n << 38n,
} as const;

/** True if the bot may do this in the channel; in a thread, its channel's settings count. */
export function mayDo(world: World, channel: Channel, bit: bigint): boolean {
  if (world.botPermissions & PERMISSION.administrator) return true;
  const home = channel.parent === undefined ? channel : world.channels.find(({ id }) => id === channel.parent);
  return (world.botPermissions & ~(home?.denied ?? 0n) & bit) === bit;
}

const UNKNOWN_GUILD = refused(404, 10_004, 'Unknown Guild');

/** The server's roles: everybody's, which has the server's id and in this server is all that the bot has, and the others. */
export function guildRoles(world: World, [guild]: string[]): Answer {
  if (world.isRemoved || guild !== world.guild) return UNKNOWN_GUILD;
  const everybody = { id: world.guild, name: '@everyone', permissions: String(world.botPermissions) };
  return { status: 200, body: [everybody, ...world.roles.map((one) => ({ ...one, permissions: '0' }))] };
}

export function guildMember(world: World, [guild, user]: string[]): Answer {
  if (world.isRemoved || guild !== world.guild) return UNKNOWN_GUILD;
  const member = world.members.find(({ id }) => id === user);
  if (user !== world.application && !member) return refused(404, 10_007, 'Unknown Member');
  return { status: 200, body: { user: { id: user }, nick: member?.nick ?? null, roles: [] } };
}
