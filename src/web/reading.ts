import type { Article, Passage, Revision } from '#core/article.ts';
import type { EditionLanguage, Language } from '#core/language.ts';
import type { Say } from '#core/words.ts';
import type { Site } from './page.ts';
import type { Printed } from './printed.ts';

export type Show = 'both' | 'primary' | 'other';

/** The passages that a reference means, and whether they were withdrawn. */
export type CitedRange = {
  language: EditionLanguage;
  revision: Revision;
  passages: readonly Passage[];
  withdrawn: boolean;
  gone: ReadonlySet<string>;
  replacedBy?: string | undefined;
};

export type Reading = {
  site: Site;
  article: Article;
  /** The part of the article that is shown, if not the whole. */
  excerpt?: Article;
  /** The address of the article or of one of its passages on this site. */
  at(label?: string): string;
  say: Say;
  language: Language;
  show: Show;
  /** The edition to show beside the primary one if nothing is cited. */
  beside?: EditionLanguage;
  cited?: CitedRange;
  /** True if the address names passages but Parley did not make it to show them. */
  unsigned?: boolean;
  /** The page of a long article. Undefined: the page with the cited passages. */
  page?: number;
  printed: Printed;
};
