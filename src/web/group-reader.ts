import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ReaderKeys } from '#core/ports/reader-keys.ts';
import type { SettingsPort } from '#core/ports/settings.ts';
import { isFree } from './excerpt.ts';
import type { SiteEnv } from './language.ts';
import { type Markup, page, type Site } from './page.ts';
import { passageAddress } from './passage-address.ts';
import { articleAnswer, type ReaderServices, type Shelf } from './reader.ts';
import { READER } from './reader-words.ts';
import { topicAnswer } from './topics.ts';

export type GroupReaderServices = ReaderServices & {
  site: Site;
  keys: Pick<ReaderKeys, 'workspaceOf' | 'secret'>;
  settings: Pick<SettingsPort, 'get'>;
};

/**
 * Articles and topics as a group reads them who has a link with its key: `/w/<key>/a/<article>[/<labels>[/<signature>]]`, `/w/<key>/t/[<topic>]`.
 * What may not be published whole is shown as an excerpt, by a link that Parley signed, unless the group has settled that it may. No engine is to list these pages, and no cache to keep them for others.
 */
export function groupReaderApp(services: GroupReaderServices): Hono<SiteEnv> {
  const { site } = services;
  const app = new Hono<SiteEnv>();
  app.use('/w/*', async (c, next) => {
    await next();
    c.header('X-Robots-Tag', 'noindex, nofollow');
    c.header('Cache-Control', 'private, no-cache');
  });
  for (const path of ['/w/:key/a/:article/:labels?', '/w/:key/a/:article/:labels/:signature'] as const) {
    app.get(path, async (c) => {
      const { key, ...asked } = c.req.param();
      const shelf = await shelfBehind(services, key);
      return shelf ? articleAnswer(c, services, shelf, asked) : c.html(deadLink(services), 404);
    });
  }
  app.get('/w/:key/t/:topic?', async (c) => {
    const { key, topic } = c.req.param();
    const shelf = await shelfBehind(services, key);
    const under = `${site.base}/w/${encodeURIComponent(key)}/t/`;
    return shelf ? topicAnswer(c, services, shelf, under, topic) : c.html(deadLink(services), 404);
  });
  return app;
}

/** What the key opens; undefined where it opens nothing. */
async function shelfBehind({ keys, settings, site }: GroupReaderServices, key: string): Promise<Shelf | undefined> {
  const workspace = await keys.workspaceOf(key);
  if (workspace === undefined) return undefined;
  const { whole } = await settings.get(workspace);
  const secret = await keys.secret(workspace);
  const under = `${site.base}/w/${encodeURIComponent(key)}/a/`;
  return {
    site,
    workspace,
    under,
    address: passageAddress(under, secret),
    secret,
    whole: (article) => whole.includes(article.id) || isFree(article),
  };
}

/** In both languages: nobody knows who follows an old link. */
function deadLink({ site, sayIn }: GroupReaderServices): Markup {
  const [en, zh] = [sayIn('en'), sayIn('zh-Hans')];
  const title = `${en(READER.deadTitle)} · ${zh(READER.deadTitle)}`;
  const body = html`<main class="notice">
<h1>${en(READER.deadTitle)}<br><span lang="zh-Hans">${zh(READER.deadTitle)}</span></h1>
<p>${en(READER.deadText)}</p>
<p lang="zh-Hans">${zh(READER.deadText)}</p>
</main>`;
  return page({ site, title, language: 'en', body });
}
