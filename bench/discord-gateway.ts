import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIChatInputApplicationCommandInteractionData } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { botUser, commandPayload } from '../test/simulators/discord/payloads.ts';
import { type Came, type Interaction, newId, newWorld, type World } from '../test/simulators/discord/world.ts';

const OP = { dispatch: 0, heartbeat: 1, identify: 2, hello: 10, ack: 11 } as const;
/** ms, as Discord's. */
const HEARTBEAT = 41_250;
/** The first answer that is a message. */
const MESSAGE = 4;
/** Seen by who asked alone. */
const EPHEMERAL = 64;

/** A command as somebody sends it; `onlyMe`: whether its answer is for them alone. */
export type Sent = { data: APIChatInputApplicationCommandInteractionData; onlyMe: boolean };

/** As much of Discord as one bot needs that answers at once; it checks next to nothing, so that the bots are measured and not it. */
export type BareGateway = {
  api: string;
  token: string;
  /** Resolves when the bot has connected. */
  connected: Promise<void>;
  /** Resolves when the command is answered with a message; rejects when anything else comes. */
  ask(sent: Sent): Promise<void>;
  close(): void;
};

type Waiting = { onlyMe: boolean; done: PromiseWithResolvers<void> };

export async function openBareGateway(): Promise<BareGateway> {
  const world = newWorld(Date);
  const waiting = new Map<string, Waiting>();
  const server = createServer((request, response) => void serve(world, waiting, request, response));
  const { socket, connected } = listen(server, world);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const like = person(world);
  let s = 1;
  const ask = ({ data, onlyMe }: Sent) => {
    const id = newId(world);
    const done = Promise.withResolvers<void>();
    waiting.set(id, { onlyMe, done });
    const d = commandPayload(world, { ...like, id, token: `token-of-${id}` }, data);
    s += 1;
    socket()?.send(JSON.stringify({ op: OP.dispatch, s, t: 'INTERACTION_CREATE', d }));
    return done.promise;
  };
  const close = () => {
    socket()?.terminate();
    server.close().closeAllConnections();
  };
  return { api: `${world.origin}/api`, token: world.token, connected, ask, close };
}

/** Somebody who sends commands in the first channel. */
function person(world: World): Interaction {
  const permissions = (1n << 10n) | (1n << 11n) | (1n << 31n);
  const user = { id: newId(world), name: 'Ana', locale: 'en-US', permissions };
  const channel = world.channels[0]?.id ?? '';
  const nothing = {
    pressed: undefined,
    callback: undefined,
    original: undefined,
    came: Promise.withResolvers<Came>(),
  };
  return { id: '', token: '', type: 2, at: 0, user, channel, ...nothing };
}

/** One bot with one connection. */
function listen(server: Server, world: World): { socket(): WebSocket | undefined; connected: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let socket: WebSocket | undefined;
  new WebSocketServer({ server }).on('connection', (one) => {
    socket = one;
    const send = (packet: object) => one.send(JSON.stringify(packet));
    one.on('message', (data) => {
      const { op } = JSON.parse(String(data)) as { op: number };
      if (op === OP.heartbeat) send({ op: OP.ack });
      if (op !== OP.identify) return;
      send({ op: OP.dispatch, s: 1, t: 'READY', d: ready(world) });
      resolve();
    });
    send({ op: OP.hello, d: { heartbeat_interval: HEARTBEAT } });
  });
  return { socket: () => socket, connected: promise };
}

function ready(world: World): object {
  const resume_gateway_url = world.origin.replace('http', 'ws');
  const application = { id: world.application, flags: 0 };
  return {
    v: 10,
    user: botUser(world),
    guilds: [],
    session_id: 'bench',
    resume_gateway_url,
    shard: [0, 1],
    application,
  };
}

const CALLBACK = /^\/api\/v10\/interactions\/(\d+)\/[^/]+\/callback/;

async function serve(
  world: World,
  waiting: Map<string, Waiting>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const id = CALLBACK.exec(request.url ?? '')?.[1];
  if (id === undefined) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(facts(world, request.url ?? '', text)));
    return;
  }
  response.writeHead(204).end();
  const one = waiting.get(id);
  waiting.delete(id);
  if (one) settle(one, text);
}

/** What a bot asks when it starts. */
function facts(world: World, url: string, text: string): unknown {
  if (url.endsWith('/gateway/bot')) {
    const session_start_limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: 1 };
    return { url: world.origin.replace('http', 'ws'), shards: 1, session_start_limit };
  }
  if (url.endsWith('/users/@me')) return botUser(world);
  if (url.endsWith('/applications/@me')) return { id: world.application, name: 'Bench' };
  return text ? JSON.parse(text) : [];
}

/** How Parley begins to say that something broke. */
const BUG = 'Something went wrong';

/** A deferral is no answer, nor is a bug's number; and what only one person sees is none for everybody. */
function settle({ onlyMe, done }: Waiting, text: string): void {
  const { type, data } = JSON.parse(text) as { type: number; data?: { components?: unknown[]; flags?: number } };
  const isMessage = type === MESSAGE && Boolean(data?.components?.length) && !text.includes(BUG);
  if (isMessage && Boolean((data?.flags ?? 0) & EPHEMERAL) === onlyMe) done.resolve();
  else done.reject(new Error(`not the answer that was expected: ${text.slice(0, 500)}`));
}
