import { Hono } from 'hono';
import type { Language } from '#core/language.ts';
import type { Say } from '#core/words.ts';
import { assets } from './assets.ts';
import { guard, headers } from './guard.ts';
import { pageLanguage, type SiteEnv } from './language.ts';
import { CONSOLE_SITE, noticePage, type Site } from './page.ts';

export type SiteParts = {
  /** Pages to serve, asked in this order. */
  apps: readonly Hono<SiteEnv>[];
  /** The console's unless given. */
  at?: Site;
  sayIn(language: Language): Say;
  newId(): string;
  /** Writes a bug down; `id` is what the person was given. */
  logBug(id: string, error: unknown): void;
};

/** Everything that the server answers: the pages behind the guard, `/health`, and a page for what is not there. */
export function siteApp({ apps, at = CONSOLE_SITE, sayIn, newId, logBug }: SiteParts): Hono<SiteEnv> {
  const site = new Hono<SiteEnv>();
  site.use(headers());
  site.use(guard(at.origin));
  site.use(pageLanguage(at.base || '/'));
  site.get('/health', (c) => c.json({ ok: true }));
  site.route('/', assets());
  for (const app of apps) site.route('/', app);
  site.notFound((c) => {
    const say = sayIn(c.var.language ?? 'en');
    return c.html(
      noticePage(at, c.var.language ?? 'en', say, { title: say(NOT_FOUND.title), text: say(NOT_FOUND.text) }),
      404,
    );
  });
  site.onError((error, c) => {
    const id = newId().slice(0, 8);
    logBug(id, error);
    if (c.req.method !== 'GET') return c.json({ error: sayIn(c.var.language ?? 'en')(bugWords(id)) }, 500);
    const say = sayIn(c.var.language ?? 'en');
    return c.html(noticePage(at, c.var.language ?? 'en', say, { title: say(BUG), text: say(bugWords(id)) }), 500);
  });
  return site;
}

const NOT_FOUND = {
  title: { en: 'There is no such page', zh: '没有这个页面' },
  text: { en: 'The address may be incomplete.', zh: '地址可能不完整。' },
};
const BUG = { en: 'Something went wrong', zh: '出错了' };
const bugWords = (id: string) => ({
  en: `Something went wrong on my side. If it happens again, tell the operator this number: ${id}.`,
  zh: `我这边出了错。如果再次出现，请把这个编号告诉管理员：${id}。`,
});
