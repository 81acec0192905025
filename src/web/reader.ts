import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import {
  type Article,
  currentRevision,
  isRemoved,
  type ListedArticle,
  primaryEdition,
  type RemovedArticle,
} from '#core/article.ts';
import { resolve } from '#core/citation.ts';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES } from '#core/language.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import { parseReference, type Reference } from '#core/reference.ts';
import type { Say } from '#core/words.ts';
import { demandShortRange } from '#features/quote/cited-reference.ts';
import { excerptCited, excerptOf } from './excerpt.ts';
import type { SiteEnv } from './language.ts';
import { libraryAnswer } from './library-page.ts';
import { CONSOLE_SITE, type Markup, noticePage, type Site } from './page.ts';
import { isSigned, passageAddress } from './passage-address.ts';
import { printedFrom } from './printed.ts';
import { readerPage } from './reader-page.ts';
import { READER } from './reader-words.ts';
import type { CitedRange, Reading, Show } from './reading.ts';
import { type TopicServices, topicAnswer } from './topics.ts';

export type ReaderServices = TopicServices & {
  list(workspace: string): Promise<ListedArticle[]>;
  open(workspace: string, id: string): Promise<Article | RemovedArticle | undefined>;
};

/** The articles that a site shows. Those of every other workspace are unknown there. */
export type Shelf = {
  site: Site;
  workspace: string;
  /** The address before article ids, with a slash at its end. */
  under: string;
  /** Makes the addresses of passages. */
  address: ReaderAddress;
  /** True if the whole article may be shown. */
  whole(article: ListedArticle): boolean;
  /** The key that signs links to parts of articles that may not be shown whole. */
  secret?: string | undefined;
};

/**
 * Pages of the console's articles and topics: `/a` lists them. `/a/<article>`, and `/a/<article>/<label>` or `/<label>-<label>` at passages. Labels are those of the
 * primary edition or of `?lang=`. `?show=primary|other` shows only one edition.
 */
export function readerApp({ workspace, ...services }: ReaderServices & { workspace: string }): Hono<SiteEnv> {
  const under = '/a/';
  const address = passageAddress(under);
  const shelf: Shelf = { site: CONSOLE_SITE, workspace, under, address, whole: () => true };
  const app = new Hono<SiteEnv>();
  for (const path of ['/a', '/a/']) app.get(path, (c) => libraryAnswer(c, services, shelf, '/t/'));
  app.get('/a/:article/:labels?', (c) => articleAnswer(c, services, shelf, c.req.param()));
  app.get('/t/:topic?', (c) => topicAnswer(c, services, shelf, '/t/', c.req.param('topic')));
  return app;
}

type SiteContext = Context<SiteEnv>;
/** The parts of an address, as received. */
type AddressParts = { article: string; labels?: string | undefined; signature?: string | undefined };

/** Shows an article of the shelf as a page, or a page that says why there is none. */
export async function articleAnswer(c: SiteContext, services: ReaderServices, shelf: Shelf, requested: AddressParts) {
  const id = requested.article.normalize('NFC').toLowerCase();
  const say = services.sayIn(c.var.language);
  const article = await services.open(shelf.workspace, id);
  if (!article) return notice(c, shelf.site, say, 404, say(READER.unknownTitle), say(READER.unknownText));
  if (isRemoved(article)) {
    const words = say(errorWords({ kind: 'article-removed', ...article }));
    return notice(c, shelf.site, say, 410, say(READER.goneTitle), words);
  }
  return atPassage(c, services, shelf, article, requested);
}

function atPassage(
  c: SiteContext,
  { sayIn, now }: ReaderServices,
  shelf: Shelf,
  article: Article,
  parts: AddressParts,
) {
  const say = sayIn(c.var.language);
  const { labels, signature } = parts;
  const language = EDITION_LANGUAGES.find((one) => one === c.req.query('lang'));
  const reference = labels === undefined ? undefined : referenceOf(article.id, labels, language);
  const shown = reference && mayShow(shelf, article, reference, signature) ? reference : undefined;
  try {
    const cited = shown && resolve(article, shown, c.var.language);
    // Withdrawn passages are shown in one piece, the others page by page.
    if (cited?.withdrawn) demandShortRange(article, cited);
    const reading = readingOf(c, say, shelf, article, cited);
    const printed = printedFrom(c, shelf.site, now());
    return c.html(readerPage({ ...reading, unsigned: reference !== undefined && !shown, printed }));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const words = say(errorWords(error.problem));
    const title = say(error.problem.kind === 'range-too-long' ? READER.tooLong : READER.noPassage);
    return notice(c, shelf.site, say, 404, title, words, wholeArticle(say, shelf, article));
  }
}

/** True if the passages may be shown: the whole article may be, or Parley itself made the link. */
function mayShow(shelf: Shelf, article: Article, reference: Reference, signature: string | undefined): boolean {
  const { language, from, to } = reference;
  if (shelf.whole(article)) return true;
  return shelf.secret ? isSigned(shelf.secret, article, { language, from, to, signature }) : false;
}

function readingOf(
  c: SiteContext,
  say: Say,
  shelf: Shelf,
  article: Article,
  found: CitedRange | undefined,
): Omit<Reading, 'printed'> {
  const whole = shelf.whole(article);
  const cited = found && !whole ? excerptCited(found) : found;
  const [requested, wanted] = [c.req.query('lang'), c.req.query('show')];
  const beside = EDITION_LANGUAGES.find((one) => one === requested);
  const show: Show = wanted === 'primary' || wanted === 'other' ? wanted : 'both';
  return {
    site: shelf.site,
    article,
    ...(!whole && { excerpt: excerptOf(article, cited) }),
    at: (label) => addressOf(shelf, article, label),
    say,
    language: c.var.language,
    show,
    ...(beside && !cited && { beside }),
    ...(cited && { cited }),
    ...pageAsked(c.req.query('page')),
  };
}

/** The number of the page, if the address names one. */
function pageAsked(typed: string | undefined): { page?: number } {
  return /^\d{1,6}$/.test(typed ?? '') ? { page: Number(typed) } : {};
}

function addressOf({ under }: Shelf, article: Article, label?: string): string {
  return `${under}${encodeURIComponent(article.id)}${label === undefined ? '' : `/${label}`}`;
}

function referenceOf(article: string, labels: string, language: Reference['language']): Reference {
  const typed = parseReference(`${article}:${labels}`);
  // A part that is no label gets the same answer as a label that does not exist.
  const { from, to } = typed ?? { from: labels, to: labels };
  return { article, from, to, ...(language && { language }) };
}

function wholeArticle(say: Say, shelf: Shelf, article: Article): Markup {
  const { title } = currentRevision(primaryEdition(article)).meta;
  const words = say(shelf.whole(article) ? READER.whole : READER.about);
  return html`<p><a href="${addressOf(shelf, article)}">${words}</a> · ${title}</p>`;
}

function notice(
  c: SiteContext,
  site: Site,
  say: Say,
  status: 404 | 410,
  title: string,
  text: string,
  more?: Markup,
): Response | Promise<Response> {
  return c.html(noticePage(site, c.var.language, say, { title, text, ...(more && { more }) }), status);
}
