import { lookup } from 'node:dns/promises';
import net from 'node:net';
import { buildConnector } from 'undici';
import { Refusal } from './failures.ts';
import { isPublic } from './public-address.ts';

export type Resolved = { address: string; family: number };
/** Finds the addresses of a name. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;
/** Opens a connection to one of these addresses, which were checked. */
export type Dial = (addresses: readonly Resolved[], port: number) => net.Socket;

export const resolveName: Resolve = (host) => lookup(host, { all: true });

/** Connects to the first address that answers. The name is not looked up again, so it cannot change in between. */
export const dialAddress: Dial = (addresses, port) => {
  const [first] = addresses;
  const socket = net.connect({
    host: addresses.length === 1 && first ? first.address : 'checked.invalid',
    port,
    autoSelectFamily: true,
    lookup: (_host, _options, done) => done(null, [...addresses]),
  });
  socket.once('connect', () => {
    if (!isPublic(socket.remoteAddress ?? '')) socket.destroy(new Refusal('private'));
  });
  return socket;
};

/** What TLS takes of a test, which has no certificate that everybody trusts. */
export type Trusted = { ca?: string };

/**
 * Makes undici's connector. It looks the name up, refuses if one of its addresses is not public, and connects to an address that it has
 * checked: what a name means is decided once.
 */
export function guardedConnector(
  { resolve, dial, trusted = {} }: { resolve: Resolve; dial: Dial; trusted?: Trusted },
  patience: number,
): buildConnector.connector {
  const secured = buildConnector({ timeout: patience, allowH2: false, maxCachedSessions: 0, ...trusted });
  return (options, callback) => {
    opened(options, resolve, dial).then(
      (socket) => {
        if (options.protocol === 'https:') secured({ ...options, httpSocket: socket }, callback);
        else callback(null, socket.setNoDelay(true));
      },
      (error: Error) => callback(error, null),
    );
  };
}

async function opened(
  { hostname, port, protocol }: buildConnector.Options,
  resolve: Resolve,
  dial: Dial,
): Promise<net.Socket> {
  const addresses = await publicAddresses(hostname, resolve);
  const socket = dial(addresses, Number(port) || (protocol === 'https:' ? 443 : 80));
  await new Promise<void>((done, fail) => socket.once('connect', done).once('error', fail));
  return socket;
}

/** Looks up a name, or takes an address as it is. Throws if one of them is not public: mixed answers are made by somebody who tries. */
async function publicAddresses(hostname: string, resolve: Resolve): Promise<readonly Resolved[]> {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const family = net.isIP(host);
  const addresses = family ? [{ address: host, family }] : await resolve(host);
  if (!addresses.length) throw new Refusal('no-site');
  if (!addresses.every(({ address }) => isPublic(address))) throw new Refusal('private');
  return addresses;
}
