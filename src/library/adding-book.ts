import { type BookOf, passageText } from '#core/article.ts';
import type { Draft } from '#core/article-draft.ts';
import { changedMeta } from '#core/article-facts.ts';
import { UserError } from '#core/errors.ts';
import { sameLanguage } from '#core/language.ts';
import type { StoredArticle, StoredRevision } from '#core/ports/articles.ts';
import type { PlannedBook } from '#core/ports/books.ts';
import type { Ports } from '#core/ports/store.ts';
import { LONGEST_ARTICLE_ID } from '#core/reference.ts';
import { type Adding, type CurrentArticles, checkRoom, type Prepared, prepare, titlesOf } from './adding.ts';
import { asChapters, bookOf, chaptersIn } from './ingest/book.ts';
import { nameFor } from './ingest/file-name.ts';
import { checkedId, idOf, isSameText, keysOf, overlap, sameKeys } from './ingest/target.ts';
import { pairChapters } from './numbering/pair-chapters.ts';
import { textKey } from './numbering/text-key.ts';
import { side, worded } from './stored-articles.ts';

/** A book's addition that is ready to be stored. `version`: of the workspace's articles that it was computed from. */
export type PreparedBook = { version: number; plan: PlannedBook; chapters: readonly Prepared[] };

/** A book that is here: its chapters in order. */
type KnownBook = { id: string; title: string; chapters: readonly StoredArticle[] };
/** A chapter that is to be added, with the checksums of its passages. */
type NewChapter = { draft: Draft; keys: readonly string[] };
/** The article of a chapter: `edition` if it is another language of one that is here. */
type Place = { id: string; edition: boolean };

/** The share of a book's chapters that make it the same book. */
const SAME_BOOK = 0.5;
/** The share of a chapter's passages that make it the same chapter. */
const SAME_CHAPTER = 0.5;
/** A chapter of fewer passages, such as a motto, does not show which book it is. */
const TELLING = 5;

/** Computes everything that is needed to add the chapters of a book, each as an article. Throws user errors. */
export async function prepareBook(
  { articles }: Pick<Ports, 'articles'>,
  current: CurrentArticles,
  workspace: string,
  read: Draft,
  options: Adding,
): Promise<PreparedBook> {
  const { title: bookTitle = read.meta.title, ...changes } = options.meta ?? {};
  const language = options.language ?? read.language;
  const chapters = asChapters({ ...read, language, meta: changedMeta(read.meta, changes) }).map((draft) => ({
    draft,
    keys: draft.passages.map((passage) => textKey(passageText(draft, passage))),
  }));
  if (!isBook(read)) throw new UserError({ kind: 'no-chapters', name: read.name });
  const version = await articles.version(workspace);
  const own = await current(workspace);
  const found = known(booksIn(own), { ...read, language }, chapters, options);
  const id = found?.id ?? (await freeBookId(articles, workspace, { own, chapters, options, read }));
  const places = found ? placesIn(found, chapters, language) : freshPlaces(id, chapters.length);
  const prepared: Prepared[] = [];
  for (const [index, { draft }] of chapters.entries()) {
    const { id: article, edition } = places[index] ?? { id, edition: false };
    const book: BookOf = { id, title: bookTitle, chapter: index + 1 };
    const one = { ...draft, meta: { ...draft.meta, book } };
    const { by, now } = options;
    const given = {
      by,
      now,
      ...(options.language && { language }),
      ...(edition ? { editionOf: article } : { id: article }),
    };
    prepared.push(await prepare({ articles }, current, workspace, one, given));
  }
  const added = prepared.filter(({ plan }) => plan.outcome !== 'same');
  checkRoom(
    own,
    added.map(({ plan, target, draft }) => ({
      id: plan.id,
      language: target.language,
      passages: draft.passages.length,
    })),
  );
  return { version, chapters: prepared, plan: planOf(id, bookTitle, language, prepared, read) };
}

function planOf(
  id: string,
  title: string,
  language: PlannedBook['language'],
  prepared: readonly Prepared[],
  { chapters = [] }: Draft,
): PlannedBook {
  return {
    id,
    title,
    language,
    chapters: prepared.map(({ plan, draft }) => ({
      outcome: plan.outcome,
      id: plan.id,
      title: draft.meta.title,
      passages: draft.passages.length,
      first: plan.first[0] ?? plan.id,
    })),
    leftOut: titlesOf(chapters, true),
  };
}

/** The books of which chapters are stored. */
function booksIn(own: readonly StoredArticle[]): KnownBook[] {
  const chapters = own.flatMap((article) => {
    const book = bookOf(article);
    return book ? [{ article, book }] : [];
  });
  const byId = Map.groupBy(chapters, ({ book }) => book.id);
  return [...byId].map(([id, those]) => ({
    id,
    title: those[0]?.book.title ?? id,
    chapters: those.toSorted((a, b) => a.book.chapter - b.book.chapter).map(({ article }) => article),
  }));
}

/**
 * Finds the book that this one is: the one of which it was said to be another language; else one with the same chapters; else one of the same
 * name without this language, if the file's name says which language it is.
 */
