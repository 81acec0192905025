import type { Article } from '#core/article.ts';
import { type Citation, resolve, shortReference } from '#core/citation.ts';
import type { Context } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { covers, type EditionLanguage } from '#core/language.ts';
import type { Reference } from '#core/reference.ts';
import { openArticle } from '../articles/open-article.ts';

/**
 * Finds the passages that a typed reference means. `language`: the edition that is wanted, if any (`zh` means any Chinese one). Throws user
 * errors.
 */
export async function citedBy(
  context: Context,
  typed: Reference,
  language: EditionLanguage | undefined,
): Promise<{ article: Article; citation: Citation }> {
  const article = await openArticle(context, typed.article);
  const wanted = typed.language ?? language;
  const reference = wanted ? { ...typed, language: editionFor(article, wanted) } : typed;
  return { article, citation: resolve(article, reference, context.asked.language) };
}

/**
 * Most passages of a range on one card. Readers turn four passages at a time, so an essay of 400 sentences already has a hundred pages.
 * Every label is stored with the card, so a book would make a card of megabytes.
 */
export const MOST_IN_A_RANGE = 400;

/** Throws a user error if a range is too long for one card. The error says how to ask for less. */
export function demandShortRange(
  article: Article,
  { language, passages }: Pick<Citation, 'language' | 'passages'>,
): void {
  if (passages.length <= MOST_IN_A_RANGE) return;
  const [from = '', to = '', last = ''] = [0, MOST_IN_A_RANGE - 1, -1].map((at) => passages.at(at)?.label);
  throw new UserError({
    kind: 'range-too-long',
    reference: shortReference(article, language, from, last),
    passages: passages.length,
    most: MOST_IN_A_RANGE,
    shorter: shortReference(article, language, from, to),
  });
}

function editionFor({ editions }: Article, wanted: EditionLanguage): EditionLanguage {
  const present = editions.map((edition) => edition.language);
  return present.find((one) => one === wanted) ?? present.find((one) => covers(wanted, one)) ?? wanted;
}

/**
 * True if text that looked like a reference may be words of a sentence (`12:30`): no article has this id. If the id has letters, there is
 * no similar id either.
 */
export function mayBeWords(error: unknown): boolean {
  const problem = error instanceof UserError ? error.problem : undefined;
  return problem?.kind === 'no-article' && !(problem.near.length > 0 && /\p{L}/u.test(problem.id));
}
