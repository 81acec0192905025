import { z } from 'zod';
import { buttonId } from './command.ts';
import { UserError } from './errors.ts';
import type { Cards } from './ports/cards.ts';
import type { Outside } from './ports/outside.ts';
import type { Outcome, Reply, Visibility } from './reply.ts';
import { replySchema } from './reply-schema.ts';
import type { Asked } from './request.ts';

/** The path in the buttons that turn the pages of a reply. */
export const LONG = 'page';

const State = z.object({ format: z.literal(1), visibility: z.enum(['public', 'only-me']), reply: replySchema });

type PagesParts = { cards: Cards; outside: Outside };

/** Stores a reply that takes several messages; gives the id of the button that shows one of them, from 0. */
export async function keepLong(
  { cards, outside }: PagesParts,
  asked: Asked,
  reply: Reply,
  visibility: Visibility,
): Promise<(page: number) => string> {
  const id = outside.newId();
  const state: z.infer<typeof State> = { format: 1, visibility, reply };
  const card = { id, command: LONG, owner: asked.user.id, createdAt: outside.now(), state };
  await cards.put(asked.place.workspace, card);
  return (page) => buttonId([LONG], String(page), id);
}

/** A page of a kept reply: in place for who asked, their own copy for anybody else who may see it. */
export async function pressLong(parts: PagesParts, asked: Asked, action: string, id: string): Promise<Outcome> {
  const card = await parts.cards.get(asked.place.workspace, id);
  const state = State.safeParse(card?.state).data;
  if (!card || !state || !/^\d{1,4}$/.test(action)) throw new UserError({ kind: 'card-gone' });
  const { reply, visibility } = state;
  const page = Number(action);
  if (card.owner === asked.user.id) return { kind: 'update', reply, page };
  if (visibility === 'only-me') throw new UserError({ kind: 'card-gone' });
  return { kind: 'reply', visibility: 'only-me', reply, page };
}