function known(
  books: readonly KnownBook[],
  read: Draft,
  chapters: readonly NewChapter[],
  { id, editionOf }: Adding,
): KnownBook | undefined {
  if (editionOf !== undefined) {
    const named = checkedId(editionOf);
    const found = books.find((one) => one.id === named || one.chapters.some((chapter) => chapter.id === named));
    if (!found) throw new UserError({ kind: 'no-article', id: editionOf, near: [] });
    return found;
  }
  const telling = chapters.filter(({ keys }) => keys.length >= TELLING);
  const same = books.find(
    (book) =>
      telling.filter((one) => book.chapters.some((article) => isSame(article, one))).length >
      telling.length * SAME_BOOK,
  );
  if (same) return id === undefined || same.id === checkedId(id) ? same : undefined;
  const wanted = id === undefined ? idOf(read) : checkedId(id);
  const named = books.find((one) => one.id === wanted);
  const isThere = named?.chapters.some(({ revisions }) =>
    revisions.some((one) => sameLanguage(one.language, read.language)),
  );
  const isStated = nameFor(read.name, read.language).language !== undefined;
  return named && !isThere && isStated ? named : undefined;
}

const isSame = ({ revisions }: StoredArticle, { keys }: NewChapter): boolean =>
  revisions.some((one) => sameKeys(keysOf(one), keys) || overlap(keysOf(one), keys) >= SAME_CHAPTER);

/** Finds the article of each chapter in a book that is here. Those that it lacks get numbers after its last. */
function placesIn(book: KnownBook, chapters: readonly NewChapter[], language: Draft['language']): Place[] {
  const there = book.chapters.map((article) => worded(article.revisions).at(-1));
  const isEdition = !book.chapters.some(({ revisions }) =>
    revisions.some((one) => sameLanguage(one.language, language)),
  );
  const partners = isEdition ? editionsOf(there, chapters) : revisionsOf(book, chapters);
  const ids = book.chapters.map(({ id }) => id);
  const width = ids[0]?.match(/\d+$/)?.[0].length ?? 1;
  let last = Math.max(0, ...ids.map((id) => Number(/\d+$/.exec(id)?.[0] ?? 0)));
  return partners.map((partner) => {
    const id = partner === undefined ? undefined : ids[partner];
    if (id !== undefined) return { id, edition: isEdition };
    last += 1;
    return { id: chapterId(book.id, last, width), edition: false };
  });
}

function editionsOf(there: readonly (StoredRevision | undefined)[], chapters: readonly NewChapter[]) {
  const stored = there.map((revision) => (revision ? side(revision) : []));
  return pairChapters(
    stored,
    chapters.map(({ draft }) => side(draft)),
  );
}

/** For each chapter the index of the one that it is another wording of. */
function revisionsOf(book: KnownBook, chapters: readonly NewChapter[]): (number | undefined)[] {
  const left = new Map(book.chapters.entries());
  return chapters.map((chapter) => {
    const [index] = [...left].find(([, article]) => isSame(article, chapter)) ?? [];
    if (index !== undefined) left.delete(index);
    return index;
  });
}

const chapterId = (book: string, number: number, width: number) => `${book}-${String(number).padStart(width, '0')}`;

function freshPlaces(id: string, count: number): Place[] {
  const width = String(count).length;
  return Array.from({ length: count }, (_, index) => ({ id: chapterId(id, index + 1, width), edition: false }));
}

type Wanted = { own: readonly StoredArticle[]; chapters: readonly NewChapter[]; options: Adding; read: Draft };
/** Characters that a number behind the name of a book, and that of a chapter, may take. */
const ROOM = 8;

/** Finds a name for a book under which none of its chapters was cited with other words. A name that was typed is taken or refused. */
async function freeBookId(
  articles: Ports['articles'],
  workspace: string,
  { own, chapters, options, read }: Wanted,
): Promise<string> {
  const typed = options.id === undefined ? undefined : checkedId(options.id);
  const wanted = [...(typed ?? idOf(read))]
    .slice(0, LONGEST_ARTICLE_ID - ROOM)
    .join('')
    .replace(/-+$/, '');
  const names = new Map(own.flatMap((one) => [one.id, bookOf(one)?.id].map((id) => [id, titleOf(one)] as const)));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    const places = freshPlaces(id, chapters.length);
    const taken = [id, ...places.map((one) => one.id)].find((one) => names.has(one));
    if (taken === undefined && (await isFree(articles, workspace, places, chapters))) return id;
    if (typed !== undefined) throw new UserError({ kind: 'id-taken', id: taken ?? id, title: names.get(taken) ?? id });
  }
}

const titleOf = ({ id, revisions }: StoredArticle): string =>
  bookOf({ id, revisions })?.title ?? revisions[0]?.meta.title ?? id;

/** True if no chapter would stand under the number of a removed one with other words. */
async function isFree(
  articles: Ports['articles'],
  workspace: string,
  places: readonly Place[],
  chapters: readonly NewChapter[],
): Promise<boolean> {
  for (const [index, { id }] of places.entries()) {
    const removed = await articles.get(workspace, id);
    if (removed && !isSameText(removed, chapters[index]?.keys ?? [])) return false;
  }
  return true;
}

/** True if a draft is a book with several chapters. */
const isBook = (draft: Draft): boolean => chaptersIn(draft).length > 1;
