import type { PendingDelivery } from '#core/ports/inbox.ts';
import { report } from '../shared/deps.ts';
import { recover } from '../shared/recover.ts';
import { bugDetailsOf, giveUp, makeAnswer } from './answer.ts';
import type { SlackContext } from './context.ts';
import { SlackDelivery } from './delivery.ts';
import type { PresentedAnswer } from './present.ts';
import { send } from './send.ts';

/** Milliseconds for which an answer is given. A response_url is valid for half an hour, and nobody waits longer. */
const ANSWERABLE_FOR = 25 * 60 * 1000;

/**
 * Gives the answers that the last run did not give, or another process that has ended: those of `known`, or all that are pending now.
 * Never throws.
 */
export async function recoverAnswers(context: SlackContext, known?: readonly PendingDelivery[]): Promise<void> {
  const { deps, timing } = context;
  const pending = known ?? (await pendingNow(deps));
  const recovery = {
    deps,
    timing,
    answerableFor: ANSWERABLE_FOR,
    read: (body: unknown) => SlackDelivery.safeParse(body).data,
    bugDetailsOf: (delivery: SlackDelivery) => bugDetailsOf(context, delivery),
    answer: (delivery: SlackDelivery) => makeAnswer(context, delivery),
    canRepeat,
    send: async (delivery: SlackDelivery, answer: PresentedAnswer) => {
      await send(context, delivery, answer);
      return true;
    },
    giveUp: (delivery: SlackDelivery, again: boolean) => giveUp(context, delivery, again),
  };
  return recover(recovery, pending);
}

async function pendingNow(deps: SlackContext['deps']): Promise<PendingDelivery[]> {
  try {
    return await deps.inbox.pending('slack');
  } catch (error) {
    report(deps, error);
    return [];
  }
}

/** True if the answer can be sent twice: a repeated update does no harm, a repeated message does. Only a press updates a message. */
function canRepeat({ kind }: SlackDelivery, answer?: PresentedAnswer): boolean {
  return answer ? answer.outcome.kind === 'update' : kind === 'press';
}
