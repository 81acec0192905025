import { report } from '../shared/deps.ts';
import { within } from '../shared/timing.ts';
import { bugDetailsOf, deferredAnswerTo, finishDeferred, makeAnswer } from './answer.ts';
import type { SlackContext } from './context.ts';
import type { Press, Shortcut, SlackDelivery, Slash, Submit } from './delivery.ts';
import { formFaults, formFor, openButtonForm, openForm } from './open-form.ts';
import { ackBody, send } from './send.ts';

/** Milliseconds after which a delivery is acknowledged, answered or not. Slack gives up after 3 s, and the network needs a part of that. */
const ACK_AFTER = 1_500;

export type Ack = (body?: Record<string, unknown>) => Promise<void>;

/** A packet from Slack, over HTTP or Socket Mode. `ack` acknowledges it, which can be done once. */
export type Envelope = { body: unknown; ack: Ack };

/** Answers a delivery: in its acknowledgement, or before or after it. Never throws. */
export async function dispatch(context: SlackContext, delivery: SlackDelivery, ack: Ack): Promise<void> {
  try {
    switch (delivery.kind) {
      case 'slash':
        return await answerSlash(context, delivery, ack);
      case 'press':
        return await answerPress(context, delivery, ack);
      case 'shortcut':
        return await answerShortcut(context, delivery, ack);
      case 'submit':
        return await answerSubmit(context, delivery, ack);
      case 'mention':
        // Stored and acknowledged already.
        return await finishDeferred(context, delivery, deferredAnswerTo(context, delivery, true));
    }
  } catch (error) {
    report(context.deps, error, bugDetailsOf(context, delivery));
  }
}

const isKnown = ({ people }: SlackContext, { team, user }: SlackDelivery): boolean =>
  people.known(team, user.id) !== undefined;

/**
 * Answers a slash command. The answer comes after the acknowledgement if it takes longer or if Slack must first be asked about the person.
 */
async function answerSlash(context: SlackContext, slash: Slash, ack: Ack): Promise<void> {
  const form = await tryOpenForm(context, slash, ack);
  if (form === 'opened') return;
  const known = isKnown(context, slash);
  const work = makeAnswer(context, slash);
  if (form === 'none' && known && (await within(context.timing, ACK_AFTER, work))) {
    const answered = await work;
    // If the acknowledgement fails, Slack may not repeat the command, so the answer is sent separately.
    return ack(ackBody(answered)).catch(() => send(context, slash, answered));
  }
  const deferred = deferredAnswerTo(context, slash);
  await deferred.store();
  if (form !== 'acked') await ack();
  await finishDeferred(context, slash, deferred, work);
}

/** Opens the form of a button, or answers the press. */
async function answerPress(context: SlackContext, press: Press, ack: Ack): Promise<void> {
  if (await openButtonForm(context, press)) return ack();
  await answerThenAck(context, press, ack);
}

async function answerShortcut(context: SlackContext, shortcut: Shortcut, ack: Ack): Promise<void> {
  const form = await tryOpenForm(context, shortcut, ack);
  if (form === 'opened') return;
  await answerThenAck(context, shortcut, form === 'acked' ? async () => {} : ack);
}

/**
 * Opens the form for missing arguments. `opened`: nothing else to do. `acked`: acknowledged after a long wait, but the form could not be
 * opened. `none`: no form was opened and nothing is acknowledged.
 */
async function tryOpenForm(
  context: SlackContext,
  delivery: Slash | Shortcut,
  ack: Ack,
): Promise<'opened' | 'acked' | 'none'> {
  const form = formFor(context, delivery);
  if (!form) return 'none';
  const opening = openForm(context, delivery, form);
  const inTime = await within(context.timing, ACK_AFTER, opening);
  if (inTime && !(await opening)) return 'none';
  await ack();
  return (await opening) ? 'opened' : 'acked';
}

/** Answers and then acknowledges: until the acknowledgement, the person sees that Parley is working. */
async function answerThenAck(context: SlackContext, delivery: Press | Shortcut, ack: Ack): Promise<void> {
  const deferred = deferredAnswerTo(context, delivery);
  const known = isKnown(context, delivery);
  const finished = finishDeferred(context, delivery, deferred);
  if (!known || !(await within(context.timing, ACK_AFTER, finished))) await deferred.store();
  // If the acknowledgement fails, the answer is sent nevertheless.
  await ack().catch(() => {});
  await finished;
}

/** Answers a filled-in form. Faults are shown in the form; any other answer is a message. */
async function answerSubmit(context: SlackContext, submit: Submit, ack: Ack): Promise<void> {
  const work = makeAnswer(context, submit);
  const ready = await within(context.timing, ACK_AFTER, work);
  const faults = ready ? formFaults(context, submit, await work) : undefined;
  if (faults) return ack(faults);
  const deferred = deferredAnswerTo(context, submit);
  await deferred.store();
  await ack().catch(() => {});
  await finishDeferred(context, submit, deferred, work);
}
