import { DiscordAPIError, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { isAdministrator, isThread } from './permissions.ts';

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const overwrite = z.object({ id: z.string(), allow: bits, deny: bits });
type Overwrite = z.infer<typeof overwrite>;
const Channel = z.object({
  type: z.number(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwrite).default([]),
});
const Roles = z.array(z.object({ id: z.string(), permissions: bits }));
const Member = z.object({ roles: z.array(z.string()) });
const User = z.object({ id: z.string() });

/** Codes of Discord: unknown channel, unknown guild, missing access. */
const UNKNOWN_GUILD = 10_004;
const MISSING_ACCESS = 50_001;

/** The bot's permissions in a channel; `removed`: it is not in the server any more. */
export type Granted = { kind: 'granted'; bits: bigint } | { kind: 'removed' };

/** Returns the id of the bot's user. Asks once. */
export function createMe(rest: REST): () => Promise<string> {
  let me: string | undefined;
  return async () => {
    me ??= User.parse(await rest.get(Routes.user())).id;
    return me;
  };
}

/**
 * Finds out what the bot may do in a channel or thread. Discord names no missing permission in its errors, and answers a search of messages
 * without the right to read them with an empty list. Throws discord.js's errors.
 */
export async function grantedIn(rest: REST, guild: string, channel: string, me: string): Promise<Granted> {
  try {
    const [roles, member] = await Promise.all([
      rest.get(Routes.guildRoles(guild)).then((found) => Roles.parse(found)),
      rest.get(Routes.guildMember(guild, me)).then((found) => Member.parse(found)),
    ]);
    const own = roles.filter(({ id }) => id === guild || member.roles.includes(id));
    const base = own.reduce((all, { permissions }) => all | permissions, 0n);
    if (isAdministrator(base)) return { kind: 'granted', bits: base };
    const overwrites = await overwritesOf(rest, channel);
    return { kind: 'granted', bits: overwrites ? applied(base, overwrites, { guild, roles: member.roles, me }) : 0n };
  } catch (error) {
    if (isCode(error, UNKNOWN_GUILD) || isCode(error, MISSING_ACCESS)) return { kind: 'removed' };
    throw error;
  }
}

/** Returns a channel's own settings, of a thread its channel's; undefined if the bot cannot see the channel. */
async function overwritesOf(rest: REST, id: string): Promise<Overwrite[] | undefined> {
  try {
    const channel = Channel.parse(await rest.get(Routes.channel(id)));
    if (!isThread(channel.type) || !channel.parent_id) return channel.permission_overwrites;
    return Channel.parse(await rest.get(Routes.channel(channel.parent_id))).permission_overwrites;
  } catch (error) {
    if (isCode(error, MISSING_ACCESS)) return undefined;
    throw error;
  }
}

type Who = { guild: string; roles: readonly string[]; me: string };

/** Applies a channel's settings: for everybody, then for the roles together, then for the member (docs: topics/permissions). */
function applied(base: bigint, overwrites: readonly Overwrite[], { guild, roles, me }: Who): bigint {
  const steps = [
    overwrites.filter(({ id }) => id === guild),
    overwrites.filter(({ id }) => roles.includes(id)),
    overwrites.filter(({ id }) => id === me),
  ];
  return steps.reduce((granted, step) => {
    const deny = step.reduce((all, one) => all | one.deny, 0n);
    const allow = step.reduce((all, one) => all | one.allow, 0n);
    return (granted & ~deny) | allow;
  }, base);
}

const isCode = (error: unknown, code: number): boolean => error instanceof DiscordAPIError && error.code === code;
