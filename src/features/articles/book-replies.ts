import { currentRevision, primaryEdition } from '#core/article.ts';
import type { Book } from '#core/books.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import type { PlannedBook, RemovedBook } from '#core/ports/books.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import {
  type Button,
  code,
  link,
  type Outcome,
  paragraph,
  person,
  type Reply,
  type Span,
  strong,
  text,
} from '#core/reply.ts';
import { filled, SLOT } from '../quote/byline.ts';
import { chaptersWords, hasNews } from './book-preview.ts';
import { beginningOfListed, titleFor } from './open-article.ts';
import { bookTitle, chapterCount } from './open-book.ts';
import { PREVIEW, READ_IT } from './preview.ts';
import { reply, TELL } from './replies.ts';

/** The reply after adding the chapters of a book. `address`: where the first one can be read. */
export function addedBookReply(
  context: CommandContext,
  command: readonly string[],
  card: string,
  book: PlannedBook,
  address: string | undefined,
): Reply {
  const { say } = context;
  const read = address ? [paragraph(link(say(READ_IT), address))] : [];
  if (!hasNews(book)) return reply(context, paragraph(text(say(chaptersWords(book)))), ...read);
  const passages = book.chapters.reduce((sum, one) => sum + one.passages, 0);
  const counted = say({ en: `${passages} passages. Try: `, zh: `共 ${passages} 句。试试：` });
  const undo = say({ en: 'To remove all chapters again: ', zh: '要移除全部章节：' });
  const tell: Button = { id: buttonId(command, PREVIEW.tell, card), label: say(TELL), style: 'plain', disabled: false };
  return reply(
    context,
    paragraph(strong(say({ en: `Added: ${book.title}`, zh: `已添加：《${book.title}》` }))),
    paragraph(text(say(chaptersWords(book)))),
    paragraph(text(counted), code(`/quote ${book.chapters[0]?.first ?? book.id}`)),
    ...read,
    paragraph(text(undo), code(`/parley article remove ${book.id}`)),
    { kind: 'buttons', buttons: [tell] },
  );
}

/** Tells the channel that somebody has added a book. */
export async function toldBookReply(context: CommandContext, book: Book, readAt?: ReaderAddress): Promise<Outcome> {
  const { requester } = context;
  const language = context.languageFor('public');
  const say = context.sayTo('public');
  const [first] = book.chapters;
  const title = bookTitle(book, language === 'both' ? requester.language : language);
  const address = first && readAt?.(beginningOfListed(first));
  const added = say({
    en: `${SLOT} has added a book, each chapter as an article.`,
    zh: `${SLOT} 添加了一本书，每章一篇文章。`,
  });
  const example = say({ en: 'Quote from it: ', zh: '引用其中的话：' });
  const blocks = [
    paragraph(...filled(added, person(requester.user.id, requester.user.name))),
    paragraph(address ? link(title, address) : strong(title), text(` · ${say(chapterCount(book.chapters.length))}`)),
    paragraph(text(example), code(`/quote ${first?.id ?? book.id}:${first ? beginningOfListed(first).from : '1'}`)),
  ];
  return { kind: 'reply', visibility: 'public', reply: { language, blocks } };
}

/** Shows the chapters of a book with their references. */
export function showBookReply(context: CommandContext, book: Book, readAt?: ReaderAddress): Reply {
  const { say, requester } = context;
  const items = book.chapters.map((chapter): Span[] => {
    const title = titleFor(chapter, requester.language);
    const address = readAt?.(beginningOfListed(chapter));
    const count = currentRevision(primaryEdition(chapter)).passages.length;
    const size = say({ en: count === 1 ? ' (1 passage)' : ` (${count} passages)`, zh: `（${count} 句）` });
    return [code(chapter.id), text(' '), address ? link(title, address) : strong(title), text(size)];
  });
  return reply(
    context,
    { kind: 'heading', text: bookTitle(book, requester.language) },
    paragraph(text(say(chapterCount(book.chapters.length)))),
    { kind: 'list', items },
  );
}

/** Asks whether all chapters of a book are to be removed. */
export function bookRemovalReply(context: CommandContext, command: readonly string[], card: string, book: Book): Reply {
  const { say, requester } = context;
  const count = book.chapters.length;
  const title = bookTitle(book, requester.language);
  const words = {
    en: `This removes all ${count} chapters, with all editions and earlier wordings. References to them will say that the article was removed. To remove one chapter alone, name it: ${book.chapters[0]?.id ?? book.id}.`,
    zh: `将移除全部 ${count} 章，包括各个版本和历次修订。指向它们的出处会显示“文章已移除”。只想移除其中一章，请写那一章的短名，例如 ${book.chapters[0]?.id ?? book.id}。`,
  };
  const button = (action: string, en: string, zh: string, style: Button['style']): Button => ({
    id: buttonId(command, action, card),
    label: say({ en, zh }),
    style,
    disabled: false,
  });
  return reply(
    context,
    { kind: 'heading', text: say({ en: `Remove the book “${title}”?`, zh: `移除《${title}》整本书吗？` }) },
    paragraph(text(say(words))),
    {
      kind: 'buttons',
      buttons: [
        button('yes', `Remove all ${count} chapters`, `移除全部 ${count} 章`, 'danger'),
        button('no', 'Keep it', '保留', 'plain'),
      ],
    },
  );
}

export function removedBookReply(context: CommandContext, { id, title, chapters, passages }: RemovedBook): Reply {
  const words = {
    en: `Removed: ${title} (${id}), ${chapters} chapters with ${passages} passages.`,
    zh: `已移除：《${title}》（${id}），${chapters} 章，共 ${passages} 句。`,
  };
  return reply(context, paragraph(text(context.say(words))));
}
