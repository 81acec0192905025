import { type Book, booksIn } from '#core/books.ts';
import { clip } from '#core/clip.ts';
import type { CommandContext } from '#core/command.ts';
import type { Language } from '#core/language.ts';
import type { Suggestion } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { metaFor, openArticle } from './open-article.ts';

/** Finds the book with this id of which the chapters are articles; undefined if there is none. */
export async function findBook({ requester, services }: CommandContext, id: string): Promise<Book | undefined> {
  const all = await services.library.list(requester.place.workspace);
  const wanted = id.normalize('NFC').trim().toLowerCase();
  return booksIn(all).find((one) => one.id === wanted);
}

/** Throws a user error if there is neither a book nor an article with this id. */
export async function openEither(context: CommandContext, id: string): Promise<void> {
  if (!(await findBook(context, id))) await openArticle(context, id);
}

/** Books to choose from while typing. The value is the id. */
export async function suggestBooks({ requester, services, say }: CommandContext, typed: string): Promise<Suggestion[]> {
  const wanted = typed.trim().toLowerCase();
  const all = booksIn(await services.library.list(requester.place.workspace));
  const found = all.filter(({ id, title }) => id.includes(wanted) || title.toLowerCase().includes(wanted));
  return found.map((book) => {
    const count = say(chapterCount(book.chapters.length));
    return { value: book.id, label: clip(`${bookTitle(book, requester.language)} (${book.id}, ${count})`) };
  });
}

export const chapterCount = (count: number): Words => ({
  en: count === 1 ? '1 chapter' : `${count} chapters`,
  zh: `${count} 章`,
});

/** The title of a book in the edition that a reader of this language reads best. */
export function bookTitle({ chapters, title }: Book, language: Language): string {
  const [first] = chapters;
  return (first && metaFor(first, language).book?.title) ?? title;
}
