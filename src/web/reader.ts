import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Article, RemovedArticle } from '#core/article.ts';
import { currentRevision, primaryEdition } from '#core/article.ts';
import { resolve } from '#core/cite.ts';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, type Language } from '#core/language.ts';
import { isRemoved } from '#core/open-article.ts';
import { parseReference, type Reference } from '#core/reference.ts';
import type { Say } from '#core/words.ts';
import type { SiteEnv } from './language.ts';
import { type Markup, noticePage } from './page.ts';
import { type Reading, readerPage, type Show } from './reader-page.ts';
import { READER } from './reader-words.ts';

export type ReaderServices = {
  /** Whose articles are read; every other workspace's are unknown here. */
  workspace: string;
  open(workspace: string, id: string): Promise<Article | RemovedArticle | undefined>;
  sayIn(language: Language): Say;
};

/**
 * Articles as pages: `/a/<article>`, and `/a/<article>/<label>` or `/<label>-<label>` at a passage, which counts in the primary
 * edition or in `?lang=`. `?show=primary|other` leaves the other edition out.
 */
export function readerApp(services: ReaderServices): Hono<SiteEnv> {
  const app = new Hono<SiteEnv>();
  app.get('/a/:article/:labels?', async (c) => {
    const id = c.req.param('article').normalize('NFC').toLowerCase();
    const say = services.sayIn(c.var.language);
    const article = await services.open(services.workspace, id);
    if (!article) return notice(c, say, 404, say(READER.unknownTitle), say(READER.unknownText));
    if (isRemoved(article)) {
      const words = say(errorWords({ kind: 'article-removed', ...article }));
      return notice(c, say, 410, say(READER.goneTitle), words);
    }
    return atPassage(c, say, article);
  });
  return app;
}

type SiteContext = Context<SiteEnv>;

function atPassage(c: SiteContext, say: Say, article: Article): Response | Promise<Response> {
  const labels = c.req.param('labels');
  const show: Show = c.req.query('show') === 'primary' ? 'primary' : c.req.query('show') === 'other' ? 'other' : 'both';
  const reading: Reading = { article, say, language: c.var.language, show };
  const asked = EDITION_LANGUAGES.find((one) => one === c.req.query('lang'));
  try {
    if (labels === undefined) return c.html(readerPage({ ...reading, ...(asked && { beside: asked }) }));
    const reference = referenceOf(article.id, labels, asked);
    return c.html(readerPage({ ...reading, cited: resolve(article, reference, c.var.language) }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return notice(c, say, 404, say(READER.noPassage), say(errorWords(error.problem)), wholeArticle(say, article));
  }
}

function referenceOf(article: string, labels: string, language: Reference['language']): Reference {
  const typed = parseReference(`${article}:${labels}`);
  // What is no label at all is answered like a label that does not exist.
  const { from, to } = typed ?? { from: labels, to: labels };
  return { article, from, to, ...(language && { language }) };
}

function wholeArticle(say: Say, article: Article): Markup {
  const { title } = currentRevision(primaryEdition(article)).meta;
  return html`<p><a href="/a/${encodeURIComponent(article.id)}">${say(READER.whole)}</a> · ${title}</p>`;
}

function notice(c: SiteContext, say: Say, status: 404 | 410, title: string, text: string, more?: Markup) {
  return c.html(noticePage(c.var.language, say, { title, text, ...(more && { more }) }), status);
}
