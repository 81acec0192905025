import type { CommandContext } from '#core/command.ts';
import type { Card } from '#core/ports/cards.ts';
import type { Reply } from '#core/reply.ts';
import { openArticle } from '../articles/open-article.ts';
import type { CardView, QuoteCardState } from './card-state.ts';
import { choicesOf } from './choices.ts';
import { editionsToName } from './held-by.ts';
import { holdersIn } from './holders.ts';
import { quoteReply } from './reply.ts';
import { storedState } from './stored-card.ts';

/** The first view of every card. */
export const FIRST_VIEW: CardView = { entry: 0, around: false, editionLanguage: undefined };

/** Makes a quotation card as a reply and stores it, so that its buttons work. Throws user errors. */
export async function newQuoteCard(context: CommandContext, state: QuoteCardState, view: CardView): Promise<Reply> {
  const { requester, services } = context;
  const id = services.outside.newId();
  const reply = await drawQuote(context, state, id, view);
  await services.cards.put(requester.place.workspace, quoteCardOf(context, id, state));
  return reply;
}

/** Stores a card and returns its id. */
export async function putQuoteCard(context: CommandContext, state: QuoteCardState): Promise<string> {
  const { requester, services } = context;
  const id = services.outside.newId();
  await services.cards.put(requester.place.workspace, quoteCardOf(context, id, state));
  return id;
}

export function quoteCardOf({ requester, services }: CommandContext, id: string, state: QuoteCardState): Card {
  return {
    id,
    command: 'quote',
    owner: requester.user.id,
    createdAt: services.outside.now(),
    state: storedState(state),
  };
}

/** Draws the card at one of its entries. Throws user errors. */
export async function drawQuote(
  context: CommandContext,
  state: QuoteCardState,
  cardId: string,
  view: CardView,
): Promise<Reply> {
  const { requester, services } = context;
  const { visibility, entries } = state;
  const entry = entries[view.entry];
  if (!entry) throw new Error('a card without entries');
  const article = await openArticle(context, entry.article);
  const address = await services.links.reader(requester.place.workspace);
  const language = context.languageFor(visibility);
  const say = context.sayTo(visibility);
  return quoteReply({
    article,
    state,
    cardId,
    view,
    choices: await choicesOf(context, state, cardId, view, say),
    say,
    language,
    holders: await holdersIn(
      services.attributions,
      article,
      [entry.language, view.editionLanguage ?? entry.language].flatMap((one) => editionsToName(article, one, language)),
    ),
    readAt: (passages) => address?.({ article: article.id, ...passages }),
  });
}
