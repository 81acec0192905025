import { type BookOf, currentRevision, type ListedArticle, primaryEdition } from './article.ts';

/** A book of which each chapter is an article, in the order of its first edition. */
export type Book<Chapter extends ListedArticle = ListedArticle> = {
  id: string;
  title: string;
  chapters: readonly Chapter[];
};

/** The book of which an article is a chapter; undefined for every other article. */
export const bookOf = (article: Pick<ListedArticle, 'id' | 'editions'>): BookOf | undefined =>
  currentRevision(primaryEdition(article)).meta.book;

/** Finds the books among articles. */
export function booksIn<Chapter extends ListedArticle>(articles: readonly Chapter[]): Book<Chapter>[] {
  const chapters = articles.flatMap((article) => {
    const book = bookOf(article);
    return book ? [{ article, book }] : [];
  });
  return [...Map.groupBy(chapters, ({ book }) => book.id)].map(([id, those]) => ({
    id,
    title: those[0]?.book.title ?? id,
    chapters: inOrder(those).map(({ article }) => article),
  }));
}

type Placed<Chapter> = { article: Chapter; book: BookOf };

/** Orders chapters as the first edition has them. One that only another edition has, such as a preface, stands before the one that has its number. */
function inOrder<Chapter extends ListedArticle>(chapters: readonly Placed<Chapter>[]): Placed<Chapter>[] {
  const languages = Map.groupBy(chapters, ({ article }) => primaryEdition(article).language);
  const [first] = [...languages].toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const place = ({ article, book }: Placed<Chapter>) =>
    primaryEdition(article).language === first ? book.chapter : book.chapter - 0.5;
  return chapters.toSorted((a, b) => place(a) - place(b));
}
