import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LANGUAGES, type Language, languageOf } from '#core/language.ts';

/** What every page can ask of its request: the language of the page's own words. */
export type SiteEnv = { Variables: { language: Language } };

const COOKIE = 'parley-ui';
const A_YEAR = 365 * 24 * 60 * 60; // seconds

/** Where the cookie holds, and whether it is sent over https only. */
export type CookieScope = { path: string; secure: boolean };

/** The language of a page: `?ui=` (kept in a cookie from then on), else the cookie, else the browser's. */
export function pageLanguage(scope: CookieScope): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const chosen = known(c.req.query('ui'));
    c.set('language', chosen ?? known(getCookie(c, COOKIE)) ?? accepted(c.req.header('accept-language')));
    // Lax: whoever follows a link from a chat reads the language they chose here before.
    if (chosen) setCookie(c, COOKIE, chosen, { ...scope, maxAge: A_YEAR, sameSite: 'Lax', httpOnly: true });
    await next();
  };
}

function known(value: string | undefined): Language | undefined {
  return LANGUAGES.find((one) => one === value);
}

/** Characters of the header that are read. Browsers send fewer than 200; anybody on the internet may send more. */
const LONGEST_HEADER = 1000;

/** The first Chinese or English entry of an `Accept-Language` header, by its weights (RFC 9110, 12.5.4). A longer header is cut. */
export function accepted(header: string | undefined): Language {
  const entries = (header ?? '').slice(0, LONGEST_HEADER).split(',').map(entryOf);
  const [best] = entries
    .filter(({ tag, weight }) => /^(en|zh)\b/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return languageOf(best?.tag);
}

/** Split first and trimmed after: a pattern with blanks on both sides would try every blank of a long run anew. */
function entryOf(entry: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
  return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
}
