import { isRemoved } from '#core/article.ts';
import type { Context } from '#core/command.ts';
import type { EditionLanguage } from '#core/language.ts';
import { editionNamed } from '#core/reference.ts';
import { openArticle } from '../articles/open-article.ts';

/** The value of `in` that searches all articles although a default article is set. */
const EVERYWHERE = 'all';

/**
 * The article to search first: the one in `in`, else the place's default article if it still exists. Throws a user error if `in` names no
 * article.
 */
export async function articleToSearch(
  context: Context,
  args: { in?: string | boolean | undefined },
): Promise<string | undefined> {
  if (args.in === EVERYWHERE) return undefined;
  if (typeof args.in === 'string') return (await openArticle(context, args.in)).id;
  const chosen = context.settings.article;
  const article =
    chosen === undefined ? undefined : await context.services.library.open(context.asked.place.workspace, chosen);
  return article && !isRemoved(article) ? article.id : undefined;
}

/** The language in which to search. Either script of Chinese is any Chinese edition. Undefined if it is no edition's language. */
export function asEdition(value: string | boolean | undefined): EditionLanguage | undefined {
  const found = typeof value === 'string' ? editionNamed(value) : undefined;
  return found?.startsWith('zh') ? 'zh' : found;
}
