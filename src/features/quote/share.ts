import { buttonId, type CommandContext } from '#core/command.ts';
import { type Button, type Outcome, onlyMe, paragraph, type Reply, text } from '#core/reply.ts';
import { type CardView, formatAction, type QuoteAction, type QuoteCardState } from './card-state.ts';
import { drawQuote, quoteCardOf } from './make-card.ts';

/**
 * Posts the current view of one's own card for everybody. A repeated press shares it only once, because the new card's id is made from the
 * old one and the view. “Post it again” (`again`) makes a new id.
 */
export async function share(
  context: CommandContext,
  state: QuoteCardState,
  { kind, view }: QuoteAction,
  from: string,
): Promise<Outcome> {
  const { requester, services } = context;
  const id = kind === 'again' ? services.outside.newId() : sharedId(from, view);
  const shared: QuoteCardState = { ...state, visibility: 'public', sharedBy: requester.user.name };
  const reply = await drawQuote(context, shared, id, view);
  const isFirst = await services.cards.add(requester.place.workspace, quoteCardOf(context, id, shared));
  return isFirst ? { kind: 'reply', visibility: 'public', reply } : onlyMe(sharedAlready(context, view, from));
}

const sharedId = (from: string, { entry, around, editionLanguage }: CardView): string =>
  `${from}-${entry}${editionLanguage ?? ''}${around ? 'around' : ''}`;

/** Says that this view was shared already. The card is stored before it is posted, so the post may be missing: a button posts it again. */
function sharedAlready({ requester, sayTo }: CommandContext, view: CardView, from: string): Reply {
  const say = sayTo('only-me');
  const again: Button = {
    id: buttonId(['quote'], formatAction({ kind: 'again', view }), from),
    label: say({ en: 'Post it again', zh: '再发一次' }),
    style: 'plain',
    disabled: false,
  };
  const words = say({ en: 'You have shared this already.', zh: '这句已经发给大家了。' });
  return { language: requester.language, blocks: [paragraph(text(words)), { kind: 'buttons', buttons: [again] }] };
}
