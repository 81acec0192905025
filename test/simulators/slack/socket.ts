import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Ack, Kind, Transport } from './transport.ts';
import { BOT, type Json } from './world.ts';

const TYPES = { slash: 'slash_commands', interactive: 'interactive', event: 'events_api' } as const;

type Envelope = { id: string; kind: Kind; payload: Json; attempt: number; acked(ack: Ack): void };

/** Slack's side of Socket Mode: docs.slack.dev, "Using Socket Mode". */
export type Socket = Transport & {
  /** Open connections. */
  count(): number;
  /** Resolves when so many connections have said hello since the start. */
  connected(count: number): Promise<void>;
  /** Tells the newest connection to go, as Slack does about once an hour. */
  refresh(reason: 'warning' | 'refresh_requested'): void;
  /** Every connection breaks. */
  drop(): void;
  /** Acknowledgements get lost from now on, or no longer: what they belong to is sent again over the next connection. */
  deaf(isDeaf: boolean): void;
};

const HOUR_IN_SECONDS = 3_600;
/** ms: Slack waits no longer for an acknowledgement. */
const PATIENCE = 3_000;

export function socketTransport(server: Server): Socket {
  const wss = new WebSocketServer({ server, path: '/link/' });
  const open: WebSocket[] = [];
  const unacked = new Map<string, Envelope>();
  const waiting: { count: number; resolve(): void }[] = [];
  let hellos = 0;
  let isDeaf = false;
  const push = (socket: WebSocket, envelope: Envelope) => socket.send(JSON.stringify(packet(envelope)));
  const hear = (data: string) => {
    const { envelope_id, payload } = JSON.parse(data) as { envelope_id?: string; payload?: Json };
    const envelope = unacked.get(envelope_id ?? '');
    if (!envelope || isDeaf) return;
    unacked.delete(envelope.id);
    envelope.acked({ status: 200, body: payload && Object.keys(payload).length ? payload : undefined });
  };
  wss.on('connection', (socket) => {
    open.push(socket);
    socket.on('message', (data) => hear(String(data)));
    socket.on('close', () => open.splice(open.indexOf(socket), 1));
    socket.send(JSON.stringify(hello(open.length)));
    hellos += 1;
    for (const one of waiting) if (hellos >= one.count) one.resolve();
    for (const envelope of unacked.values()) push(socket, Object.assign(envelope, { attempt: envelope.attempt + 1 }));
  });
  const deliver: Transport['deliver'] = (kind, payload, retry) =>
    new Promise((resolve) => {
      const patience = setTimeout(() => resolve({ status: 0, body: undefined }), PATIENCE);
      const acked = (ack: Ack) => {
        clearTimeout(patience);
        resolve(ack);
      };
      const envelope = { id: randomUUID(), kind, payload, attempt: retry?.number ?? 0, acked };
      unacked.set(envelope.id, envelope);
      const socket = open.at(-1);
      if (socket) push(socket, envelope);
    });
  return {
    deliver,
    count: () => open.length,
    connected: (count) =>
      hellos >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    refresh: (reason) =>
      open.at(-1)?.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'simulated' } })),
    drop: () => {
      for (const socket of open) socket.terminate();
    },
    deaf: (value) => {
      isDeaf = value;
    },
    close: async () => {
      for (const socket of wss.clients) socket.terminate();
      wss.close();
    },
  };
}

function hello(connections: number): Json {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'applink-simulated', build_number: 1, approximate_connection_time: HOUR_IN_SECONDS },
    connection_info: { app_id: BOT.app },
  };
}

function packet({ id, kind, payload, attempt }: Envelope): Json {
  const retried = kind === 'event' ? { retry_attempt: attempt, retry_reason: attempt ? 'timeout' : '' } : {};
  return { envelope_id: id, payload, type: TYPES[kind], accepts_response_payload: kind !== 'event', ...retried };
}
