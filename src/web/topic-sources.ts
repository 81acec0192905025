import { html } from 'hono/html';
import { type Article, currentRevision, findEdition, primaryEdition } from '#core/article.ts';
import { type Language, readable } from '#core/language.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import type { LiveTopic } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { beginningOf } from '#features/articles/open-article.ts';
import { reviewedWords } from '#features/camps/reviewed.ts';
import { articleFacts } from './article-facts.ts';
import type { Markup } from './page.ts';
import { type Printed, printedLine } from './printed.ts';
import { LANG } from './reader-words.ts';

export type SourcesView = { live: LiveTopic; say: Say; language: Language; at: ReaderAddress; printed?: Printed };

/** The end of a topic's page: the articles that it is drawn from, who reviewed it, and for a print where it is from. */
export function topicSources(view: SourcesView): Markup {
  const { live, say, printed } = view;
  const { reviewed } = live.topic;
  return html`<section class="sources"><h2>${say(WORDS.from)}</h2><ul>${Object.values(live.articles).map((one) => source(view, one))}</ul>
<p class="soft">${say(reviewed ? reviewedWords(reviewed) : WORDS.notReviewed)}</p>${printed ? printedLine(say, printed) : ''}</section>`;
}

const WORDS = {
  from: { en: 'Drawn from', zh: '出自' },
  notReviewed: { en: 'Nobody has read every claim against its evidence yet.', zh: '尚未逐条核对主张与依据。' },
} satisfies Record<string, Words>;

/** An article with its id, which its references begin with, and with what a print must say of it. */
function source({ say, language, at }: SourcesView, article: Article): Markup {
  const best = readable(
    article.editions.map((one) => one.language),
    language,
  );
  const edition = findEdition(article, best) ?? primaryEdition(article);
  const { meta } = currentRevision(edition);
  const address = meta.source && /^https?:/i.test(meta.source) ? meta.source : undefined;
  const link = address && html`<a class="address" href="${address}" rel="noopener noreferrer">${address}</a>`;
  return html`<li><code>${article.id}</code> <a lang="${LANG[edition.language]}" href="${at(beginningOf(article, edition))}">${meta.title}</a> <span class="soft">${articleFacts(say, meta, [meta.licence, link])}</span></li>`;
}
