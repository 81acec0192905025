import type { Article } from '#core/article.ts';
import { type Citation, parallel, resolve } from '#core/citation.ts';
import { type Language, type PublicLanguage, readable } from '#core/language.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import type { Block } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import type { CardView, QuoteCardState, QuotePage } from './card-state.ts';
import type { Holders } from './holders.ts';

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
    view.edition && view.edition !== page.language ? parallel(article, page.language, page.labels, view.edition) : [];
  const target = other.length ? { language: view.edition ?? page.language, labels: other } : page;
  const [from = '', to = from] = [target.labels[0], target.labels.at(-1)];
  const reading = language === 'both' ? 'en' : language;
  return { page, ...resolve(article, { article: article.id, language: target.language, from, to }, reading) };
}

/** The same passages in the other language, for a place that speaks both; none if the article has them in one language only. */
export function inOtherLanguage({ article, language }: QuoteView, cited: CitedPassages): CitedPassages[] {
  if (language !== 'both' || cited.withdrawn) return [];
  const wanted: Language = cited.language === 'en' ? 'zh-Hans' : 'en';
  const other = readable(
    article.editions.map((edition) => edition.language),
    wanted,
  );
  const labels = other
    ? parallel(
        article,
        cited.language,
        cited.passages.map(({ label }) => label),
        other,
      )
    : [];
  const [from, to = from] = [labels[0], labels.at(-1)];
  if (!other || from === undefined || to === undefined) return [];
  return [{ page: cited.page, ...resolve(article, { article: article.id, language: other, from, to }, wanted) }];
}
