import { setImmediate } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import robotsParser from 'robots-parser';
import { Refusal, refusalOf } from './failures.ts';
import type { Answered, Get } from './get.ts';
import { webAddress } from './web-address.ts';

// The package's types are written for another kind of module than it is.
const createRobots = robotsParser as unknown as typeof robotsParser.default;

/** What a site's robots.txt says: its text, or that it could not be asked (RFC 9309, 2.3.1). */
type Rules = { text: string } | 'unreachable';

/** Bytes of a robots.txt that count: at least 500 KiB, says RFC 9309, 2.5. */
const MOST = 500 * 1024;
const MOST_REDIRECTS = 5;
/** RFC 9309, 2.4: not longer than a day. An hour spares a site most requests, and a change is seen soon. */
const KEPT = 3_600_000;
const CACHED_CHARACTERS = 4_000_000;
/** Steps of comparing an address with all rules: 50 ms. Who makes Parley do more wants it to stay away. */
const MOST_STEPS = 1_000_000;
/** Lines longer than this are no rules. */
const LONGEST_LINE = 2_000;
const RULE = /^\s*(?:user-?agent|allow|disallow)\s*:/i;

/** Throws the refusal if a site does not want the page to be read by programs. */
export type CheckRobots = (url: URL, signal: AbortSignal) => Promise<void>;

/** `token`: the name by which a robots.txt can address Parley. */
export function createRobotsCheck(get: Get, token: string): CheckRobots {
  const known = new LRUCache<string, { text: string }>({
    maxSize: CACHED_CHARACTERS,
    sizeCalculation: ({ text }) => text.length + 1,
    ttl: KEPT,
  });
  return async (url, signal) => {
    const place = new URL('/robots.txt', url);
    if (place.pathname === url.pathname) return;
    const cached = known.get(url.origin);
    const rules = cached ?? (await ask(get, place, signal));
    if (rules === 'unreachable') throw new Refusal('robots-unreachable');
    if (!cached) known.set(url.origin, rules);
    // Parsing the largest file takes a moment. Others come first.
    await setImmediate();
    if (!allows(rules.text, url, token)) throw new Refusal('robots');
  };
}

function allows(text: string, url: URL, token: string): boolean {
  const rules = text.split(/\r\n?|\n/).filter((line) => line.length <= LONGEST_LINE && RULE.test(line));
  const plain = rules.join('\n').replaceAll(/\*{2,}/g, '*');
  const wildcards = plain.split('*').length - 1;
  if ((rules.length + wildcards) * url.href.length > MOST_STEPS) return false;
  return createRobots(new URL('/robots.txt', url).href, plain).isAllowed(url.href, token) !== false;
}

const WANTED = { most: MOST, cut: true, accept: 'text/plain, */*;q=0.1' };

/** Asks for robots.txt. Redirects are followed, to another site too. What is not there forbids nothing; what fails forbids all. */
async function ask(get: Get, place: URL, signal: AbortSignal): Promise<Rules> {
  let url = place;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const answer = await get(url, WANTED, signal).catch((error: unknown) => {
      // Where the site itself fails, the page would too. Elsewhere only its robots.txt is missing.
      if (redirects && refusalOf(error)) return undefined;
      throw error;
    });
    if (!answer) return 'unreachable';
    const target = redirectIn(answer);
    if (target === undefined) return rulesIn(answer);
    url = webAddress(target, url);
  }
  // RFC 9309, 2.3.1.2: after five redirects it may be taken as not there.
  return { text: '' };
}

function rulesIn({ status, body }: Answered): Rules {
  if (status >= 500) return 'unreachable';
  return { text: status === 200 ? new TextDecoder().decode(body) : '' };
}

const LATIN = /[\u0080-\u00ff]/;

/** Returns the target of a redirect; undefined if the answer is none. Servers write other scripts in UTF-8, though headers are Latin-1. */
export function redirectIn({ status, headers }: Answered): string | undefined {
  const { location } = headers;
  if (location === undefined || ![301, 302, 303, 307, 308].includes(status)) return undefined;
  return LATIN.test(location) ? Buffer.from(location, 'latin1').toString('utf8') : location;
}
