import type {
  APIApplicationCommandInteraction,
  APIBaseInteraction,
  APIChatInputApplicationCommandInteractionData,
  APIGuildMember,
  APIInteraction,
  APIInteractionGuildMember,
  APIMessage,
  APIMessageComponentInteraction,
  APIModalSubmitInteraction,
  APIUser,
  GuildMemberFlags,
  InteractionType,
  Locale,
  UserFlags,
} from 'discord.js';
import type { Channel, Interaction, Member, Message, World } from './world.ts';

/** The types name each flag and not their absence. */
const NO_FLAGS: number = 0;

/** Discord's payloads, as complete as it sends them: typed by discord-api-types. */
export function userOf({ id, name }: Member): APIUser {
  return {
    id,
    username: name.toLowerCase(),
    discriminator: '0',
    global_name: name,
    avatar: null,
    public_flags: NO_FLAGS as UserFlags,
    avatar_decoration_data: null,
    collectibles: null,
    primary_guild: null,
  };
}

export function botUser({ application }: World): APIUser {
  return {
    id: application,
    username: 'parley',
    discriminator: '0',
    global_name: null,
    avatar: null,
    bot: true,
    public_flags: NO_FLAGS as UserFlags,
    avatar_decoration_data: null,
  };
}

const JOINED = '2026-01-05T09:00:00.000000+00:00';

export function memberOf(member: Member): APIInteractionGuildMember {
  const base: APIGuildMember = {
    user: userOf(member),
    nick: member.nick ?? null,
    avatar: null,
    banner: null,
    roles: [],
    joined_at: JOINED,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: NO_FLAGS as GuildMemberFlags,
    communication_disabled_until: null,
  };
  return { ...base, user: userOf(member), permissions: String(member.permissions) };
}

export function messageOf(world: World, message: Message): APIMessage {
  const { interaction } = message;
  return {
    id: message.id,
    channel_id: message.channel,
    author: botUser(world),
    content: message.content,
    timestamp: new Date(message.at).toISOString(),
    edited_timestamp: message.edited ? new Date(message.at).toISOString() : null,
    tts: false,
    mention_everyone: false,
    mentions: world.members.filter(({ id }) => message.mentionUsers?.includes(id)).map(userOf),
    mention_roles: message.mentionRoles ?? [],
    attachments: [],
    embeds: [],
    pinned: false,
    type: interaction?.type === 2 ? 20 : interaction ? 19 : 0,
    flags: message.flags | (message.owner === undefined ? 0 : 64) | (message.waiting ? 128 : 0),
    components: message.components,
    application_id: world.application,
    webhook_id: world.application,
    position: 0,
    ...(interaction?.type === 2 && {
      interaction_metadata: {
        id: interaction.id,
        type: 2 as InteractionType.ApplicationCommand,
        user: userOf(interaction.user),
        authorizing_integration_owners: { 0: world.guild },
      },
    }),
  };
}

type Base = APIBaseInteraction<InteractionType, unknown>;

function base<Type extends InteractionType>(world: World, one: Interaction, type: Type) {
  const channel = world.channels.find(({ id }) => id === one.channel);
  const common = {
    id: one.id,
    application_id: world.application,
    type,
    channel_id: one.channel,
    token: one.token,
    version: 1 as const,
    app_permissions: String(world.botPermissions),
    locale: one.user.locale as Locale,
    entitlements: [],
    authorizing_integration_owners: { 0: world.guild },
    attachment_size_limit: 10_485_760,
  };
  return { ...common, ...(channel?.recipient === undefined ? inServer(world, one, channel) : alone(one)) };
}

/** In a direct message there is no server, and so no member. */
function alone(one: Interaction) {
  const channel = { id: one.channel, type: 1, last_message_id: null, flags: 0 };
  return { channel: channel as unknown as NonNullable<Base['channel']>, user: userOf(one.user), context: 1 as const };
}

function inServer(world: World, one: Interaction, channel: Channel | undefined) {
  return {
    guild: { id: world.guild, locale: 'en-US' as Locale, features: [] },
    guild_id: world.guild,
    guild_locale: 'en-US' as Locale,
    channel: {
      id: one.channel,
      type: channel?.type ?? 0,
      name: channel?.name ?? '',
      guild_id: world.guild,
      parent_id: channel?.parent ?? null,
      permissions: String(one.user.permissions),
      last_message_id: null,
      flags: 0,
    } as unknown as NonNullable<Base['channel']>,
    member: memberOf(one.user),
    context: 0 as const,
  };
}

export function commandPayload(
  world: World,
  one: Interaction,
  data: APIApplicationCommandInteraction['data'],
): APIInteraction {
  const payload = { ...base(world, one, 2 as InteractionType.ApplicationCommand), data };
  return payload as APIApplicationCommandInteraction;
}

export function typingPayload(
  world: World,
  one: Interaction,
  data: APIChatInputApplicationCommandInteractionData,
): APIInteraction {
  const payload = { ...base(world, one, 4 as InteractionType.ApplicationCommandAutocomplete), data };
  return payload as APIInteraction;
}

export function pressPayload(
  world: World,
  one: Interaction,
  on: Message,
  data: APIMessageComponentInteraction['data'],
): APIInteraction {
  const message = messageOf(world, on);
  return {
    ...base(world, one, 3 as InteractionType.MessageComponent),
    message,
    data,
  } as APIMessageComponentInteraction;
}

export function submitPayload(world: World, one: Interaction, data: APIModalSubmitInteraction['data']): APIInteraction {
  const submitted = { ...base(world, one, 5 as InteractionType.ModalSubmit), data } satisfies APIModalSubmitInteraction;
  return one.pressed ? { ...submitted, message: messageOf(world, one.pressed) } : submitted;
}
