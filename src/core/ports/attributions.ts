import type { Article } from '../article.ts';
import type { Attribution } from '../attribution.ts';
import type { EditionLanguage } from '../language.ts';

/** Finds the people and groups whose words and views an article reports. */
export type Attributions = {
  /** Returns the attributions of the edition's current text, holders with most passages first; [] if there is no such edition. */
  of(
    article: Pick<Article, 'id' | 'workspace' | 'editions'>,
    language: EditionLanguage,
  ): Promise<readonly Attribution[]>;
};
