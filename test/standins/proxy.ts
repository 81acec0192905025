import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of the bot as it came by. `path`: with its query. */
export type Passing = { method: string; path: string; type: string; body: Buffer };
export type Answered = { status: number; type: string; body: Buffer };

export type Proxy = { origin: string; close(): Promise<void> };
export type Parts = {
  /** Where a request goes on to, or what it is answered with here. */
  target(request: Passing): string | Answered;
  /** What came back; what this returns goes to the bot. */
  seen(request: Passing, answer: Answered): Answered;
};

/** Stands between the bot and a stand-in, and sees everything that goes by. */
export async function startProxy(parts: Parts): Promise<Proxy> {
  const server = createServer((request, response) => {
    pass(parts, request)
      .catch((error: unknown) => ({ status: 502, type: 'text/plain', body: Buffer.from(String(error)) }))
      .then(({ status, type, body }) => {
        response.writeHead(status, type ? { 'content-type': type } : {}).end(status === 204 ? undefined : body);
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closed(server) };
}

async function pass({ target, seen }: Parts, request: IncomingMessage): Promise<Answered> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const { method = 'GET', url = '/', headers } = request;
  const passing = { method, path: url, type: headers['content-type'] ?? '', body: Buffer.concat(chunks) };
  const to = target(passing);
  if (typeof to !== 'string') return to;
  const { authorization } = headers;
  const response = await fetch(to + url, {
    method,
    headers: { ...(passing.type && { 'content-type': passing.type }), ...(authorization && { authorization }) },
    ...(passing.body.length > 0 && { body: new Uint8Array(passing.body) }),
    redirect: 'manual',
  });
  const body = Buffer.from(await response.arrayBuffer());
  return seen(passing, { status: response.status, type: response.headers.get('content-type') ?? '', body });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
