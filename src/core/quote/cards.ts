import { holdersOf } from '../attribution.ts';
import type { Context } from '../command.ts';
import { openArticle } from '../open-article.ts';
import type { Card } from '../ports.ts';
import type { Reply } from '../reply.ts';
import type { State, View } from './card.ts';
import { choicesOf } from './choices.ts';
import { quoteReply } from './view.ts';

/** Where every card begins. */
export const FIRST_VIEW: View = { page: 0, around: false, edition: undefined };

/** A quotation card as a reply, stored so that its buttons answer. Throws user errors. */
export async function newQuoteCard(context: Context, state: State, view: View): Promise<Reply> {
  const { asked, services } = context;
  const id = services.outside.newId();
  const reply = await drawQuote(context, state, id, view);
  await services.cards.put(asked.place.workspace, quoteCardOf(context, id, state));
  return reply;
}

export function quoteCardOf({ asked, services }: Context, id: string, state: State): Card {
  return { id, command: 'quote', owner: asked.user.id, createdAt: services.outside.now(), state };
}

/** The card at one of its pages. Throws user errors. */
export async function drawQuote(context: Context, state: State, card: string, wanted: View): Promise<Reply> {
  const { asked, services, settings } = context;
  const { visibility, pages } = state;
  const view = { ...wanted, page: Math.min(wanted.page, pages.length - 1) };
  const article = await openArticle(context, pages[view.page]?.article ?? '');
  const address = await services.links.reader(asked.place.workspace);
  const language = visibility === 'public' ? (settings.language ?? asked.language) : asked.language;
  const say = context.sayTo(visibility);
  return quoteReply({
    article,
    state,
    card,
    view,
    choices: await choicesOf(context, state, card, view, say),
    say,
    language,
    holders: (edition, labels) => holdersOf(services.attributions.of(article, edition), labels),
    readAt: (edition, label) => address?.(article.id, edition, label),
  });
}
