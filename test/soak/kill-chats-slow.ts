import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** The way to a platform, which takes its time. Of what the bot sent before it was killed, half still arrives. */
export type SlowWay = {
  /** `http://127.0.0.1:…` */
  origin: string;
  /** Requests on the way. */
  busy(): number;
  close(): Promise<void>;
};

/** ms that everything takes, there and back, at most. */
const MOST_WAY = 60;
/** ms at most for what is slow: files, and what Slack knows of people. */
const MOST_SLOW: readonly [RegExp, number][] = [
  [/^\/(?:attachments|files-pri)\//, 700],
  [/\/users\.info$/, 400],
];

export async function openSlowWay(target: string, random: () => number): Promise<SlowWay> {
  let underWay = 0;
  const server = createServer((incoming, response) => {
    underWay += 1;
    const { url = '/' } = incoming;
    const slow = MOST_SLOW.find(([path]) => path.test(url))?.[1] ?? MOST_WAY;
    const way = { there: random() * slow, back: random() * MOST_WAY, dies: random() < 0.5 };
    void forwarded(target, incoming, way)
      .then(({ status, headers, body }) => response.writeHead(status, headers).end(body))
      // Whoever is dead hears nothing.
      .catch(() => response.destroy())
      .finally(() => {
        underWay -= 1;
      });
  });
  server.on('upgrade', (incoming, socket, head) => tunnel(target, incoming, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { origin, busy: () => underWay, close: () => closed(server) };
}

type Answered = { status: number; headers: Record<string, string>; body: Buffer };

type Way = { there: number; back: number; dies: boolean };

async function forwarded(target: string, incoming: IncomingMessage, { there, back, dies }: Way): Promise<Answered> {
  const sent = await bytesOf(incoming);
  await sleep(there);
  if (dies && incoming.socket.destroyed) throw new Error('lost on the way');
  const { method, url = '/', headers } = incoming;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(new URL(url, target), { method, headers }, resolve).on('error', reject).end(sent);
  });
  const body = await bytesOf(response);
  await sleep(back);
  const kept = Object.entries(response.headers).filter(([name]) => !/^(?:connection|keep-alive|transfer-)/.test(name));
  return {
    status: response.statusCode ?? 500,
    headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
    body,
  };
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A WebSocket: from here on bytes go through as they are. */
function tunnel(target: string, { method, url, rawHeaders }: IncomingMessage, socket: Duplex, head: Buffer): void {
  const upstream = connect(Number(new URL(target).port), '127.0.0.1');
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`);
  upstream.write(`${lines.join('\r\n')}\r\n\r\n`);
  upstream.write(head);
  socket.pipe(upstream).pipe(socket);
  for (const [one, other] of [
    [socket, upstream],
    [upstream, socket],
  ] as const)
    one.on('error', () => other.destroy()).on('close', () => other.destroy());
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
