import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { SiteEnv } from './language.ts';

/** How long answers under way may take once the server is told to stop, in ms: a reply is ready well within it. */
const GRACE = 3_000;

export type Listening = { url: string; close(): Promise<void> };

/**
 * Serves `app`; `port` 0 takes any free one. `close` takes no new requests, ends the streams that never end by themselves,
 * lets answers under way finish, and resolves when nothing is open any more. Rejects when the port cannot be had.
 */
export function startServer(app: Hono<SiteEnv>, at: { port: number; hostname: string }): Promise<Listening> {
  const streams = new Set<HttpBindings['outgoing']>();
  const server = createAdaptorServer({
    hostname: at.hostname,
    fetch: async (request, env) => {
      const response = await app.fetch(request, env);
      if (isStream(response) && 'outgoing' in env) remember(streams, env as HttpBindings);
      return response;
    },
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.hostname, () => {
      server.off('error', reject);
      const { port } = server.address() as AddressInfo;
      resolve({ url: `http://${shownHost(at.hostname)}:${port}`, close: () => stop(server, streams) });
    });
  });
}

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

type Server = ReturnType<typeof createAdaptorServer>;

function stop(server: Server, streams: ReadonlySet<HttpBindings['outgoing']>): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE);
    server.close(() => {
      clearTimeout(patience);
      resolve();
    });
    for (const outgoing of streams) outgoing.destroy();
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}
