import { within } from '../shared/timing.ts';
import type { SlackContext } from './context.ts';
import type { Delivered, Press, Shortcut, Slash, Submit } from './delivery.ts';
import { formFaults, formFor, openForm } from './open-form.ts';
import { createDebt, type PendingAnswer } from './pending.ts';
import { answerTo, type PresentedAnswer } from './present.ts';
import { ackBody, send } from './send.ts';

/** ms after which a delivery is acknowledged, answered or not: Slack gives up after 3 s, of which the network takes its part. */
const ACK_AFTER = 1_500;

export type Ack = (body?: Record<string, unknown>) => Promise<void>;

/** Answers what was delivered: in its acknowledgement, or before or after it. Never throws. */
export async function answer(context: SlackContext, delivered: Delivered, ack: Ack): Promise<void> {
  try {
    switch (delivered.kind) {
      case 'slash':
        return await answerSlash(context, delivered, ack);
      case 'press':
        return await answerThenAck(context, delivered, ack);
      case 'shortcut':
        return await answerShortcut(context, delivered, ack);
      case 'submit':
        return await answerSubmit(context, delivered, ack);
      case 'mention':
        // Written down and acknowledged already.
        return await pay(context, delivered, createDebt(context, delivered, true));
    }
  } catch (error) {
    context.deps.logBug(context.deps.outside.newId(), error);
  }
}

/** Answers and sends. What goes wrong is logged, and the debt is settled all the same: it would go wrong again. */
async function pay(
  context: SlackContext,
  delivered: Delivered,
  debt: PendingAnswer,
  work = answerTo(context, delivered),
): Promise<void> {
  try {
    const answered = await work;
    if (isSaidBeforeAck(delivered, answered)) await debt.keep();
    if (await debt.sending()) await send(context, delivered, answered);
  } catch (error) {
    context.deps.logBug(context.deps.outside.newId(), error);
  }
  await debt.done();
}

/**
 * Slack sends again what was not acknowledged, also to the next process: it has to know that this was answered. Changing a message twice
 * does no harm.
 */
function isSaidBeforeAck({ kind }: Delivered, { outcome }: PresentedAnswer): boolean {
  return (kind === 'press' || kind === 'shortcut') && outcome.kind === 'reply';
}

const isKnown = ({ people }: SlackContext, { team, user }: Delivered): boolean =>
  people.known(team, user.id) !== undefined;

/** Whoever Slack has to be asked about first is answered later. */
async function answerSlash(context: SlackContext, slash: Slash, ack: Ack): Promise<void> {
  const form = await formOpened(context, slash, ack);
  if (form === 'opened') return;
  const known = isKnown(context, slash);
  const work = answerTo(context, slash);
  if (form === 'none' && known && (await within(context.timing, ACK_AFTER, work))) {
    const answered = await work;
    // Slack may not send again what it could not hear the answer to.
    return ack(ackBody(answered)).catch(() => send(context, slash, answered));
  }
  const debt = createDebt(context, slash);
  await debt.keep();
  if (form !== 'acked') await ack();
  await pay(context, slash, debt, work);
}

async function answerShortcut(context: SlackContext, shortcut: Shortcut, ack: Ack): Promise<void> {
  const form = await formOpened(context, shortcut, ack);
  if (form === 'opened') return;
  await answerThenAck(context, shortcut, form === 'acked' ? async () => {} : ack);
}

/** `opened`: all is done. `acked`: it took too long and came to nothing. */
async function formOpened(
  context: SlackContext,
  delivered: Slash | Shortcut,
  ack: Ack,
): Promise<'opened' | 'acked' | 'none'> {
  const form = formFor(context, delivered);
  if (!form) return 'none';
  const opening = openForm(context, delivered, form);
  const inTime = await within(context.timing, ACK_AFTER, opening);
  if (inTime && !(await opening)) return 'none';
  await ack();
  return (await opening) ? 'opened' : 'acked';
}

/** Acknowledging last: until then, whoever pressed sees that something is being done. */
async function answerThenAck(context: SlackContext, delivered: Press | Shortcut, ack: Ack): Promise<void> {
  const debt = createDebt(context, delivered);
  const known = isKnown(context, delivered);
  const paid = pay(context, delivered, debt);
  if (!known || !(await within(context.timing, ACK_AFTER, paid))) await debt.keep();
  // Unheard, it is answered all the same.
  await ack().catch(() => {});
  await paid;
}

/** What is wrong with a form is said in the form; otherwise the answer comes as a message. */
async function answerSubmit(context: SlackContext, submit: Submit, ack: Ack): Promise<void> {
  const work = answerTo(context, submit);
  const ready = await within(context.timing, ACK_AFTER, work);
  const faults = ready ? formFaults(context, submit, await work) : undefined;
  if (faults) return ack(faults);
  const debt = createDebt(context, submit);
  await debt.keep();
  await ack().catch(() => {});
  await pay(context, submit, debt, work);
}
