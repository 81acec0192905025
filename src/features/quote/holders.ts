import type { Article } from '#core/article.ts';
import { type Attribution, holdersOf } from '#core/attribution.ts';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Attributions } from '#core/ports/attributions.ts';

/** Finds the holders whose view passages of an edition surely report. Empty if there are none. */
export type Holders = (language: EditionLanguage, labels: readonly string[]) => readonly string[];

/**
 * Looks up whose views these editions of an article report. If an edition cannot be analysed in time, it has no known holders, so that its
 * passages can still be quoted.
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
