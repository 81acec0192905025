import type { Article } from '#core/article.ts';
import { type Citation, resolve } from '#core/citation.ts';
import { languageOf, type PublicLanguage } from '#core/language.ts';
import { parallelRange } from '#core/parallel.ts';
import { passageBlock } from '#core/passage-block.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import type { Block, PassageBlock } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import type { CardView, QuoteCardState, QuoteEntry } from './card-state.ts';
import type { Holders } from './holders.ts';
import { inOtherLanguage } from './other-language.ts';

export type QuoteView = {
  article: Article;
  state: QuoteCardState;
  cardId: string;
  view: CardView;
  /** A list below the buttons that leads to any entry. */
  choices: readonly Block[];
  say: Say;
  /** Language of the reply's own words. */
  language: PublicLanguage;
  /** Finds whose view passages report, if that is sure. */
  holders: Holders;
  /** Address of the article's passages in the reader, if there is one. */
  readAt(passages: Omit<LinkedPassages, 'article'>): string | undefined;
};

/** The passages that an entry cites, cut from the edition that the view names. */
export type CitedPassages = Citation & { entry: QuoteEntry };

/** Finds the passages of a card's entry in the edition that the view names. */
export function cite({ article, state, view, language }: QuoteView): CitedPassages {
  const entry = state.entries[view.entry];
  if (!entry) throw new Error('a card without entries');
  const other =
    view.editionLanguage && view.editionLanguage !== entry.language
      ? parallelRange(article, entry.language, entry.labels, view.editionLanguage)
      : [];
  const target = other.length ? { language: view.editionLanguage ?? entry.language, labels: other } : entry;
  const [from = '', to = from] = [target.labels[0], target.labels.at(-1)];
  const reading = language === 'both' ? 'en' : language;
  return { entry, ...resolve(article, { article: article.id, language: target.language, from, to }, reading) };
}

/** The first passage of an entry as it was found, with what matched. */
export function citedPassageOf(article: Article, { language, labels, highlights, length }: QuoteEntry): PassageBlock {
  const [from = '', to = from] = [labels[0], labels.at(-1)];
  const { revision, passages } = resolve(article, { article: article.id, language, from, to }, languageOf(language));
  const [first] = passages;
  if (!first) throw new Error('an entry without passages');
  const block = passageBlock(article, language, revision, first);
  return block.text.length === length ? { ...block, highlights } : block;
}

/** The same passages in the other language, for a place that speaks both; none if the article has them in one language only. */
export function citedInOther({ article, language }: QuoteView, cited: CitedPassages): CitedPassages[] {
  const labels = cited.passages.map(({ label }) => label);
  const other = language === 'both' && !cited.withdrawn ? inOtherLanguage(article, cited.language, labels) : undefined;
  const [from, to = from] = [other?.labels[0], other?.labels.at(-1)];
  if (!other || from === undefined || to === undefined) return [];
  const reference = { article: article.id, language: other.language, from, to };
  return [{ entry: cited.entry, ...resolve(article, reference, languageOf(other.language)) }];
}
