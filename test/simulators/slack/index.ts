import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventPacket } from './packets.ts';
import { createPerson, type Person, type Undelivered } from './person.ts';
import { isBots, type SeenMessage, seen } from './seen.ts';
import { startServer } from './server.ts';
import { type Socket, socketTransport } from './socket.ts';
import { type Ack, httpTransport, type Kind, type Transport } from './transport.ts';
import {
  BOT,
  type Clock,
  createClock,
  createWorld,
  type Json,
  nextId,
  type PersonFacts,
  type Trouble,
  type World,
} from './world.ts';

export type { Person, Result } from './person.ts';
export { isBots, type SeenMessage, seen } from './seen.ts';

export type PersonOf = { name: string; locale?: string; admin?: boolean; team?: string };

/** Slack with one workspace, one channel and one app in it: for a bot in this process or another (`api` is its SLACK_API_URL). */
export type SlackSimulator = {
  mode: 'http' | 'socket';
  /** For SLACK_API_URL, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET. */
  api: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  clock: Clock;
  world: World;
  /** Of Socket Mode; throws in HTTP mode. */
  socket(): Socket;
  /** HTTP mode: where the bot takes Slack's requests. */
  sendTo(url: string): void;
  /** HTTP mode: serves the bot's listener at an address of its own and sends there; the one before is gone. */
  serve(listener: RequestListener): Promise<void>;
  person(facts: PersonOf): Person;
  /** Sends a packet as it stands. */
  deliver(kind: Kind, payload: Json): Promise<Ack>;
  /** Sends the events again that nobody acknowledged. */
  retryEvents(): Promise<Ack[]>;
  /** What everybody sees of the bot in the channel, in order. */
  channelMessages(): SeenMessage[];
  /** What the bot said to this person alone, in the channel or in the conversation with them. */
  privateMessages(person: Person): SeenMessage[];
  /** The next call of the method (or `response_url`, `file`) is answered with this; status 0: not at all. */
  trouble(method: string, status: number, more?: Omit<Trouble, 'status'>): void;
  /** Uninstalls the app: its token is none any more, and Slack sends both events about it. */
  uninstall(): Promise<Ack[]>;
  close(): Promise<void>;
};

export async function openSlack({
  mode,
  clock = createClock(),
}: {
  mode: 'http' | 'socket';
  clock?: Clock;
}): Promise<SlackSimulator> {
  const world = createWorld(clock);
  const server = await startServer(world);
  let bot: Server | undefined;
  const socket = mode === 'socket' ? socketTransport(server) : undefined;
  const transport: Transport = socket ?? httpTransport(world);
  const undelivered: Undelivered[] = [];
  const { api, botToken, appToken, signingSecret } = { ...world, api: `${world.origin}/api/` };
  return {
    ...{ mode, api, botToken, appToken, signingSecret, clock, world },
    socket: () => {
      if (!socket) throw new Error('there is no socket in HTTP mode');
      return socket;
    },
    sendTo: (url) => {
      world.events = url;
    },
    serve: async (listener) => {
      if (bot) await closed(bot);
      bot = createServer(listener);
      world.events = `${await listening(bot)}/slack/events`;
    },
    person: (facts) => createPerson({ world, transport, undelivered, facts: register(world, facts) }),
    deliver: (kind, payload) => transport.deliver(kind, payload),
    retryEvents: () =>
      Promise.all(undelivered.splice(0).map(({ payload, retry }) => transport.deliver('event', payload, retry))),
    channelMessages: () => world.messages.filter((one) => isBots(one) && one.only === undefined).map(seen),
    privateMessages: ({ facts }) => world.messages.filter((one) => isBots(one) && one.only === facts.id).map(seen),
    trouble: (method, status, more = {}) => void world.trouble.push({ method, status, ...more }),
    uninstall: () => {
      world.isInstalled = false;
      const events = [{ type: 'app_uninstalled' }, { type: 'tokens_revoked', tokens: { oauth: [], bot: [BOT.user] } }];
      return Promise.all(events.map((event) => transport.deliver('event', eventPacket(world, event))));
    },
    close: async () => {
      await transport.close();
      await Promise.all([closed(server), bot && closed(bot)]);
    },
  };
}

function register(world: World, { name, locale = 'en-GB', admin = false, team }: PersonOf): PersonFacts {
  const before = [...world.people.values()].find((one) => one.name === name);
  const facts = { id: before?.id ?? nextId(world, 'U'), name, locale, admin, ...(team && { team }) };
  world.people.set(facts.id, facts);
  return facts;
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
