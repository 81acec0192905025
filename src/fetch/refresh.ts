import type { Answered } from './get.ts';

/** A page that only leads on is short. */
const LARGEST = 16_384;
/** Seconds. A page that is shown longer is to be read. */
const LONGEST_WAIT = 5;
const META = /<meta\s[^>]{0,300}>/gi;
const WAIT_AND_TARGET = /^\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?(['"]?)([^'"]+)\2/i;

/** Returns where a short page leads on by itself, by the header `Refresh` or the element of that name; undefined if it does not. */
export function refreshIn({ status, headers, body }: Answered): string | undefined {
  if (status !== 200) return undefined;
  if (headers.refresh) return target(headers.refresh);
  if (body.length > LARGEST || !/html/i.test(headers['content-type'] ?? 'html')) return undefined;
  const text = Buffer.from(body)
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->|<noscript[\s>][\s\S]*?<\/noscript>/gi, '');
  for (const [meta] of text.matchAll(META)) {
    if (!/http-equiv\s*=\s*["']?refresh\b/i.test(meta)) continue;
    const [, , content] = /\bcontent\s*=\s*(["'])(.*?)\1/i.exec(meta) ?? [];
    if (content !== undefined) return target(content.replaceAll('&amp;', '&'));
  }
  return undefined;
}

function target(content: string): string | undefined {
  const [, wait, , address] = WAIT_AND_TARGET.exec(content) ?? [];
  return Number(wait) <= LONGEST_WAIT ? address?.trim() : undefined;
}
