import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { botUser } from './payloads.ts';
import { newId, type World } from './world.ts';

const OP = { dispatch: 0, heartbeat: 1, identify: 2, resume: 6, reconnect: 7, invalid: 9, hello: 10, ack: 11 } as const;
/** ms, as Discord's. */
const HEARTBEAT = 41_250;
/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

const GUILDS = 1 << 0;

/** A server as it comes with the connection, or when the bot is added to one. */
export const guildOf = ({ guild, channels, roles }: World) => ({
  id: guild,
  name: 'A server',
  channels: channels.map(({ id, type, name }) => ({ id, type, name })),
  roles,
});

const Packet = z.object({ op: z.number(), d: z.unknown() });
const Identify = z.object({ token: z.string(), intents: z.number(), properties: z.object({ os: z.string() }) });
const Resume = z.object({ token: z.string(), session_id: z.string(), seq: z.number() });

type Event = { s: number; t: string; d: unknown };
/** What is sent while the socket is lost is kept, and comes when the session is taken up again. */
type Session = { id: string; events: Event[]; socket: WebSocket | undefined };

/** Discord's gateway for one bot. */
export type Gateway = {
  /** False when nobody is, or will be, there to take it. */
  dispatch(t: string, d: unknown): boolean;
  /** The next connection is refused with this code when it identifies. */
  refuseNext(code: number): void;
  close(code: number): void;
  reconnect(): void;
  invalidate(): void;
  /** Nobody can connect, and who is gets thrown out, until it is called again with false. */
  stall(stalled: boolean): void;
  connected(): boolean;
  /** How often a session was begun and taken up again. */
  counts: { identified: number; resumed: number };
};

export function openSocket(server: Server, world: World): Gateway {
  const state: State = { sessions: [], refuse: undefined, stalled: false, counts: { identified: 0, resumed: 0 } };
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', (socket) => {
    if (state.stalled) return socket.terminate();
    send(socket, { op: OP.hello, d: { heartbeat_interval: HEARTBEAT } });
    socket.on('message', (data) => receive(world, state, socket, String(data)));
    socket.on('close', (code) => {
      const session = state.sessions.find((one) => one.socket === socket);
      if (!session) return;
      // Who says good-bye ends the session; who is cut off may come back.
      session.socket = undefined;
      if (code === 1000 || code === 1001) state.sessions = state.sessions.filter((one) => one !== session);
    });
  });
  return gatewayOf(state);
}

/** `sessions`: each is sent everything, so that two connections of one bot get each interaction twice. */
type State = {
  sessions: Session[];
  refuse: number | undefined;
  stalled: boolean;
  counts: Gateway['counts'];
};

function gatewayOf(state: State): Gateway {
  const sockets = () => state.sessions.flatMap(({ socket }) => socket ?? []);
  return {
    counts: state.counts,
    connected: () => sockets().length > 0,
    dispatch: (t, d) => {
      for (const session of state.sessions) dispatch(session, t, d);
      return state.sessions.length > 0;
    },
    refuseNext: (code) => {
      state.refuse = code;
    },
    close: (code) => cut(state, (one) => one.close(code)),
    reconnect: () => {
      for (const one of sockets()) send(one, { op: OP.reconnect, d: null });
    },
    invalidate: () => {
      const all = sockets();
      state.sessions = [];
      for (const one of all) send(one, { op: OP.invalid, d: false });
    },
    stall: (stalled) => {
      state.stalled = stalled;
      if (stalled) cut(state, (one) => one.terminate());
    },
  };
}

/** From now on what is dispatched waits for the next connection. */
function cut({ sessions }: State, end: (socket: WebSocket) => void): void {
  for (const session of sessions) {
    const { socket } = session;
    session.socket = undefined;
    if (socket) end(socket);
  }
}

function receive(world: World, state: State, socket: WebSocket, data: string): unknown {
  const { op, d } = Packet.parse(JSON.parse(data));
  switch (op) {
    case OP.heartbeat:
      return send(socket, { op: OP.ack });
    case OP.identify:
      return identify(world, state, socket, Identify.parse(d));
    case OP.resume:
      return resume(world, state, socket, Resume.parse(d));
    default:
      return world.faults.push(`the gateway was sent op ${op}`);
  }
}

function identify(world: World, state: State, socket: WebSocket, wish: z.infer<typeof Identify>): unknown {
  const { refuse } = state;
  state.refuse = undefined;
  if (refuse !== undefined) return socket.close(refuse);
  if (wish.token !== world.token) return socket.close(4004, 'Authentication failed.');
  if (wish.intents & PRIVILEGED) return socket.close(4014, 'Disallowed intent(s).');
  state.counts.identified += 1;
  const session: Session = { id: newId(world), events: [], socket };
  state.sessions = [...state.sessions.filter((one) => one.socket), session];
  dispatch(session, 'READY', {
    v: 10,
    user: botUser(world),
    guilds: [{ id: world.guild, unavailable: true }],
    session_id: session.id,
    resume_gateway_url: world.origin.replace('http', 'ws'),
    shard: [0, 1],
    application: { id: world.application, flags: 0, flags_new: '0' },
  });
  if (wish.intents & GUILDS) dispatch(session, 'GUILD_CREATE', guildOf(world));
  return undefined;
}

function resume(world: World, state: State, socket: WebSocket, wish: z.infer<typeof Resume>): unknown {
  const session = state.sessions.find(({ id }) => id === wish.session_id);
  if (wish.token !== world.token) return socket.close(4004, 'Authentication failed.');
  if (!session) return send(socket, { op: OP.invalid, d: false });
  state.counts.resumed += 1;
  session.socket = socket;
  for (const { s, t, d } of session.events) if (s > wish.seq) send(socket, { op: OP.dispatch, s, t, d });
  return dispatch(session, 'RESUMED', null);
}

function dispatch(session: Session, t: string, d: unknown): void {
  const event = { s: session.events.length + 1, t, d };
  session.events.push(event);
  if (session.socket) send(session.socket, { op: OP.dispatch, ...event });
}

function send(socket: WebSocket, packet: object): void {
  socket.send(JSON.stringify(packet));
}
