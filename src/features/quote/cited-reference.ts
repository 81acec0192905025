import type { Article } from '#core/article.ts';
import { type Citation, citationIn, resolve, shortReference } from '#core/citation.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { covers, type EditionLanguage } from '#core/language.ts';
import { looseReferencesIn, mayBeLoose } from '#core/loose-references.ts';
import { editionNamed, formatReference, type Reference } from '#core/reference.ts';
import { possibleArticles, referencesIn, type TypedReference } from '#core/typed-references.ts';
import { openArticle } from '../articles/open-article.ts';

/** Reads the references that are meant in typed words; [] if the words are to be searched for. */
export async function typedReferences(context: CommandContext, words: string): Promise<TypedReference[]> {
  const { requester, services } = context;
  const possible = possibleArticles(words);
  if (!possible.length && !mayBeLoose(words)) return [];
  const { workspace } = requester.place;
  const ids = (await services.library.list(workspace)).map(({ id }) => id);
  const loose = await looseReferences(context, words, ids);
  if (loose) return loose;
  const others = possible.filter((id) => !ids.includes(id));
  // An article that was removed still has its id.
  const removed = await Promise.all(
    others.map(async (id) => ((await services.library.open(workspace, id)) ? [id] : [])),
  );
  return referencesIn(words, [...ids, ...removed.flat()]);
}

/** Reads numbers without a colon. Those that the article may not mean as passages (`chip-controls 2022`) are words unless it has them all. */
async function looseReferences(
  context: CommandContext,
  words: string,
  ids: readonly string[],
): Promise<TypedReference[] | undefined> {
  const { references: [first, ...others] = [], sure } = looseReferencesIn(words, ids) ?? {};
  if (!first) return undefined;
  const article = await openArticle(context, first.article);
  const all = [first, ...others];
  const has = ({ article: _, ...labels }: TypedReference) =>
    isCited(article, { article: article.id, ...labels }, context);
  return all.every(has) || (sure && !others.length) ? all : undefined;
}

/** What is asked for beside a reference: its article, and the language to read it in (`zh` means any Chinese edition). */
export type Limits = { article?: string | undefined; language?: EditionLanguage | undefined };

/**
 * Finds the passages that a typed reference means. If it names an edition in another language than the wanted one, finds the passages of the
 * wanted one that say the same, if there are any. Throws user errors that name what is near.
 */
export async function citedBy(
  context: CommandContext,
  { article: id, edition, near, from, to }: TypedReference,
  { article: within, language }: Limits,
): Promise<{ article: Article; citation: Citation }> {
  if (near.length) throw new UserError({ kind: 'no-article', id, near: await withLabels(context, near, { from, to }) });
  const article = await openArticle(context, id);
  const wanted = edition === undefined ? language : namedEdition(article, edition, { from, to });
  const reference: Reference = {
    article: article.id,
    ...(wanted && { language: editionFor(article, wanted) }),
    from,
    to,
  };
  if (within !== undefined && within !== article.id)
    throw new UserError({
      kind: 'reference-elsewhere',
      reference: formatReference(reference),
      article: article.id,
      within,
    });
  const citation = resolve(article, reference, context.requester.language);
  const other = language && !covers(language, citation.language) ? editionFor(article, language) : undefined;
  return { article, citation: (other && citationIn(article, citation, other)) ?? citation };
}

/** Writes the references that were perhaps meant. An article that lacks the passages is named alone. */
async function withLabels(
  context: CommandContext,
  ids: readonly string[],
  labels: Pick<Reference, 'from' | 'to'>,
): Promise<string[]> {
  return Promise.all(
    ids.map(async (id) => {
      const article = await openArticle(context, id);
      const reference = { article: id, ...labels };
      return isCited(article, reference, context) ? formatReference(reference) : id;
    }),
  );
}

function isCited(article: Article, reference: Reference, { requester }: CommandContext): boolean {
  try {
    return resolve(article, reference, requester.language).passages.length > 0;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

function namedEdition(
  { id, editions }: Article,
  edition: string,
  labels: Pick<Reference, 'from' | 'to'>,
): EditionLanguage {
  const named = editionNamed(edition);
  if (named) return named;
  const present = editions.map(({ language }) => language);
  const near = formatReference({ article: id, ...labels });
  throw new UserError({ kind: 'no-edition', article: id, language: edition, present, near });
}

/**
 * Most passages of a range on one card. Readers turn four passages at a time, so an essay of 400 sentences already has a hundred pages.
 * Every label is stored with the card, so a book would make a card of megabytes.
 */
export const MOST_IN_A_RANGE = 400;

/**
 * Throws a user error if a range is too long for one card, which has `already` so many passages of other references. The error says how to
 * ask for less.
 */
export function demandShortRange(
  article: Article,
  { language, passages }: Pick<Citation, 'language' | 'passages'>,
  already = 0,
): void {
  const count = already + passages.length;
  const most = MOST_IN_A_RANGE;
  if (count <= most) return;
  const [from = '', to = '', last = ''] = [0, most - 1, -1].map((at) => passages.at(at)?.label);
  const reference = shortReference(article, language, from, last);
  if (already) throw new UserError({ kind: 'list-too-long', reference, passages: count, most });
  const shorter = shortReference(article, language, from, to);
  throw new UserError({ kind: 'range-too-long', reference, passages: count, most, shorter });
}

function editionFor({ editions }: Article, wanted: EditionLanguage): EditionLanguage {
  const present = editions.map((edition) => edition.language);
  return present.find((one) => one === wanted) ?? present.find((one) => covers(wanted, one)) ?? wanted;
}
