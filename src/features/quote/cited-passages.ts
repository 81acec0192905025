import type { Article } from '#core/article.ts';
import { type Citation, resolve } from '#core/citation.ts';
import { languageOf, type PublicLanguage } from '#core/language.ts';
import { parallelRange } from '#core/parallel.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import type { Block } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import type { CardView, QuoteCardState, QuotePage } from './card-state.ts';
import type { Holders } from './holders.ts';
import { inOtherLanguage } from './other-language.ts';

export type QuoteView = {
  article: Article;
  state: QuoteCardState;
  card: string;
  view: CardView;
  /** A list below the buttons that leads to any page. */
  choices: readonly Block[];
  say: Say;
  /** Language of the reply's own words. */
  language: PublicLanguage;
  /** Finds whose view passages report, if that is sure. */
  holders: Holders;
  /** Address of the article's passages in the reader, if there is one. */
  readAt(passages: Omit<LinkedPassages, 'article'>): string | undefined;
};

/** The passages that a page cites, cut from the edition that the view names. */
export type CitedPassages = Citation & { page: QuotePage };

/** Finds the passages of a card's page in the edition that the view names. */
export function cite({ article, state, view, language }: QuoteView): CitedPassages {
  const page = state.pages[view.page];
  if (!page) throw new Error('a card without pages');
  const other =
    view.edition && view.edition !== page.language
      ? parallelRange(article, page.language, page.labels, view.edition)
      : [];
  const target = other.length ? { language: view.edition ?? page.language, labels: other } : page;
  const [from = '', to = from] = [target.labels[0], target.labels.at(-1)];
  const reading = language === 'both' ? 'en' : language;
  return { page, ...resolve(article, { article: article.id, language: target.language, from, to }, reading) };
}

/** The same passages in the other language, for a place that speaks both; none if the article has them in one language only. */
export function citedInOther({ article, language }: QuoteView, cited: CitedPassages): CitedPassages[] {
  const labels = cited.passages.map(({ label }) => label);
  const other = language === 'both' && !cited.withdrawn ? inOtherLanguage(article, cited.language, labels) : undefined;
  const [from, to = from] = [other?.labels[0], other?.labels.at(-1)];
  if (!other || from === undefined || to === undefined) return [];
  const reference = { article: article.id, language: other.language, from, to };
  return [{ page: cited.page, ...resolve(article, reference, languageOf(other.language)) }];
}
