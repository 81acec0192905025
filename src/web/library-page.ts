import type { Context } from 'hono';
import { html } from 'hono/html';
import { currentRevision, findEdition, type ListedArticle, primaryEdition } from '#core/article.ts';
import { EDITION_NAMES } from '#core/edition-names.ts';
import { type Language, readable } from '#core/language.ts';
import type { Library } from '#core/ports/library.ts';
import type { Topics } from '#core/ports/topics.ts';
import { isAvailable, type LiveTopic } from '#core/topic.ts';
import { listWords, type Say, type Words } from '#core/words.ts';
import { fullTitle } from '#features/articles/open-article.ts';
import { siteOf } from '#features/quote/byline.ts';
import { articleFacts } from './article-facts.ts';
import type { SiteEnv } from './language.ts';
import { ALL, type Markup, page, type Site } from './page.ts';
import { LANG, pageNumber, READER } from './reader-words.ts';
import { topBar } from './top-bar.ts';

export type LibraryServices = {
  list: Library['list'];
  topics: Pick<Topics, 'list'>;
  sayIn(language: Language): Say;
};

/** The articles of a site, as `Shelf` in reader.ts has them. */
type LibraryShelf = { site: Site; workspace: string; under: string; whole(article: ListedArticle): boolean };

/** Articles on one page of the list. It takes a millisecond or two, in which nobody else is answered. */
const MOST_ARTICLES = 200;

/** Shows all articles and topics that can be read here. `topicsUnder`: the address before topic ids. */
export async function libraryAnswer(
  c: Context<SiteEnv>,
  { list, topics, sayIn }: LibraryServices,
  shelf: LibraryShelf,
  topicsUnder: string,
) {
  const { language } = c.var;
  const articles = await list(shelf.workspace);
  const live = (await topics.list(shelf.workspace)).filter(isAvailable);
  const pages = Math.max(1, Math.ceil(articles.length / MOST_ARTICLES));
  const typed = c.req.query('page') ?? '';
  const at = Math.min(Math.max(1, /^\d{1,6}$/.test(typed) ? Number(typed) : 1), pages);
  const shown = articles.slice((at - 1) * MOST_ARTICLES, at * MOST_ARTICLES);
  return c.html(
    libraryPage({ ...shelf, say: sayIn(language), language, articles: shown, topics: live, topicsUnder, at, pages }),
  );
}

type LibraryView = LibraryShelf & {
  say: Say;
  language: Language;
  articles: readonly ListedArticle[];
  topics: readonly LiveTopic[];
  topicsUnder: string;
  at: number;
  pages: number;
};

function libraryPage(view: LibraryView): Markup {
  const { site, say, language, articles, topics, topicsUnder } = view;
  const kept = view.at > 1 ? `&page=${view.at}` : '';
  const body = html`${topBar({ site, say, language, kept })}
<main class="library">
<h1>${say(ALL)}</h1>
<nav class="contents" aria-label="${say(WORDS.contents)}"><a href="#articles">${say(WORDS.articles)}</a><a href="#topics">${say(WORDS.topics)}</a></nav>
<section id="articles"><h2>${say(WORDS.articles)}</h2>
${articles.length ? html`<ul>${articles.map((one) => entry(view, one))}</ul>` : html`<p class="soft">${say(WORDS.noArticles)}</p>`}
${turning(view)}</section>
<section id="topics"><h2>${say(WORDS.topics)}</h2>
${topics.length ? html`<ul>${topics.map(({ topic }) => html`<li><a class="title" href="${topicsUnder}${topic.id}">${say(topic.question)}</a><p class="facts">${topic.camps.map(({ name }) => say(name)).join(' · ')}</p></li>`)}</ul>` : html`<p class="soft">${say(WORDS.noTopics)}</p>`}</section>
</main>`;
  return page({ site, title: say(ALL), language, styles: ['reader.css', 'library.css'], body });
}

const WORDS = {
  contents: { en: 'On this page', zh: '本页内容' },
  articles: { en: 'Articles', zh: '文章' },
  topics: { en: 'Topics', zh: '话题' },
  noArticles: { en: 'There is no article here yet.', zh: '这里还没有文章。' },
  noTopics: { en: 'There is no topic here yet.', zh: '这里还没有话题。' },
  pages: { en: 'Pages of this list', zh: '列表各页' },
} satisfies Record<string, Words>;

/** An article with what is known of it. Of one that may not be shown whole, the title and where it is from. */
function entry(view: LibraryView, article: ListedArticle): Markup {
  const { say, language, under } = view;
  const languages = article.editions.map((one) => one.language);
  const edition = findEdition(article, readable(languages, language)) ?? primaryEdition(article);
  const { meta } = currentRevision(edition);
  const lang = LANG[edition.language];
  if (!view.whole(article))
    return html`<li><span class="title" lang="${lang}" dir="auto">${fullTitle(meta)}</span><p class="facts">${source(view, article)}</p></li>`;
  const licences = article.editions.flatMap((one) => currentRevision(one).meta.licence ?? []);
  const facts = articleFacts(say, meta, [
    say(listWords(languages.map((one) => EDITION_NAMES[one]))),
    say(listWords([...new Set(licences)])),
  ]);
  return html`<li><a class="title" lang="${lang}" dir="auto" href="${under}${encodeURIComponent(article.id)}">${fullTitle(meta)}</a><p class="facts">${facts}</p></li>`;
}

function source({ say }: LibraryView, { editions }: ListedArticle): Markup {
  const sources = editions.map((edition) => currentRevision(edition).meta.source);
  const found = sources.find((one) => one && /^https?:/i.test(one));
  if (!found) return html`${say(READER.noSource)}`;
  return html`${say(READER.source)}${say({ en: ': ', zh: '：' })}<a href="${found}" rel="noopener noreferrer">${siteOf(found) ?? found}</a>`;
}

/** Links to the previous and next page of a long list. */
function turning({ say, at, pages }: LibraryView): Markup {
  if (pages === 1) return html``;
  const to = (number: number, words: string, rel: 'prev' | 'next') =>
    number < 1 || number > pages ? '' : html`<a href="?page=${number}" rel="${rel}">${words}</a>`;
  return html`<nav class="pages" aria-label="${say(WORDS.pages)}">
${to(at - 1, say(READER.previousPage), 'prev')}
<span>${say(pageNumber(at, pages))}</span>
${to(at + 1, say(READER.nextPage), 'next')}
</nav>`;
}
