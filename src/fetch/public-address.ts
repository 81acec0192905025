import ipaddr from 'ipaddr.js';

const range = (text: string): [ipaddr.IPv6, number] => ipaddr.IPv6.parseCIDR(text);

/** What is given out of IPv6. All else is one's own network, or holds an IPv4 address (`::/96`, NAT64). */
const GIVEN_OUT = range('2000::/3');
/** The block of it for protocols, such as Teredo and ORCHID. */
const PROTOCOLS = range('2001::/23');

/** True for an address that everybody on the internet means the same machine by. All others are somebody's own network. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  // 6to4 and documentation are among the ranges that the package knows.
  if (address.range() !== 'unicast') return false;
  if (address instanceof ipaddr.IPv4) return true;
  return address.match(GIVEN_OUT) && !address.match(PROTOCOLS);
}
