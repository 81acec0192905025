import { type Article, currentRevision, primaryEdition, type RemovedArticle } from './article.ts';
import type { Context } from './command.ts';
import { UserError } from './errors.ts';
import { type Language, readable } from './language.ts';
import type { Suggestion } from './reply.ts';

/** How many likely articles an error names. */
const MOST_NEAR = 3;
/** The longest label of a suggestion that every platform takes. */
const LONGEST_LABEL = 100;

/** The article of this id, or a user error that names likely ones. */
export async function openArticle({ asked, services }: Context, id: string): Promise<Article> {
  const wanted = id.normalize('NFC').toLowerCase();
  const found = await services.library.open(asked.place.workspace, wanted);
  if (found && !isRemoved(found)) return found;
  if (found) throw new UserError({ kind: 'article-removed', ...found });
  const all = await services.library.list(asked.place.workspace);
  const near = likely(all, wanted, asked.language).slice(0, MOST_NEAR);
  throw new UserError({ kind: 'no-article', id, near: near.map((article) => article.id) });
}

export function isRemoved(article: Article | RemovedArticle): article is RemovedArticle {
  return 'removedAt' in article;
}

/** Articles to choose from while typing: id and title hold what was typed; the value is the id. */
export async function suggestArticles({ asked, services }: Context, typed: string): Promise<Suggestion[]> {
  const all = await services.library.list(asked.place.workspace);
  return likely(all, typed, asked.language).map((article) => ({
    value: article.id,
    label: clip(`${titleFor(article, asked.language)} (${article.id})`),
  }));
}

/** The title that a person of this language reads best. */
export function titleFor(article: Article, language: Language): string {
  const best = readable(
    article.editions.map((edition) => edition.language),
    language,
  );
  const edition = article.editions.find((one) => one.language === best) ?? primaryEdition(article);
  return currentRevision(edition).meta.title;
}

/** Those that begin with what was typed first, then those that hold it, else those that share a part of it. */
function likely(all: readonly Article[], typed: string, language: Language): Article[] {
  const wanted = typed.trim().toLowerCase();
  const texts = (article: Article) => [
    article.id,
    titleFor(article, language).toLowerCase(),
    ...article.editions.map((edition) => currentRevision(edition).meta.title.toLowerCase()),
  ];
  const rank = (article: Article) => {
    const all = texts(article);
    if (all.some((one) => one.startsWith(wanted))) return 0;
    if (all.some((one) => one.includes(wanted))) return 1;
    return wanted.split('-').some((part) => part.length > 2 && article.id.includes(part)) ? 2 : 3;
  };
  const ranked = all.map((article) => ({ article, rank: rank(article) })).filter((one) => one.rank < 3);
  return ranked.sort((a, b) => a.rank - b.rank).map((one) => one.article);
}

function clip(label: string): string {
  const characters = [...label];
  return characters.length <= LONGEST_LABEL ? label : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}
