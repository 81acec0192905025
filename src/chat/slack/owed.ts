import type { Inbox } from '#core/ports.ts';
import { createDebt } from './debt.ts';
import { answerTo } from './deliver.ts';
import { Delivered } from './delivered.ts';
import type { Desk } from './desk.ts';
import { send } from './send.ts';

/** ms: a response_url lives for half an hour; nobody waits longer for an answer anyway. */
const LONGEST_OWED = 25 * 60 * 1000;

export type Owed = Awaited<ReturnType<Inbox['owed']>>[number];

/** Gives the answers that the last run did not get to. Never throws. */
export async function payOwed(desk: Desk, owed: readonly Owed[]): Promise<void> {
  for (const one of owed) {
    try {
      await payOne(desk, one);
    } catch (error) {
      desk.deps.logBug(desk.deps.outside.newId(), error);
    }
  }
}

async function payOne(desk: Desk, owed: Owed): Promise<void> {
  const { inbox, outside, log } = desk.deps;
  const delivered = Delivered.safeParse(owed.body).data;
  const given = delivered && giveUp(owed, delivered, outside.now());
  if (!delivered || given) {
    log(`An answer in ${owed.workspace} is not given: ${given ?? 'another version of Parley took it on'}.`);
    return inbox.mark(owed.workspace, owed.id, 'done');
  }
  const debt = createDebt(desk, delivered, true);
  const answered = await answerTo(desk, delivered);
  // Changing a message twice does no harm; saying something twice does.
  if (owed.state === 'received' || answered.outcome.kind === 'update') {
    await debt.sending();
    await send(desk, delivered, answered);
  }
  await debt.done();
}

/** Why it is not answered any more. */
function giveUp({ receivedAt, state }: Owed, { kind }: Delivered, now: number): string | undefined {
  if (now - receivedAt > LONGEST_OWED) return 'it was asked too long ago';
  if (state === 'sending' && kind !== 'press') return 'it may have been given before the stop';
  return undefined;
}
