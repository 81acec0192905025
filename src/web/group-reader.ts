import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ReaderKeys } from '#core/ports/reader-keys.ts';
import type { SettingsPort } from '#core/ports/settings.ts';
import { isFree } from './excerpt.ts';
import type { SiteEnv } from './language.ts';
import { libraryAnswer } from './library-page.ts';
import { type Markup, page, type Site } from './page.ts';
import { passageAddress } from './passage-address.ts';
import { articleAnswer, type ReaderServices, type Shelf } from './reader.ts';
import { READER } from './reader-words.ts';
import { topicAnswer } from './topics.ts';
import { unlisted } from './unlisted.ts';

export type GroupReaderServices = ReaderServices & {
  site: Site;
  keys: Pick<ReaderKeys, 'workspaceOf' | 'secret'>;
  settings: Pick<SettingsPort, 'get'>;
};

/**
 * Articles and topics for a group, whose links contain its key: `/w/<key>/a` lists them, `/w/<key>/a/<article>[/<labels>[/<signature>]]`,
 * `/w/<key>/t/[<topic>]`. An article that may not be published whole is an excerpt, for a link that Parley signed, unless the group has allowed the whole.
 */
export function groupReaderApp(services: GroupReaderServices): Hono<SiteEnv> {
  const { site } = services;
  const app = new Hono<SiteEnv>();
  app.use('/w/*', unlisted);
  for (const path of ['/w/:key/a', '/w/:key/a/'] as const) {
    app.get(path, async (c) => {
      const key = c.req.param('key');
      const shelf = await shelfBehind(services, key);
      return shelf ? libraryAnswer(c, services, shelf, topicsUnder(site, key)) : c.html(deadLink(services), 404);
    });
  }
  for (const path of ['/w/:key/a/:article/:labels?', '/w/:key/a/:article/:labels/:signature'] as const) {
    app.get(path, async (c) => {
      const { key, ...requested } = c.req.param();
      const shelf = await shelfBehind(services, key);
      return shelf ? articleAnswer(c, services, shelf, requested) : c.html(deadLink(services), 404);
    });
  }
  app.get('/w/:key/t/:topic?', async (c) => {
    const { key, topic } = c.req.param();
    const shelf = await shelfBehind(services, key);
    return shelf ? topicAnswer(c, services, shelf, topicsUnder(site, key), topic) : c.html(deadLink(services), 404);
  });
  return app;
}

/** The address before topic ids. */
const topicsUnder = ({ base }: Site, key: string): string => `${base}/w/${encodeURIComponent(key)}/t/`;

/** The articles that a key opens. Undefined if the key opens none. */
async function shelfBehind({ keys, settings, site }: GroupReaderServices, key: string): Promise<Shelf | undefined> {
  const workspace = await keys.workspaceOf(key);
  if (workspace === undefined) return undefined;
  const { whole } = await settings.get(workspace);
  const secret = await keys.secret(workspace);
  const under = `${site.base}/w/${encodeURIComponent(key)}/a/`;
  return {
    site: { ...site, library: under.slice(0, -1) },
    workspace,
    under,
    address: passageAddress(under, secret),
    secret,
    whole: (article) => whole.includes(article.id) || isFree(article),
  };
}

/** The page for an old link, in both languages, because nobody knows who follows it. */
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
