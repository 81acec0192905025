import type { MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { LANGUAGES, type Language, languageOf } from '#core/language.ts';

/** What every page can ask of its request: the language of the page's own words. */
export type SiteEnv = { Variables: { language: Language } };

const COOKIE = 'parley-ui';
const A_YEAR = 365 * 24 * 60 * 60; // seconds

/** The language of a page: `?ui=` (kept in a cookie under `path` from then on), else the cookie, else the browser's. */
export function pageLanguage(path = '/'): MiddlewareHandler<SiteEnv> {
  return async (c, next) => {
    const chosen = known(c.req.query('ui'));
    c.set('language', chosen ?? known(getCookie(c, COOKIE)) ?? accepted(c.req.header('accept-language')));
    // Lax: whoever follows a link from a chat reads the language they chose here before.
    if (chosen) setCookie(c, COOKIE, chosen, { path, maxAge: A_YEAR, sameSite: 'Lax', httpOnly: true });
    await next();
  };
}

function known(value: string | undefined): Language | undefined {
  return LANGUAGES.find((one) => one === value);
}

/** The first Chinese or English entry of an `Accept-Language` header, by its weights (RFC 9110, 12.5.4). */
export function accepted(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().split(/\s*;\s*/);
      const weight = parameters.find((one) => one.startsWith('q='))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ tag, weight }) => /^(en|zh)\b/i.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return languageOf(wanted[0]?.tag);
}
