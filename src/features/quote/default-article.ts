import { isRemoved } from '#core/article.ts';
import type { CommandContext } from '#core/command.ts';
import type { EditionLanguage } from '#core/language.ts';
import { editionNamed } from '#core/reference.ts';
import { plainTyped } from '#core/reference-scan.ts';
import { openArticle } from '../articles/open-article.ts';
import { findBook } from '../articles/open-book.ts';

/** Values of `in` that search all articles although a default article is set. */
const EVERYWHERE = ['all', '全部', '所有'];

export const isEverywhere = (typed: string): boolean => EVERYWHERE.includes(plainTyped(typed).trim());

type In = { in?: string | boolean | undefined };

/** The article in `in`; undefined if it names none, or a book. Throws a user error if there is no such article. */
export async function articleNamed(context: CommandContext, args: In): Promise<string | undefined> {
  if (typeof args.in !== 'string' || isEverywhere(args.in)) return undefined;
  return (await findBook(context, args.in)) ? undefined : (await openArticle(context, args.in)).id;
}

/**
 * The article to search first: the one in `in`, or the chapters of the book there, else the place's default article if it still exists. Throws a user error if `in` names no
 * article.
 */
export async function articleToSearch(
  context: CommandContext,
  args: In,
): Promise<string | readonly string[] | undefined> {
  if (typeof args.in === 'string') {
    const book = await findBook(context, args.in);
    return book?.chapters.map(({ id }) => id) ?? articleNamed(context, args);
  }
  const chosen = context.settings.article;
  const article =
    chosen === undefined ? undefined : await context.services.library.open(context.requester.place.workspace, chosen);
  return article && !isRemoved(article) ? article.id : undefined;
}

/** The language in which to search. Either script of Chinese is any Chinese edition. Undefined if it is no edition's language. */
export function editionLanguageOf(value: string | boolean | undefined): EditionLanguage | undefined {
  const found = typeof value === 'string' ? editionNamed(value) : undefined;
  return found?.startsWith('zh') ? 'zh' : found;
}
