import type { PendingDelivery } from '#core/ports/inbox.ts';
import type { SlackContext } from './context.ts';
import { Delivered } from './delivery.ts';
import { createDebt } from './pending.ts';
import { answerTo } from './present.ts';
import { send } from './send.ts';

/** ms: a response_url lives for half an hour; nobody waits longer for an answer anyway. */
const LONGEST_OWED = 25 * 60 * 1000;

export type Owed = PendingDelivery;

/** Gives the answers that the last run did not get to. Never throws. */
export async function payOwed(context: SlackContext, owed: readonly Owed[]): Promise<void> {
  for (const one of owed) {
    try {
      await payOne(context, one);
    } catch (error) {
      context.deps.logBug(context.deps.outside.newId(), error);
    }
  }
}

async function payOne(context: SlackContext, owed: Owed): Promise<void> {
  const { inbox, outside, log } = context.deps;
  const delivered = Delivered.safeParse(owed.body).data;
  const given = delivered && giveUp(owed, delivered, outside.now());
  if (!delivered || given) {
    log(`An answer in ${owed.workspace} is not given: ${given ?? 'another version of Parley took it on'}.`);
    return inbox.mark(owed.workspace, owed.id, 'done');
  }
  const debt = createDebt(context, delivered, true);
  const answered = await answerTo(context, delivered);
  // Changing a message twice does no harm; saying something twice does.
  if (owed.state === 'received' || answered.outcome.kind === 'update') {
    await debt.sending();
    await send(context, delivered, answered);
  }
  await debt.done();
}

/** Why it is not answered any more. */
function giveUp({ receivedAt, state }: Owed, { kind }: Delivered, now: number): string | undefined {
  if (now - receivedAt > LONGEST_OWED) return 'it was asked too long ago';
  if (state === 'sending' && kind !== 'press') return 'it may have been given before the stop';
  return undefined;
}
