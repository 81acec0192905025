import type { Article } from '../article.ts';
import type { Attribution } from '../attribution.ts';
import type { EditionLanguage } from '../language.ts';

/** Whose words and views an article reports. */
export type Attributions = {
  /** Of the edition's current text, those who hold most first; [] where there is no such edition. */
  of(
    article: Pick<Article, 'id' | 'workspace' | 'editions'>,
    language: EditionLanguage,
  ): Promise<readonly Attribution[]>;
};
