import { z } from 'zod';

const Event = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event: z.discriminatedUnion('type', [
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).optional() }) }),
  ]),
});

/**
 * Reads from an event that the bot was removed from a workspace; returns the team, or undefined for everything else. The tokens of people are
 * none of the bot's. Both events may come for one removal, in any order.
 */
export function removedFrom(body: unknown): string | undefined {
  const { data } = Event.safeParse(body);
  if (!data) return undefined;
  const isBots = data.event.type === 'app_uninstalled' || (data.event.tokens.bot ?? []).length > 0;
  return isBots ? data.team_id : undefined;
}
