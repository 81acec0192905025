import type { AddressInfo } from 'node:net';
import { openHttp } from './http.ts';
import { type Delivery, type Person, personIn, visible } from './person.ts';
import type { Seen } from './seen.ts';
import { type Gateway, guildOf, openSocket } from './socket.ts';
import { type Channel, type Clock, newId, newWorld, type Role, type Trouble, type World } from './world.ts';

export type { Person } from './person.ts';
export type { Seen, SeenForm } from './seen.ts';

/** Discord's bits for who runs the server, and for everybody. */
export const MANAGE_GUILD = 1n << 5n;
const EVERYBODY = (1n << 10n) | (1n << 11n) | (1n << 31n);

/**
 * Discord on this machine, with one server in it: what a real client of one bot needs of the API and the gateway, with Discord's rules about
 * when what may be answered. Every request is checked, and what would not be taken is noted in `faults`.
 */
export type Simulator = {
  world: World;
  /** The address for `DISCORD_API_URL`. */
  api: string;
  token: string;
  gateway: Gateway;
  faults: readonly string[];
  person(who: { name: string; locale?: string; permissions?: bigint; nick?: string }): Person;
  /** What everybody in the channel sees now, in order. */
  channelMessages(): Seen[];
  /** From now on people write in the first thread, in the first channel, or in the one with this id. */
  moveTo(where: 'channel' | 'thread' | Pick<Channel, 'id'>): void;
  /** The next request of which the path fits gets this instead of an answer. */
  trouble(one: Trouble): void;
  /** What everybody sees in this channel, thread or direct message. */
  messagesIn(channel: string): Seen[];
  /** Adds a channel of this type (0: text, 11: thread, 15: forum), or changes one. */
  channel(facts: Partial<Channel>): Channel;
  role(name: string, mentionable: boolean): Role;
  /** Deletes a channel or thread, and tells the bot. */
  deleteChannel(id: string): void;
  deleteMessage(id: string): void;
  /** Removes the bot from the server, or lets it in again, and tells it. */
  remove(isRemoved: boolean): void;
  /** The next interaction is delivered twice. */
  duplicate(): void;
  close(): Promise<void>;
};

/** `port`: where it is to listen; any free one if none is given. */
export async function openDiscordSimulator({
  clock = Date,
  port = 0,
}: {
  clock?: Clock;
  port?: number;
} = {}): Promise<Simulator> {
  const world = newWorld(clock);
  const troubles: Trouble[] = [];
  const server = openHttp(world, troubles);
  const gateway = openSocket(server, world);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let here = world.channels[0]?.id ?? '';
  const duplicates = { next: false };
  const delivery: Delivery = { gateway, duplicates, channel: () => here };
  return {
    world,
    api: `${world.origin}/api`,
    token: world.token,
    gateway,
    faults: world.faults,
    person: (who) => personIn(world, delivery, joined(world, who)),
    channelMessages: () => visible(world, here, undefined),
    moveTo: (where) => {
      here = typeof where === 'object' ? where.id : (world.channels[where === 'thread' ? 1 : 0]?.id ?? '');
    },
    trouble: (one) => troubles.push(one),
    messagesIn: (channel) => visible(world, channel, undefined),
    ...changes(world, gateway),
    duplicate: () => {
      duplicates.next = true;
    },
    close: async () => {
      gateway.stall(true);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Changes = Pick<Simulator, 'channel' | 'role' | 'deleteChannel' | 'deleteMessage' | 'remove'>;

/** What people do to the server. */
function changes(world: World, gateway: Gateway): Changes {
  return {
    channel: (facts) => {
      const known = world.channels.find(({ id }) => id === facts.id);
      const channel = known ?? { id: newId(world), type: 0, name: 'another', parent: undefined };
      if (!known) world.channels.push(channel);
      return Object.assign(channel, facts);
    },
    role: (name, mentionable) => {
      const role = { id: newId(world), name, mentionable };
      world.roles.push(role);
      return role;
    },
    deleteChannel: (id) => {
      const [gone] = world.channels.splice(
        world.channels.findIndex((one) => one.id === id),
        1,
      );
      const type = gone?.parent === undefined ? 'CHANNEL_DELETE' : 'THREAD_DELETE';
      gateway.dispatch(type, { id, guild_id: world.guild, type: gone?.type });
    },
    deleteMessage: (id) => {
      const message = world.messages.find((one) => one.id === id);
      if (message) message.deleted = true;
    },
    remove: (isRemoved) => {
      world.isRemoved = isRemoved;
      gateway.dispatch(isRemoved ? 'GUILD_DELETE' : 'GUILD_CREATE', isRemoved ? { id: world.guild } : guildOf(world));
    },
  };
}

/** Somebody of that name, who is the same person each time. */
function joined(world: World, who: Parameters<Simulator['person']>[0]) {
  const { name, locale = 'en-US', permissions = 0n, nick } = who;
  const known = world.members.find((one) => one.name === name);
  const member = known ?? { id: newId(world), name, locale, permissions: 0n };
  Object.assign(member, { locale, permissions: EVERYBODY | permissions, ...(nick !== undefined && { nick }) });
  if (!known) world.members.push(member);
  return member;
}
