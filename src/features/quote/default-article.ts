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
 * The article to search first, or the chapters of a book: what `in` names, else the place's default if it still exists. Throws a user error if
 * `in` names neither.
 */
export async function articleToSearch(
  context: CommandContext,
  args: In,
): Promise<string | readonly string[] | undefined> {
  const named = typeof args.in === 'string' ? args.in : context.settings.article;
  if (named === undefined) return undefined;
  const book = await findBook(context, named);
  if (book) return book.chapters.map(({ id }) => id);
  if (typeof args.in === 'string') return articleNamed(context, args);
  const article = await context.services.library.open(context.requester.place.workspace, named);
  return article && !isRemoved(article) ? article.id : undefined;
}

/** The language in which to search. Either script of Chinese is any Chinese edition. Undefined if it is no edition's language. */
export function editionLanguageOf(value: string | boolean | undefined): EditionLanguage | undefined {
  const found = typeof value === 'string' ? editionNamed(value) : undefined;
  return found?.startsWith('zh') ? 'zh' : found;
}
