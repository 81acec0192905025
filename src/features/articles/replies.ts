import {
  type Article,
  type ArticleMeta,
  currentRevision,
  type Edition,
  type ListedArticle,
  primaryEdition,
  SHELF,
} from '#core/article.ts';
import type { Removed } from '#core/article-draft.ts';
import { type Book, bookOf, booksIn } from '#core/books.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { EDITION_NAMES } from '#core/edition-names.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import { type Block, code, link, paragraph, type Reply, type Span, strong, subdued, text } from '#core/reply.ts';
import { listWords, type Words } from '#core/words.ts';
import { dateWords } from '../quote/byline.ts';
import { beginningOf, titleFor } from './open-article.ts';
import { bookTitle } from './open-book.ts';

/** Most articles in one list: nobody turns more pages. */
const MOST_LISTED = 300;

export type ArticleField = { name: string; value: readonly Span[] };

export function reply({ requester }: CommandContext, ...blocks: Block[]): Reply {
  return { language: requester.language, blocks };
}

export function listReply(context: CommandContext, articles: readonly ListedArticle[]): Reply {
  const { say, requester } = context;
  if (!articles.length) {
    const words = {
      en: 'There is no article yet. A facilitator adds one with /parley article add.',
      zh: '还没有文章。主持人可以用 /parley article add 添加。',
    };
    return reply(context, paragraph(text(say(words))));
  }
  const items = entriesOf(articles).map((one) => ('chapters' in one ? bookItem(context, one) : listItem(context, one)));
  const more = {
    en: `These are the first ${MOST_LISTED}. /parley article show offers the others while you type.`,
    zh: `这里是前 ${MOST_LISTED} 篇。输入 /parley article show 时，可以边打字边选其余的。`,
  };
  return {
    language: requester.language,
    blocks: [
      { kind: 'heading', text: say(countWords(articles)) },
      { kind: 'list', items: items.slice(0, MOST_LISTED) },
      ...(items.length > MOST_LISTED ? [subdued(text(say(more)))] : []),
    ],
  };
}

function countWords(all: readonly ListedArticle[]): Words {
  const books = booksIn(all).length;
  const articles = all.filter((one) => !bookOf(one)).length;
  const en = [
    ...(articles || !books ? [articles === 1 ? '1 article' : `${articles} articles`] : []),
    ...(books ? [books === 1 ? '1 book' : `${books} books`] : []),
  ];
  const zh = [...(articles || !books ? [`${articles} 篇文章`] : []), ...(books ? [`${books} 本书`] : [])];
  return { en: en.join(', '), zh: `共 ${zh.join('、')}` };
}

/** The articles in order, a book with all its chapters as one entry. */
function entriesOf(articles: readonly ListedArticle[]): (ListedArticle | Book)[] {
  const books = booksIn(articles);
  const first = new Map(books.map((book) => [book.chapters.map(({ id }) => id).toSorted()[0], book]));
  return articles.flatMap((article): (ListedArticle | Book)[] => {
    const book = first.get(article.id);
    return book ? [book] : bookOf(article) ? [] : [article];
  });
}

function bookItem({ say, requester }: CommandContext, book: Book): Span[] {
  const languages = [...new Set(book.chapters.flatMap(({ editions }) => editions.map((one) => one.language)))];
  const editions = listWords(languages.map((one) => EDITION_NAMES[one]));
  const count = book.chapters.length;
  const facts = {
    en: ` (${editions.en}; a book of ${count} chapters, an article each; this group’s own)`,
    zh: `（${editions.zh}；书，${count} 章，每章一篇；本群添加）`,
  };
  return [code(book.id), text(' '), strong(bookTitle(book, requester.language)), text(say(facts))];
}

function listItem({ say, requester }: CommandContext, article: ListedArticle): Span[] {
  const primary = currentRevision(primaryEdition(article));
  const editions = listWords(article.editions.map(({ language }) => EDITION_NAMES[language]));
  const date = primary.meta.published === undefined ? undefined : dateWords(primary.meta.published);
  const count = primary.passages.length;
  const whose =
    article.workspace === SHELF ? { en: 'on the shelf', zh: '书架' } : { en: 'this group’s own', zh: '本群添加' };
  const facts = {
    en: ` (${editions.en}; ${count} passages${date ? `, ${date.en}` : ''}; ${whose.en})`,
    zh: `（${editions.zh}；${count} 句${date ? `，${date.zh}` : ''}；${whose.zh}）`,
  };
  return [code(article.id), text(' '), strong(titleFor(article, requester.language)), text(say(facts))];
}

