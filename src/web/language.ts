import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LANGUAGES, type Language, languageOf } from '#core/language.ts';

/** Variables that every page can read: the language of the page's own words. */
export type SiteEnv = { Variables: { language: Language } };

const COOKIE = 'parley-ui';
const A_YEAR = 365 * 24 * 60 * 60; // seconds

/** The path for which the cookie is valid. `secure`: sent over https only. */
export type CookieScope = { path: string; secure: boolean };

/** Sets the language of a page: `?ui=` (stored in a cookie), else the cookie, else the browser's. */
export function pageLanguage(scope: CookieScope): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const chosen = known(c.req.query('ui'));
    c.set('language', chosen ?? known(getCookie(c, COOKIE)) ?? accepted(c.req.header('accept-language')));
    // Lax, so that people who follow a link from a chat get the language that they chose here before.
    if (chosen) setCookie(c, COOKIE, chosen, { ...scope, maxAge: A_YEAR, sameSite: 'Lax', httpOnly: true });
    await next();
  };
}

function known(value: string | undefined): Language | undefined {
  return LANGUAGES.find((one) => one === value);
}

/** Characters of the header that are read. Browsers send fewer than 200, but anybody on the internet may send more. */
const LONGEST_HEADER = 1000;

/** The Chinese or English entry with the highest weight in an `Accept-Language` header (RFC 9110, 12.5.4). A longer header is cut. */
export function accepted(header: string | undefined): Language {
  const entries = (header ?? '').slice(0, LONGEST_HEADER).split(',').map(entryOf);
  const [best] = entries
    .filter(({ tag, weight }) => /^(en|zh)\b/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return languageOf(best?.tag);
}

/** Splits first and trims later: a pattern with blanks on both sides would try every blank of a long run again. */
function entryOf(entry: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
  const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
  return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
}
