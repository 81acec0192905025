import { z } from 'zod';
import { buttonId, parseButtonId } from './command.ts';
import { UserError } from './errors.ts';
import type { Cards } from './ports/cards.ts';
import type { Outside } from './ports/outside.ts';
import type { Outcome, Reply, Visibility } from './reply.ts';
import { replySchema } from './reply-schema.ts';
import type { Requester } from './request.ts';

/** The path in the ids of the buttons that turn the pages of a reply. */
export const PAGE_BUTTON = 'page';

const State = z.object({ format: z.literal(1), visibility: z.enum(['public', 'only-me']), reply: replySchema });

type PagesParts = { cards: Cards; outside: Outside };

/** Stores a reply that takes several messages. Gives a function from a page (from 0) to the id of the button that shows it. */
export async function storeLongReply(
  { cards, outside }: PagesParts,
  requester: Requester,
  reply: Reply,
  visibility: Visibility,
): Promise<(page: number) => string> {
  const id = outside.newId();
  const state: z.infer<typeof State> = { format: 1, visibility, reply };
  const card = { id, command: PAGE_BUTTON, owner: requester.user.id, createdAt: outside.now(), state };
  await cards.put(requester.place.workspace, card);
  return pageButtonOf(id);
}

const pageButtonOf = (cardId: string) => (page: number) => buttonId([PAGE_BUTTON], String(page), cardId);

/** Returns the function that `storeLongReply` gave, if the pressed button turns the pages of a reply that is stored already. */
export function storedPageButton(pressed: string | undefined): ((page: number) => string) | undefined {
  const button = pressed === undefined ? undefined : parseButtonId(pressed);
  return button?.path.join('.') === PAGE_BUTTON ? pageButtonOf(button.cardId) : undefined;
}

/**
 * Shows a page of a stored reply. The requester's message is changed; anybody else who may see it gets their own copy. Throws the user error
 * 'card-gone'.
 */
export async function showPage(parts: PagesParts, requester: Requester, action: string, id: string): Promise<Outcome> {
  const card = await parts.cards.get(requester.place.workspace, id);
  const state = State.safeParse(card?.state).data;
  if (!card || !state || !/^\d{1,4}$/.test(action)) throw new UserError({ kind: 'card-gone' });
  const { reply, visibility } = state;
  const page = Number(action);
  if (card.owner === requester.user.id) return { kind: 'update', visibility, reply, page };
  if (visibility === 'only-me') throw new UserError({ kind: 'card-gone' });
  return { kind: 'reply', visibility: 'only-me', reply, page };
}