/** Shows the facts about an article. `readAt`: makes the address of its passages, if they can be read anywhere. */
export function showReply(context: CommandContext, article: Article, readAt?: ReaderAddress): Reply {
  const { say, requester } = context;
  const heading: Block = { kind: 'heading', text: titleFor(article, requester.language) };
  const editions = article.editions.flatMap((edition): Block[] => [
    { kind: 'fields', fields: editionFields(context, article, edition) },
  ]);
  const address = readAt?.(beginningOf(article, primaryEdition(article)));
  const open = address ? [paragraph(link(say({ en: 'Read it', zh: '阅读全文' }), address))] : [];
  return reply(context, heading, ...editions, ...open);
}

export const SHORT_NAME: Words = { en: 'Reference', zh: '短名' };

function editionFields({ say }: CommandContext, article: Article, edition: Edition): ArticleField[] {
  const { meta, passages, number } = currentRevision(edition);
  const range = passages.length ? `${passages[0]?.label}–${passages.at(-1)?.label}` : '0';
  const field = (words: Words, value: string | undefined): ArticleField[] =>
    value ? [{ name: say(words), value: [text(value)] }] : [];
  return [
    {
      name: say(SHORT_NAME),
      value: [code(edition === article.editions[0] ? article.id : `${article.id}.${edition.language}`)],
    },
    ...field(TITLE, meta.title),
    ...field({ en: 'Language', zh: '语言' }, say(EDITION_NAMES[edition.language])),
    ...field(
      { en: 'Passages', zh: '句数' },
      say({ en: `${passages.length} (${range})`, zh: `${passages.length}（${range}）` }),
    ),
    ...metaFields(say, meta),
    ...field({ en: 'Revision', zh: '修订' }, String(number)),
  ];
}

/** On the button that tells the channel what was added. */
export const TELL: Words = { en: 'Tell the channel', zh: '告诉频道里的人' };

export const TITLE: Words = { en: 'Title', zh: '标题' };

export function metaFields(say: CommandContext['say'], meta: ArticleMeta): ArticleField[] {
  const field = (words: Words, value: string | undefined): ArticleField[] =>
    value ? [{ name: say(words), value: [text(value)] }] : [];
  const { book } = meta;
  return [
    ...field(
      { en: 'Book', zh: '书' },
      book && say({ en: `${book.title}, chapter ${book.chapter}`, zh: `《${book.title}》，第 ${book.chapter} 章` }),
    ),
    ...field({ en: 'Authors', zh: '作者' }, say(listWords(meta.authors))),
    ...field({ en: 'Published', zh: '发表日期' }, meta.published && say(dateWords(meta.published))),
    ...(meta.source ? [{ name: say({ en: 'Source', zh: '来源' }), value: [link(meta.source, meta.source)] }] : []),
    ...field({ en: 'Licence', zh: '许可' }, meta.licence),
  ];
}

export function removalReply(
  context: CommandContext,
  command: readonly string[],
  card: string,
  article: Article,
): Reply {
  const { say, requester } = context;
  const passages = article.editions.reduce((sum, edition) => sum + currentRevision(edition).passages.length, 0);
  const languages = article.editions.length === 1 ? 'one edition' : `${article.editions.length} editions`;
  const words = {
    en: `This takes along ${languages} with ${passages} passages, and all their earlier wordings. References to them will say that the article was removed.`,
    zh: `将一并移除 ${article.editions.length} 个版本、共 ${passages} 句及其历次修订。指向它的出处会显示“文章已移除”。`,
  };
  const yes = {
    id: buttonId(command, 'yes', card),
    label: say({ en: 'Remove it', zh: '移除' }),
    style: 'danger',
    disabled: false,
  } as const;
  const no = {
    id: buttonId(command, 'no', card),
    label: say({ en: 'Keep it', zh: '保留' }),
    style: 'plain',
    disabled: false,
  } as const;
  const title = titleFor(article, requester.language);
  return reply(
    context,
    { kind: 'heading', text: say({ en: `Remove “${title}”?`, zh: `移除《${title}》吗？` }) },
    paragraph(text(say(words))),
    { kind: 'buttons', buttons: [yes, no] },
  );
}

export function removedReply(context: CommandContext, removed: Removed): Reply {
  const words = {
    en: `Removed: ${removed.title} (${removed.id}), ${removed.passages} passages.`,
    zh: `已移除：${removed.title}（${removed.id}），共 ${removed.passages} 句。`,
  };
  return reply(context, paragraph(text(context.say(words))));
}

export function untouchedReply(context: CommandContext): Reply {
  return reply(context, paragraph(text(context.say({ en: 'Nothing was changed.', zh: '什么也没有改动。' }))));
}
