import { type CommandContext, defineCommand } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, onlyMe, updateMine } from '#core/reply.ts';
import { bookRemovalReply, removedBookReply } from '#features/articles/book-replies.ts';
import { answered, ask, waiting } from '#features/articles/confirmation.ts';
import { openArticle, suggestArticles } from '#features/articles/open-article.ts';
import { findBook, suggestBooks } from '#features/articles/open-book.ts';
import { removalReply, removedReply, untouchedReply } from '#features/articles/replies.ts';
import { articleOption } from './shared-options.ts';

const REMOVE = ['parley', 'article', 'remove'];

export const articleRemove = defineCommand({
  path: REMOVE,
  chinese: ['parley', '文章', '移除'],
  words: { en: 'Remove an article of this group', zh: '移除本群的一篇文章' },
  options: [articleOption],
  may: 'facilitator',
  scope: 'workspace',
  examples: [],
  visibility: () => 'only-me',
  run: async (context, args) => {
    const book = await findBook(context, args.article);
    if (book) {
      const card = await ask(context, REMOVE, { kind: 'remove-book', book: book.id });
      return onlyMe(bookRemovalReply(context, REMOVE, card, book));
    }
    const article = await openArticle(context, args.article);
    if (article.workspace !== context.requester.place.workspace)
      throw new UserError({ kind: 'shelf-read-only', id: article.id });
    const card = await ask(context, REMOVE, { kind: 'remove', article: article.id });
    return onlyMe(removalReply(context, REMOVE, card, article));
  },
  press: pressRemove,
  complete: async (context, _option, typed) => [
    ...(await suggestBooks(context, typed)),
    ...(await suggestArticles(context, typed, 'own')),
  ],
});

async function pressRemove(context: CommandContext, action: string, card: string): Promise<Outcome> {
  const state = await waiting(context, card);
  if (state.kind !== 'remove' && state.kind !== 'remove-book') throw new UserError({ kind: 'card-gone' });
  if (action !== 'yes') {
    await answered(context, REMOVE, card);
    return updateMine(untouchedReply(context));
  }
  const { requester, services } = context;
  const { workspace } = requester.place;
  const now = services.outside.now();
  const told =
    state.kind === 'remove'
      ? removedReply(context, await services.library.remove(workspace, state.article, now))
      : removedBookReply(context, await services.books.remove(workspace, state.book, now));
  await answered(context, REMOVE, card);
  return updateMine(told);
}
