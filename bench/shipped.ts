import { currentRevision, type ListedArticle, passageText, SHELF } from '#core/article.ts';
import type { Running } from '#services.ts';
import type { BenchPassage } from './search.ts';

/** The articles that come with Parley, and every passage of every edition of them. */
export async function shippedPassages({
  services,
}: Running): Promise<{ articles: ListedArticle[]; passages: BenchPassage[] }> {
  const articles = await services.library.list(SHELF);
  const passages = articles.flatMap(({ id, editions }) =>
    editions.flatMap((edition) => {
      const revision = currentRevision(edition);
      return revision.passages.map((passage) => ({
        id: `${id}.${edition.language}:${passage.label}`,
        text: passageText(revision, passage),
        lang: edition.language,
      }));
    }),
  );
  return { articles, passages };
}
