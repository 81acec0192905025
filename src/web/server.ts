import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { SiteEnv } from './language.ts';

/** Most ms for unfinished answers after the server is told to stop. A reply takes much less. */
const GRACE = 3_000;

/** Ms between two closings of idle connections while the server stops. */
const SWEEP = 50;

export type Listening = { url: string; close(): Promise<void> };

/**
 * `base`: a path that may come before every address, if a proxy does not remove it. `raw`: answers one path itself and reads the original
 * body of the request.
 */
export type ServerOptions = {
  port: number;
  hostname: string;
  base?: string;
  raw?: { path: string; listener: RequestListener };
};

/**
 * Serves `app`. `port` 0 takes any free port. `close` accepts no new requests, ends endless streams, lets unfinished answers finish, and
 * resolves when no connection is open. Rejects if the port cannot be used.
 */
export function startServer(app: Hono<SiteEnv>, { port, hostname, base = '', raw }: ServerOptions): Promise<Listening> {
  const streams = new Set<HttpBindings['outgoing']>();
  const answer = async (request: Request, env: HttpBindings) => {
    const response = await app.fetch(request, env);
    if (isStream(response)) remember(streams, env);
    return response;
  };
  const pages = getRequestListener((request, env) => answer(request, env as HttpBindings), { hostname });
  const server = createServer((request, response) => {
    if (base && request.url?.startsWith(`${base}/`)) request.url = request.url.slice(base.length);
    return raw && pathOf(request) === raw.path ? raw.listener(request, response) : pages(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, () => {
      server.off('error', reject);
      const { port: taken } = server.address() as AddressInfo;
      resolve({ url: `http://${shownHost(hostname)}:${taken}`, close: () => stop(server, streams) });
    });
  });
}

const pathOf = ({ url = '' }: IncomingMessage) => url.split('?', 1)[0];

function isStream(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
}

function remember(streams: Set<HttpBindings['outgoing']>, { outgoing }: HttpBindings): void {
  streams.add(outgoing);
  outgoing.once('close', () => streams.delete(outgoing));
}

function shownHost(hostname: string): string {
  return hostname.includes(':') ? `[${hostname}]` : hostname;
}

function stop(server: Server, streams: ReadonlySet<HttpBindings['outgoing']>): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), GRACE);
    // An idle connection that waits for its next request would keep the server open.
    const sweep = setInterval(() => server.closeIdleConnections(), SWEEP);
    server.close(() => {
      clearTimeout(patience);
      clearInterval(sweep);
      resolve();
    });
    for (const outgoing of streams) outgoing.destroy();
  });
}
