import { type Command, defineCommand } from '#core/command.ts';
import { onlyMe } from '#core/reply.ts';
import { showBookReply } from '#features/articles/book-replies.ts';
import { openArticle, suggestArticles } from '#features/articles/open-article.ts';
import { findBook, suggestBooks } from '#features/articles/open-book.ts';
import { listReply, showReply } from '#features/articles/replies.ts';
import { articleOption } from './shared-options.ts';

export const articleList: Command = {
  path: ['parley', 'article', 'list'],
  chinese: ['parley', '文章', '列表'],
  words: { en: 'List the articles', zh: '列出全部文章' },
  options: [],
  may: 'member',
  examples: [{ en: '/parley article list', zh: '/parley article list' }],
  visibility: () => 'only-me',
  run: async (context) => {
    const all = await context.services.library.list(context.requester.place.workspace);
    return onlyMe(listReply(context, all));
  },
};

export const articleShow = defineCommand({
  path: ['parley', 'article', 'show'],
  chinese: ['parley', '文章', '详情'],
  traditional: ['parley', '文章', '詳情'],
  words: { en: 'Show what is known of an article', zh: '查看一篇文章的信息' },
  options: [articleOption],
  may: 'member',
  examples: [{ en: '/parley article show chip-controls', zh: '/parley article show chip-controls' }],
  visibility: () => 'only-me',
  run: async (context, args) => {
    const readAt = await context.services.links.reader(context.requester.place.workspace);
    const book = await findBook(context, args.article);
    if (book) return onlyMe(showBookReply(context, book, readAt));
    return onlyMe(showReply(context, await openArticle(context, args.article), readAt));
  },
  complete: async (context, _option, typed) => [
    ...(await suggestBooks(context, typed)),
    ...(await suggestArticles(context, typed)),
  ],
});
