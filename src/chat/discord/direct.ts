import { type REST, Routes } from 'discord.js';
import { z } from 'zod';
import { resultWithin, type Timing } from '../shared/timing.ts';
import { INTERACTION } from './payload.ts';
import { aboutIn } from './post-body.ts';

// A press in a direct message comes without a server. The message names the place that it is about, and Discord knows the place's server.

const Press = z.looseObject({
  type: z.literal([INTERACTION.component, INTERACTION.modal]),
  guild_id: z.undefined().optional(),
  user: z.looseObject({ id: z.string() }),
  message: z.unknown(),
});
const bits = z.string().regex(/^\d+$/).transform(BigInt);
const Channel = z.object({ id: z.string(), type: z.number(), guild_id: z.string(), parent_id: z.string().nullish() });
const Member = z.object({ nick: z.string().nullish(), roles: z.array(z.string()) });
const Roles = z.array(z.object({ id: z.string(), permissions: bits }));

/** ms for finding the server: a first answer, or the word that it takes longer, is due within three seconds. */
const FIND_WITHIN = 1_000;

export type InServer = (payload: unknown) => Promise<unknown>;

/**
 * Adds to a press in a direct message the server, the place that the message is about, and the person as a member of the server: as if it came
 * from there. Returns anything else as it is, and so a press of whoever is no member any more.
 */
export function createInServer(rest: REST, timing: Timing): InServer {
  return async (payload) => {
    const { data: press } = Press.safeParse(payload);
    const about = press && aboutIn(press.message);
    if (!press || about === undefined) return payload;
    const found = await resultWithin(timing, FIND_WITHIN, placed(rest, about, press.user)).catch(() => undefined);
    return found ? { ...press, ...found, about } : payload;
  };
}

async function placed(rest: REST, about: string, user: { id: string }) {
  const channel = Channel.parse(await rest.get(Routes.channel(about)));
  const guild = channel.guild_id;
  const [member, roles] = await Promise.all([
    rest.get(Routes.guildMember(guild, user.id)).then((found) => Member.parse(found)),
    rest.get(Routes.guildRoles(guild)).then((found) => Roles.parse(found)),
  ]);
  const own = roles.filter(({ id }) => id === guild || member.roles.includes(id));
  const permissions = own.reduce((all, one) => all | one.permissions, 0n);
  return {
    guild_id: guild,
    channel,
    channel_id: channel.id,
    member: { user, nick: member.nick, roles: member.roles, permissions: String(permissions) },
    // The bot answers in the direct message, so its permissions in the channel do not matter.
    app_permissions: undefined,
  };
}
