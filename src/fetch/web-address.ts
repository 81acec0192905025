import { Refusal } from './failures.ts';

/** Names that mean one's own machine or network, whatever the resolver says. */
const OWN = /^(?:localhost|.*\.(?:localhost|local|internal|home\.arpa))\.?$/i;

/** Reads an address that may be fetched. Throws the reason why another may not. Addresses in numbers are checked when they are connected to. */
export function webAddress(text: string, base?: URL): URL {
  if (!URL.canParse(text, base)) throw new Refusal(base ? 'broken' : 'no-address');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Refusal('scheme');
  if (url.username || url.password) throw new Refusal('credentials');
  // The parser leaves out the usual port of the scheme.
  if (url.port) throw new Refusal('port');
  if (OWN.test(url.hostname)) throw new Refusal('private');
  url.hash = '';
  return url;
}
