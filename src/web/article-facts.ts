import { html } from 'hono/html';
import type { ArticleMeta } from '#core/article.ts';
import { listWords, type Say } from '#core/words.ts';
import { dateWords } from '#features/quote/byline.ts';
import type { Markup } from './page.ts';

/** What is known of an article, on one line: who wrote it, when it was published, and `more`, without what is empty. */
export function articleFacts(
  say: Say,
  { authors, published }: ArticleMeta,
  more: readonly (Markup | string | undefined)[],
): Markup {
  const facts = [say(listWords(authors)), published && say(dateWords(published)), ...more].filter(Boolean);
  return html`${facts.map((one, at) => html`${at ? ' · ' : ''}<bdi>${one}</bdi>`)}`;
}
