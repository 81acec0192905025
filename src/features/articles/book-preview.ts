import type { Plan } from '#core/article-draft.ts';
import type { CommandContext } from '#core/command.ts';
import type { PlannedBook, PlannedChapter } from '#core/ports/books.ts';
import { type Block, paragraph, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import type { ArticleField } from './replies.ts';

export const ADD_BOOK: Words = { en: 'Add this book?', zh: '添加这本书吗？' };
export const AS_ONE: Words = { en: 'As one article', zh: '整本作为一篇' };

export const inChapters = ({ chapters }: PlannedBook): Words => ({
  en: `As ${chapters.length} articles, one a chapter`,
  zh: `分成 ${chapters.length} 篇，每章一篇`,
});

/** True if adding the chapters would change anything. */
export const hasNews = ({ chapters }: PlannedBook): boolean => chapters.some(({ outcome }) => outcome !== 'same');

/** Asks how the book is to be added, and says what its chapters become. */
export function bookBlocks({ say }: CommandContext, plan: Plan | undefined, book: PlannedBook): Block[] {
  const count = book.chapters.length;
  const question = {
    en: `It has ${count} chapters. Should it be one article, or each chapter an article of its own?`,
    zh: `这本书有 ${count} 章。整本作为一篇文章，还是每章各成一篇？`,
  };
  return [
    ...(plan && hasNews(book) ? [paragraph(text(say(question)))] : []),
    paragraph(text(say(withPrefix(chaptersWords(book), plan !== undefined && hasNews(book))))),
  ];
}

/** Says which of two ways it is about. */
const withPrefix = ({ en, zh }: Words, isOneOfTwo: boolean): Words =>
  isOneOfTwo ? { en: `As chapters: ${en}`, zh: `分章添加：${zh}` } : { en, zh };

/** True if the chapters belong to a book that is here. */
export const isKnown = ({ chapters }: PlannedBook): boolean => chapters.some(({ outcome }) => outcome !== 'article');

/** Says what the chapters become: new articles, or editions and revisions of those that are here. */
export function chaptersWords({ id, chapters }: PlannedBook): Words {
  const count = (outcome: PlannedChapter['outcome']) => chapters.filter((one) => one.outcome === outcome).length;
  const [fresh, editions, revisions, same] = [count('article'), count('edition'), count('revision'), count('same')];
  const [first, last] = [chapters[0]?.id ?? id, chapters.at(-1)?.id ?? id];
  if (fresh === chapters.length) {
    return {
      en: `${fresh} new articles, ${first} to ${last}.`,
      zh: `${fresh} 篇新文章，${first} 至 ${last}。`,
    };
  }
  if (editions) {
    const alone = {
      en:
        fresh === 1
          ? ' 1 has no counterpart and becomes an article of its own.'
          : ` ${fresh} have no counterpart and become articles of their own.`,
      zh: `另外 ${fresh} 章没有对应的章节，单独成篇。`,
    };
    return {
      en: `Another language of ${id}. ${editions} of them ${editions === 1 ? 'stands' : 'stand'} beside chapters that are here.${fresh ? alone.en : ''}`,
      zh: `${id} 的另一种语言的版本，其中 ${editions} 章与已有的章节对照。${fresh ? alone.zh : ''}`,
    };
  }
  if (!hasNews({ chapters } as PlannedBook))
    return { en: `All chapters of ${id} are here already, word for word.`, zh: `${id} 的各章都已经有了，一字不差。` };
  return {
    en: `${id} is here already. ${revisions === 1 ? '1 chapter has' : `${revisions} chapters have`} changed, ${fresh} new, ${same} the same.`,
    zh: `${id} 已经有了，${revisions} 章有变化，${fresh} 章为新增，${same} 章不变。`,
  };
}

/** Most chapters that are named. */
const MOST_NAMED = 10;

/** The chapters with the references that they will have. */
export function bookFields(say: Say, { chapters }: PlannedBook): ArticleField[] {
  const named = chapters.slice(0, MOST_NAMED).map(({ title }) => title);
  const more = chapters.length - named.length;
  const rest = more > 0 ? say({ en: ` … and ${more} more`, zh: ` …… 另有 ${more} 章` }) : '';
  return [{ name: say({ en: 'Chapters', zh: '章节' }), value: [text(`${named.join(' · ')}${rest}`)] }];
}
