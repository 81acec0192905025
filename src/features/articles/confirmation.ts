import { z } from 'zod';
import type { Context } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES } from '#core/language.ts';

/** What waits for somebody's yes or no, or was answered. */
const State = z.discriminatedUnion('kind', [
  z.object({
    format: z.literal(1),
    kind: z.literal('add'),
    name: z.string(),
    bytes: z.base64(),
    options: z.object({
      id: z.string().optional(),
      language: z.enum(EDITION_LANGUAGES).optional(),
      editionOf: z.string().optional(),
    }),
  }),
  z.object({ format: z.literal(1), kind: z.literal('remove'), article: z.string() }),
  z.object({ format: z.literal(1), kind: z.literal('answered') }),
]);
export type AskedState = z.infer<typeof State>;

/** Stores what is asked; gives the id of the card that the answer comes to. */
export async function ask({ asked, services }: Context, path: readonly string[], state: AskedState): Promise<string> {
  const id = services.outside.newId();
  const card = { id, command: path.join('.'), owner: asked.user.id, createdAt: services.outside.now(), state };
  await services.cards.put(asked.place.workspace, card);
  return id;
}

/** What waits under this card, for whoever was asked. */
export async function waiting({ asked, services }: Context, id: string): Promise<AskedState> {
  const card = await services.cards.get(asked.place.workspace, id);
  const state = State.safeParse(card?.state).data;
  if (!state || state.kind === 'answered' || card?.owner !== asked.user.id) throw new UserError({ kind: 'card-gone' });
  return state;
}

export async function answered({ asked, services }: Context, path: readonly string[], id: string): Promise<void> {
  const state: AskedState = { format: 1, kind: 'answered' };
  const card = { id, command: path.join('.'), owner: asked.user.id, createdAt: services.outside.now(), state };
  await services.cards.put(asked.place.workspace, card);
}
