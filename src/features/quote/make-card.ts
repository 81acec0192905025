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
export const FIRST_VIEW: CardView = { page: 0, around: false, edition: undefined };

/** Makes a quotation card as a reply and stores it, so that its buttons work. Throws user errors. */
export async function newQuoteCard(context: CommandContext, state: QuoteCardState, view: CardView): Promise<Reply> {
  const { requester, services } = context;
  const id = services.outside.newId();
  const reply = await drawQuote(context, state, id, view);
  await services.cards.put(requester.place.workspace, quoteCardOf(context, id, state));
  return reply;
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

/** Draws the card at one of its pages. Throws user errors. */
export async function drawQuote(
  context: CommandContext,
  state: QuoteCardState,
  card: string,
  view: CardView,
): Promise<Reply> {
  const { requester, services } = context;
  const { visibility, pages } = state;
  const page = pages[view.page];
  if (!page) throw new Error('a card without pages');
  const article = await openArticle(context, page.article);
  const address = await services.links.reader(requester.place.workspace);
  const language = context.languageFor(visibility);
  const say = context.sayTo(visibility);
  return quoteReply({
    article,
    state,
    card,
    view,
    choices: await choicesOf(context, state, card, view, say),
    say,
    language,
    holders: await holdersIn(
      services.attributions,
      article,
      [page.language, view.edition ?? page.language].flatMap((one) => editionsToName(article, one, language)),
    ),
    readAt: (passages) => address?.({ article: article.id, ...passages }),
  });
}
