import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { afterAll } from 'vitest';
import type { Pages } from '#core/ports/pages.ts';
import { createPages, type PagesOptions } from '#fetch/index.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

/** Answers a request to a site. */
export type Site = (request: http.IncomingMessage, response: http.ServerResponse) => void;
export type Asked = { address: string; headers: http.IncomingHttpHeaders };
type Options = Partial<Omit<PagesOptions, 'dial'>>;

/**
 * A web of sites on this machine, for the tests of a file. The guard is in force as it is on the internet: names mean public addresses, and
 * what was checked is then connected to servers here. `asked`: the requests that came.
 */
export type Web = { pages(options?: Options): Pages; asked: Asked[]; dialled: string[] };

/** An address of the internet that stands for every site here. */
export const PUBLIC = '93.184.215.14';

/** `sites`: by host. Whoever asks another finds no such name. Without a robots.txt of its own a site answers 404. */
export async function openWeb(sites: Readonly<Record<string, Site>>): Promise<Web> {
  const asked: Asked[] = [];
  const answer =
    (secured: boolean): Site =>
    (request, response) => {
      const host = request.headers.host ?? '';
      asked.push({ address: `http${secured ? 's' : ''}://${host}${request.url}`, headers: request.headers });
      const site = sites[host];
      if (site) site(request, response);
      else response.writeHead(404).end();
    };
  const open = http.createServer({ maxHeaderSize: 65_536 }, answer(false));
  const secured = https.createServer({ cert: CERTIFICATE, key: KEY }, answer(true));
  const ports = { 80: await listening(open), 443: await listening(secured) };
  const dialled: string[] = [];
  const options: PagesOptions = {
    version: '1',
    trusted: { ca: CERTIFICATE },
    resolve: async (host) => {
      if (host in sites) return [{ address: PUBLIC, family: 4 }];
      throw Object.assign(new Error(`no ${host}`), { code: 'ENOTFOUND' });
    },
    dial: ([first], port) => {
      dialled.push(`${first?.address}:${port}`);
      return net.connect({ host: '127.0.0.1', port: port === 443 ? ports[443] : ports[80] });
    },
  };
  return { pages: (more = {}) => createPages({ ...options, ...more }), asked, dialled };
}

async function listening(server: http.Server | https.Server): Promise<number> {
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as net.AddressInfo).port;
}
