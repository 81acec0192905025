import {
  type Article,
  type ArticleMeta,
  currentRevision,
  type Edition,
  findEdition,
  isRemoved,
  type ListedArticle,
  primaryEdition,
} from '#core/article.ts';
import { clip } from '#core/clip.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Language, readable } from '#core/language.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import type { Suggestion } from '#core/reply.ts';
import { articleIdIn } from '#core/typed-references.ts';

/** Most similar articles that one error names. */
const MOST_NEAR = 3;

/**
 * Opens the article with this id; a reference or a link of the reader is taken for its article. Throws a user error if the article was
 * removed or does not exist. The second error names similar articles.
 */
export async function openArticle({ requester, services }: CommandContext, id: string): Promise<Article> {
  const wanted = articleIdIn(id);
  const { library } = services;
  const { workspace } = requester.place;
  const found =
    (await library.open(workspace, id.normalize('NFC').toLowerCase())) ?? (await library.open(workspace, wanted));
  if (found && !isRemoved(found)) return found;
  if (found) throw new UserError({ kind: 'article-removed', ...found });
  const all = await library.list(workspace);
  const near = likely(all, wanted, requester.language).slice(0, MOST_NEAR);
  throw new UserError({ kind: 'no-article', id, near: near.map((article) => article.id) });
}

/**
 * Articles to choose from while typing. Id or title contains what was typed, or the id is similar. The value is the id. `own`: without the
 * shelf's.
 */
export async function suggestArticles(
  { requester, services }: CommandContext,
  typed: string,
  which: 'all' | 'own' = 'all',
): Promise<Suggestion[]> {
  const { workspace } = requester.place;
  const all = await services.library.list(workspace);
  const among = which === 'own' ? all.filter((article) => article.workspace === workspace) : all;
  return likely(among, typed, requester.language).map((article) => ({
    value: article.id,
    label: clip(`${fullTitle(metaFor(article, requester.language))} (${article.id})`),
  }));
}

/** The title in the edition that a reader of this language reads best. */
export const titleFor = (article: ListedArticle, language: Language): string => metaFor(article, language).title;

/** What the edition says of the article that a reader of this language reads best. */
export function metaFor(article: ListedArticle, language: Language): ArticleMeta {
  const best = readable(
    article.editions.map((edition) => edition.language),
    language,
  );
  return currentRevision(findEdition(article, best) ?? primaryEdition(article)).meta;
}

/** The title, with that of the book of which it is a chapter. */
export function fullTitle({ title, book }: ArticleMeta): string {
  return book ? `${title} (${book.title})` : title;
}

/** The first passage of an article, for a link to it. */
export const beginningOfListed = (article: ListedArticle): LinkedPassages =>
  beginningOf(article, primaryEdition(article));

/** The first passage of an edition, for a link to it. */
export function beginningOf({ id }: Pick<Article, 'id'>, edition: Edition): LinkedPassages {
  const { number, passages } = currentRevision(edition);
  const label = passages[0]?.label ?? '1';
  return { article: id, language: edition.language, revision: number, from: label, to: label };
}

/** Articles that begin with what was typed, then those that contain it, then those with a part of it in their id or with a similar id. */
function likely(all: readonly ListedArticle[], typed: string, language: Language): ListedArticle[] {
  const wanted = typed.trim().toLowerCase().slice(0, LONGEST_WANTED);
  const parts = wanted.split('-').filter((part) => part.length > 2);
  const pairs = pairsOf(wanted);
  const texts = (article: ListedArticle) => [
    article.id,
    titleFor(article, language).toLowerCase(),
    ...article.editions.map((edition) => currentRevision(edition).meta.title.toLowerCase()),
  ];
  const rank = (article: ListedArticle) => {
    const all = texts(article);
    if (all.some((one) => one.startsWith(wanted))) return 0;
    if (all.some((one) => one.includes(wanted))) return 1;
    if (parts.some((part) => article.id.includes(part))) return 2;
    return alike(pairs, pairsOf(article.id)) >= ALIKE ? 2 : 3;
  };
  const ranked = all.map((article) => ({ article, rank: rank(article), alike: alike(pairs, pairsOf(article.id)) }));
  const near = ranked.filter((one) => one.rank < 3);
  return near.sort((a, b) => a.rank - b.rank || (a.rank === 2 ? b.alike - a.alike : 0)).map((one) => one.article);
}

/** UTF-16 units of typed text that are compared with ids and titles. */
const LONGEST_WANTED = 200;

/** At least half of the letter pairs are the same: one or two typing errors. */
const ALIKE = 0.5;

/** The share of neighbouring letter pairs that two names have in common, from 0 to 1 (Dice 1945). */
function alike(those: ReadonlySet<string>, these: ReadonlySet<string>): number {
  const common = [...those].filter((pair) => these.has(pair)).length;
  return those.size + these.size ? (2 * common) / (those.size + these.size) : 0;
}

/** Pairs of neighbouring letters. Hyphens do not count. */
function pairsOf(name: string): Set<string> {
  const letters = [...name.replaceAll('-', '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}
