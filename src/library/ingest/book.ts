import { type BookOf, passageText } from '#core/article.ts';
import type { Chapter, Draft } from '#core/article-draft.ts';
import { sameLanguage } from '#core/language.ts';
import type { StoredArticle } from '#core/ports/articles.ts';
import type { BookChapter, TextBlock } from './formats/block.ts';
import { detectLanguage } from './language-detect.ts';

/** Says with which passages the chapters of a book begin. `firsts`: the index of each block's first passage. Chapters without one are left out. */
export function draftChapters(
  chapters: readonly BookChapter[],
  blocks: readonly TextBlock[],
  firsts: readonly number[],
  passages: number,
): Chapter[] {
  const begins = new Map<number, number>();
  for (const [at, { chapter }] of blocks.entries())
    if (chapter !== undefined && !begins.has(chapter)) begins.set(chapter, firsts[at] ?? passages);
  const found = chapters.flatMap((chapter, index) => {
    const from = begins.get(index);
    return from === undefined || from >= passages ? [] : [{ ...chapter, from }];
  });
  const kept = found.filter(({ from }, index) => from < (found[index + 1]?.from ?? passages));
  return kept.map((chapter, index) => (index ? chapter : { ...chapter, from: 0 }));
}

/** The chapters that are text of the book. */
export const chaptersIn = ({ chapters = [] }: Pick<Draft, 'chapters'>): readonly Chapter[] =>
  chapters.filter(({ aside }) => !aside);

/** Returns a book as one article: without its cover, contents and the like, unless there is nothing else. */
export function asOne(draft: Draft): Draft {
  const { chapters, ...rest } = draft;
  if (!chapters?.some(({ aside }) => aside) || !chaptersIn(draft).length) return draft;
  const kept = chapters.flatMap((chapter, index) => (chapter.aside ? [] : [rangeOf(draft, index)]));
  return { ...rest, ...cutOut(draft, kept) };
}

/**
 * Returns the chapters of a book as drafts of their own. The heading with which a chapter begins is its title and no passage, as in every
 * file. A chapter in the other language than the book says so.
 */
export function asChapters(draft: Draft): Draft[] {
  const { chapters = [], warnings, alternates, head, ...rest } = draft;
  return chapters.flatMap((chapter, index) => {
    if (chapter.aside) return [];
    const { from, to } = rangeOf(draft, index);
    const part = cutOut(draft, [{ from: withoutTitle(draft, chapter.title, from, to), to }]);
    const meta = { ...draft.meta, title: chapter.title };
    return [{ ...rest, ...part, meta, language: languageOf(draft, part.text) }];
  });
}

type Range = { from: number; to: number };

function rangeOf({ chapters = [], passages }: Draft, index: number): Range {
  return { from: chapters[index]?.from ?? 0, to: chapters[index + 1]?.from ?? passages.length };
}

const BETWEEN = '\n\n';

/** Makes a text of some passages of another, as they stand there. */
function cutOut(draft: Draft, ranges: readonly Range[]): Pick<Draft, 'text' | 'passages'> {
  let text = '';
  let paragraph = 0;
  const passages = ranges.flatMap(({ from, to }) => {
    const those = draft.passages.slice(from, to);
    const [first, last] = [those[0], those.at(-1)];
    if (!first || !last) return [];
    const moved = text.length + (text ? BETWEEN.length : 0) - first.start;
    const before = paragraph - first.paragraph;
    text += (text ? BETWEEN : '') + draft.text.slice(first.start, last.end);
    paragraph = last.paragraph + before + 1;
    return those.map((one) => ({
      ...one,
      start: one.start + moved,
      end: one.end + moved,
      paragraph: one.paragraph + before,
    }));
  });
  return { text, passages };
}

/** Most passages over which a title is spread: “CHAPTER 1.”, “Loomings.” */
const MOST_OF_TITLE = 3;

/** Returns the index behind the passages that together are the chapter's title. At least one passage stays. */
function withoutTitle(draft: Draft, title: string, from: number, to: number): number {
  let rest = lettersOf(title);
  let at = from;
  while (at < Math.min(from + MOST_OF_TITLE, to - 1)) {
    const passage = draft.passages[at];
    const words = passage ? lettersOf(passageText(draft, passage)) : '';
    if (!words || !rest.startsWith(words)) break;
    rest = rest.slice(words.length);
    at += 1;
    if (!rest) return at;
  }
  return from;
}

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Characters of a chapter that show which language it is in. */
const ENOUGH = 400;

function languageOf({ language }: Draft, text: string): Draft['language'] {
  const found = text.length >= ENOUGH ? detectLanguage(text) : language;
  return (found === 'en') === (language === 'en') || sameLanguage(found, language) ? language : found;
}

/** The book of which a stored article is a chapter. */
export const bookOf = ({ revisions }: StoredArticle): BookOf | undefined =>
  revisions.find(({ meta }) => meta.book)?.meta.book;
