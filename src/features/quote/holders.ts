import type { Article } from '#core/article.ts';
import { type Attribution, holdersOf } from '#core/attribution.ts';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Attributions } from '#core/ports/attributions.ts';

/** Whose view passages of an edition report, where that is sure; [] where it is nobody's but the article's. */
export type Holders = (language: EditionLanguage, labels: readonly string[]) => readonly string[];

/**
 * Looks up whose views an article reports, in those of its editions that are named. An edition that cannot be read for it in good time has
 * no known holders: its passages can be quoted all the same.
 */
export async function holdersIn(
  attributions: Attributions,
  article: Article,
  languages: readonly EditionLanguage[],
): Promise<Holders> {
  const known = new Map<EditionLanguage, readonly Attribution[]>();
  for (const language of new Set(languages)) known.set(language, await readable(attributions, article, language));
  return (language, labels) => holdersOf(known.get(language) ?? [], labels);
}

async function readable(attributions: Attributions, article: Article, language: EditionLanguage) {
  try {
    return await attributions.of(article, language);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}
