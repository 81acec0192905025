import { type Article, currentRevision, findEdition, primaryEdition } from '#core/article.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { readable } from '#core/language.ts';
import { code, link, type Outcome, paragraph, person, strong, text } from '#core/reply.ts';
import { listWords } from '#core/words.ts';
import { dateWords, filled, SLOT } from '../quote/byline.ts';
import { toldBookReply } from './book-replies.ts';
import type { Question } from './confirmation.ts';
import { beginningOf, openArticle } from './open-article.ts';
import { findBook } from './open-book.ts';

/** Tells the channel that somebody has added an article. */
async function toldReply(context: CommandContext, article: Article): Promise<Outcome> {
  const { requester, services } = context;
  const language = context.languageFor('public');
  const say = context.sayTo('public');
  const languages = article.editions.map((one) => one.language);
  const best = readable(languages, language === 'both' ? requester.language : language);
  const edition = findEdition(article, best) ?? primaryEdition(article);
  const beginning = beginningOf(article, edition);
  const address = (await services.links.reader(requester.place.workspace))?.(beginning);
  const { meta } = currentRevision(edition);
  const added = say({ en: `${SLOT} has added an article.`, zh: `${SLOT} 添加了一篇文章。` });
  const facts = [say(listWords(meta.authors)), meta.published && say(dateWords(meta.published))];
  const about = facts.filter(Boolean).join(' · ');
  const example = say({ en: 'Quote from it: ', zh: '引用其中的话：' });
  const blocks = [
    paragraph(...filled(added, person(requester.user.id, requester.user.name))),
    paragraph(address ? link(meta.title, address) : strong(meta.title), ...(about ? [text(` · ${about}`)] : [])),
    paragraph(text(example), code(`/quote ${article.id}:${beginning.from}`)),
  ];
  return { kind: 'reply', visibility: 'public', reply: { language, blocks } };
}

/** Tells the channel what was added. */
export async function told(context: CommandContext, state: Question): Promise<Outcome> {
  if (state.kind === 'added') return toldReply(context, await openArticle(context, state.article));
  const book = state.kind === 'added-book' ? await findBook(context, state.book) : undefined;
  if (!book) throw new UserError({ kind: 'card-gone' });
  return toldBookReply(context, book, await context.services.links.reader(context.requester.place.workspace));
}
