import { type Context, Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import { bugWords, reportBug } from '#core/failure.ts';
import type { Language } from '#core/language.ts';
import type { LogBug } from '#core/ports/bugs.ts';
import type { Store } from '#core/ports/store.ts';
import type { Say, Words } from '#core/words.ts';
import { assets } from './assets.ts';
import { guard, headers } from './guard.ts';
import { pageLanguage, type SiteEnv } from './language.ts';
import { CONSOLE_SITE, noticePage, type Site } from './page.ts';

/** `ok` false makes the status 503. `chats`: the state of each. */
export type Health = {
  ok: boolean;
  /** It is full, so that nothing can be stored. */
  disk?: 'full';
  store?: 'unreachable';
  chats?: Readonly<Record<string, { state: string; code?: string }>>;
};

export type SiteParts = {
  /** Apps with pages, asked in this order. */
  apps: readonly Hono<SiteEnv>[];
  /** The console's site by default. */
  at?: Site;
  /** What `/health` says; without it, that the server is up. */
  health?(): Promise<Health>;
  sayIn(language: Language): Say;
  newId(): string;
  logBug: LogBug;
  /** Runs a page's work as one request of the store. By default it just runs. */
  request?: Store['request'];
};

/** The whole site: the pages behind the guard, `/health`, and a page for unknown addresses. */
export function siteApp(parts: SiteParts): Hono<SiteEnv> {
  const { apps, at = CONSOLE_SITE, health, sayIn, request = (work) => work() } = parts;
  const site = new Hono<SiteEnv>();
  site.use(headers());
  site.use(guard(at.origin));
  site.use(pageLanguage({ path: at.base || '/', secure: at.origin?.startsWith('https:') ?? false }));
  site.get('/health', async (c) => {
    const said = (await health?.()) ?? { ok: true };
    return c.json(said, said.ok ? 200 : 503);
  });
  site.route('/', assets());
  site.use((_, next) => request(next));
  for (const app of apps) site.route('/', app);
  site.notFound((c) => {
    const say = sayIn(c.var.language ?? 'en');
    return c.html(
      noticePage(at, c.var.language ?? 'en', say, { title: say(NOT_FOUND.title), text: say(NOT_FOUND.text) }),
      404,
    );
  });
  site.onError((error, c) => {
    const { title, text, status } = failureOf(parts, error, `${c.req.method} ${routeOf(c)}`);
    const language = c.var.language ?? 'en';
    const say = sayIn(language);
    if (c.req.method !== 'GET') return c.json({ error: say(text) }, status);
    return c.html(noticePage(at, language, say, { title: say(title), text: say(text) }), status);
  });
  return site;
}

type Failure = { title: Words; text: Words; status: 500 | 503 };

function failureOf({ logBug, newId }: SiteParts, error: unknown, doing: string): Failure {
  if (error instanceof UserError && error.problem.kind === 'store-unreachable')
    return { title: AWAY, text: errorWords(error.problem), status: 503 };
  return { title: BUG, text: bugWords(reportBug({ logBug, newId }, error, { doing })), status: 500 };
}

/** The pattern that matched, because the address may contain a group's key. */
const routeOf = (c: Context) => matchedRoutes(c).at(-1)?.path ?? '';

const NOT_FOUND = {
  title: { en: 'There is no such page', zh: '没有这个页面' },
  text: { en: 'The address may be incomplete.', zh: '地址可能不完整。' },
};
const AWAY = { en: 'One moment, please', zh: '请稍等' };
const BUG = { en: 'Something went wrong', zh: '出错了' };
