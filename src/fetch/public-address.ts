import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv6, number];

const range = (text: string): Range => ipaddr.IPv6.parseCIDR(text);
/** Blocks of IPv6 that hold an IPv4 address, or that lead to one's own network, and that the package takes for ordinary ones. */
const NOT_PUBLIC: readonly Range[] = [
  // IPv4-compatible, and the local form of NAT64
  range('::/96'),
  range('64:ff9b:1::/48'),
  // site-local, discard-only, ORCHID, documentation, segment routing
  range('fec0::/10'),
  range('100::/16'),
  range('2001:10::/28'),
  range('3fff::/20'),
  range('5f00::/16'),
];

/** True for an address that everybody on the internet means the same machine by. All others are somebody's own network. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  if (address.kind() === 'ipv4') return true;
  // Only 2000::/3 is given out.
  const six = address as ipaddr.IPv6;
  return six.match(GIVEN_OUT) && !NOT_PUBLIC.some((one) => six.match(one));
}

const GIVEN_OUT = range('2000::/3');
