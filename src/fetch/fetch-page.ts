import type { PageRefusal } from '#core/page-refusals.ts';
import type { FetchedPage } from '#core/ports/pages.ts';
import { Refusal } from './failures.ts';
import type { Answered, Get } from './get.ts';
import { pageKind, typeIn } from './page-kind.ts';
import { refreshIn } from './refresh.ts';
import { type CheckRobots, redirectIn } from './robots.ts';
import { webAddress } from './web-address.ts';

const MOST_REDIRECTS = 5;
const ACCEPT =
  'text/html, application/xhtml+xml, application/pdf;q=0.9, application/epub+zip;q=0.9, text/markdown;q=0.9, text/plain;q=0.8, */*;q=0.1';

export type PageParts = { get: Get; checkRobots: CheckRobots; most: number };

/** Fetches a page and follows its redirects. Each address on the way is checked like the first. Throws the reason why it was not read. */
export async function fetchPage(
  { get, checkRobots, most }: PageParts,
  address: string,
  signal: AbortSignal,
): Promise<FetchedPage> {
  let url = webAddress(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    await checkRobots(url, signal);
    const answer = await get(url, { most, cut: false, accept: ACCEPT }, signal);
    const next = redirectIn(answer) ?? refreshIn(answer);
    if (next === undefined) return pageIn(url, answer);
    url = redirected(url, next);
  }
  throw new Refusal('redirects');
}

function redirected(from: URL, target: string): URL {
  const url = webAddress(target, from);
  // What was asked for over a secured connection is not read over an open one, where anybody could have changed it.
  if (from.protocol === 'https:' && url.protocol === 'http:') throw new Refusal('insecure');
  return url;
}

function pageIn(url: URL, { status, headers, body }: Answered): FetchedPage {
  const failed = failureOf(status);
  if (failed) throw new Refusal(failed);
  if (!body.length) throw new Refusal('empty');
  const contentType = headers['content-type'];
  const type = pageKind(body, contentType, url.pathname);
  if (!type) throw new Refusal('other-kind', typeIn(contentType) || undefined);
  return { kind: 'page', address: url.href, type, ...(contentType && { contentType }), bytes: body };
}

function failureOf(status: number): PageRefusal | undefined {
  if (status === 200) return undefined;
  if (status === 204 || status === 205) return 'empty';
  if (status === 404 || status === 410) return 'gone';
  if (status === 401 || status === 407 || status === 511) return 'log-in';
  if (status === 402) return 'wall';
  if (status === 429) return 'too-often';
  if (status >= 500) return 'trouble';
  return status >= 400 ? 'forbidden' : 'broken';
}
