import { within } from '../shared/timing.ts';
import { createDebt, type Debt } from './debt.ts';
import { type Answer, answerTo } from './deliver.ts';
import type { Delivered, Press, Shortcut, Slash, Submit } from './delivered.ts';
import type { Desk } from './desk.ts';
import { formFaults, formFor, openForm } from './modal.ts';
import { ackBody, send } from './send.ts';

/** ms after which a delivery is acknowledged, answered or not: Slack gives up after 3 s, of which the network takes its part. */
const ACK_AFTER = 1_500;

export type Ack = (body?: Record<string, unknown>) => Promise<void>;

/** Answers what was delivered: in its acknowledgement, or before or after it. Never throws. */
export async function answer(desk: Desk, delivered: Delivered, ack: Ack): Promise<void> {
  try {
    switch (delivered.kind) {
      case 'slash':
        return await answerSlash(desk, delivered, ack);
      case 'press':
        return await answerThenAck(desk, delivered, ack);
      case 'shortcut':
        return await answerShortcut(desk, delivered, ack);
      case 'submit':
        return await answerSubmit(desk, delivered, ack);
      case 'mention':
        // Written down and acknowledged already.
        return await pay(desk, delivered, createDebt(desk, delivered, true));
    }
  } catch (error) {
    desk.deps.logBug(desk.deps.outside.newId(), error);
  }
}

/** Answers and sends. What goes wrong is logged, and the debt is settled all the same: it would go wrong again. */
async function pay(desk: Desk, delivered: Delivered, debt: Debt, work = answerTo(desk, delivered)): Promise<void> {
  try {
    const answered = await work;
    if (isSaidBeforeAck(delivered, answered)) await debt.keep();
    if (await debt.sending()) await send(desk, delivered, answered);
  } catch (error) {
    desk.deps.logBug(desk.deps.outside.newId(), error);
  }
  await debt.done();
}

/**
 * Slack sends again what was not acknowledged, also to the next process: it has to know that this was answered. Changing a message twice
 * does no harm.
 */
function isSaidBeforeAck({ kind }: Delivered, { outcome }: Answer): boolean {
  return (kind === 'press' || kind === 'shortcut') && outcome.kind === 'reply';
}

const isKnown = ({ people }: Desk, { team, user }: Delivered): boolean => people.known(team, user.id) !== undefined;

/** Whoever Slack has to be asked about first is answered later. */
async function answerSlash(desk: Desk, slash: Slash, ack: Ack): Promise<void> {
  const form = await formOpened(desk, slash, ack);
  if (form === 'opened') return;
  const known = isKnown(desk, slash);
  const work = answerTo(desk, slash);
  if (form === 'none' && known && (await within(desk.timing, ACK_AFTER, work))) {
    const answered = await work;
    // Slack may not send again what it could not hear the answer to.
    return ack(ackBody(answered)).catch(() => send(desk, slash, answered));
  }
  const debt = createDebt(desk, slash);
  await debt.keep();
  if (form !== 'acked') await ack();
  await pay(desk, slash, debt, work);
}

async function answerShortcut(desk: Desk, shortcut: Shortcut, ack: Ack): Promise<void> {
  const form = await formOpened(desk, shortcut, ack);
  if (form === 'opened') return;
  await answerThenAck(desk, shortcut, form === 'acked' ? async () => {} : ack);
}

/** `opened`: all is done. `acked`: it took too long and came to nothing. */
async function formOpened(desk: Desk, delivered: Slash | Shortcut, ack: Ack): Promise<'opened' | 'acked' | 'none'> {
  const form = formFor(desk, delivered);
  if (!form) return 'none';
  const opening = openForm(desk, delivered, form);
  const inTime = await within(desk.timing, ACK_AFTER, opening);
  if (inTime && !(await opening)) return 'none';
  await ack();
  return (await opening) ? 'opened' : 'acked';
}

/** Acknowledging last: until then, whoever pressed sees that something is being done. */
async function answerThenAck(desk: Desk, delivered: Press | Shortcut, ack: Ack): Promise<void> {
  const debt = createDebt(desk, delivered);
  const known = isKnown(desk, delivered);
  const paid = pay(desk, delivered, debt);
  if (!known || !(await within(desk.timing, ACK_AFTER, paid))) await debt.keep();
  // Unheard, it is answered all the same.
  await ack().catch(() => {});
  await paid;
}

/** What is wrong with a form is said in the form; otherwise the answer comes as a message. */
async function answerSubmit(desk: Desk, submit: Submit, ack: Ack): Promise<void> {
  const work = answerTo(desk, submit);
  const ready = await within(desk.timing, ACK_AFTER, work);
  const faults = ready ? formFaults(desk, submit, await work) : undefined;
  if (faults) return ack(faults);
  const debt = createDebt(desk, submit);
  await debt.keep();
  await ack().catch(() => {});
  await pay(desk, submit, debt, work);
}
