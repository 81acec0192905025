import { html } from 'hono/html';
import { type ListedArticle, SHELF } from '#core/article.ts';
import type { Language } from '#core/language.ts';
import type { StoredTopic } from '#core/ports/stored-topics.ts';
import type { LiveTopic, TopicArticle } from '#core/topic.ts';
import type { Say } from '#core/words.ts';
import { titleFor } from '#features/articles/open-article.ts';
import { siteOf } from '#features/quote/byline.ts';
import { CONSOLE_SITE, type Markup, page } from '../page.ts';
import { topBar } from '../top-bar.ts';
import { EDITOR_WORDS } from './words.ts';

export type ListView = {
  say: Say;
  language: Language;
  drafts: readonly StoredTopic[];
  live: readonly LiveTopic[];
  articles: readonly ListedArticle[];
  /** The last action. */
  done?: { what: 'accepted' | 'removed'; id: string } | undefined;
};

export const EDITOR_STYLES = ['reader.css', 'topic-editor.css'];

/** The editor's list: drafts, topics that members see, and articles to start a topic from. */
export function listPage({ say, language, drafts, live, articles, done }: ListView): Markup {
  const body = html`${topBar({ site: CONSOLE_SITE, say, language })}
<main class="topic-editor">
<h1>${say(EDITOR_WORDS.title)}</h1>
<p>${say(EDITOR_WORDS.what)}</p>
${done ? html`<p class="told" role="status">${say(EDITOR_WORDS[done.what])} <code>${done.id}</code></p>` : ''}
<section><h2>${say(EDITOR_WORDS.drafts)}</h2>
${drafts.length ? html`<ul>${drafts.map(({ id, by }) => html`<li><a href="/desk/topic/${id}"><code>${id}</code></a> <span class="soft">${by}</span></li>`)}</ul>` : html`<p class="soft">${say(EDITOR_WORDS.noDrafts)}</p>`}</section>
<section><h2>${say(EDITOR_WORDS.shown)}</h2>
${live.length ? html`<ul>${live.map((one) => shownTopic(say, one))}</ul>` : html`<p class="soft">${say(EDITOR_WORDS.none)}</p>`}</section>
<section><h2>${say(EDITOR_WORDS.fresh)}</h2>
${articles.length ? html`<ul>${articles.map((one) => html`<li><a href="/desk/new/${encodeURIComponent(one.id)}">${titleFor(one, language)}</a></li>`)}</ul>` : html`<p class="soft">${say(EDITOR_WORDS.noArticles)}</p>`}</section>
</main>`;
  return page({ site: CONSOLE_SITE, title: say(EDITOR_WORDS.title), language, styles: EDITOR_STYLES, body });
}

function shownTopic(say: Say, { topic, workspace, waitsFor }: LiveTopic): Markup {
  const question = say(topic.question);
  const what = waitsFor.length ? html`${question}` : html`<a href="/t/${topic.id}">${question}</a>`;
  const own =
    workspace === SHELF
      ? html`<span class="soft">${say(EDITOR_WORDS.shelf)}</span>`
      : html`<a class="soft" href="/desk/topic/${topic.id}">${say(EDITOR_WORDS.edit)}<span class="sr-only"> ${topic.id}</span></a>`;
  return html`<li>${what} ${own}${waitsFor.length ? html` <span class="soft">· ${say(EDITOR_WORDS.waits)} ${waitsFor.map(missing)}</span>` : ''}</li>`;
}

/** An article that is not here, as a link to where it was published. */
function missing(one: TopicArticle): Markup {
  const source = 'source' in one ? one.source : undefined;
  const name = one.title ?? siteOf(source) ?? ('id' in one ? one.id : '');
  return source ? html`<a href="${source}" rel="noreferrer noopener" target="_blank">${name}</a>` : html`${name}`;
}
