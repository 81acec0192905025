import { DiscordAPIError } from 'discord.js';
import type { BugDetails } from '#core/ports/bugs.ts';
import type { Outcome } from '#core/reply.ts';
import type { Requester } from '#core/request.ts';
import { createDeferredAnswer, finish } from '../shared/deferred-answer.ts';
import { report } from '../shared/deps.ts';
import { gaveUpReply } from '../shared/failure.ts';
import { pauseAfter, resultWithin } from '../shared/timing.ts';
import type { DiscordContext } from './context.ts';
import type { Interaction } from './parse.ts';
import { type Presented, present, presentError, presentFailure } from './present.ts';
import { refusalProblem } from './refusals.ts';
import type { Sent } from './send.ts';

/** Milliseconds after which the answer is deferred. Discord gives up after 3 s, and the network needs a part of that. */
const DEFER_AFTER = 1_500;
/** Most tries to send a deferred answer when Discord cannot be reached. */
const MOST_SENDS = 4;

/** A request to answer. `deferAs` fixes who sees a deferred answer, because Discord fixes it when the answer is deferred. */
export type Job = {
  interaction: Interaction;
  requester: Requester;
  bugDetails: BugDetails;
  /** The id of the pressed button, if it is a press. */
  pressed?: string;
  deferAs: 'public' | 'only-me' | 'pressed';
  /** True if the answer needs something that may take long. */
  slow: boolean;
  /** The interaction as Discord sent it, stored to be answered after a restart. */
  payload: unknown;
  work(): Promise<Outcome>;
};

/** Answers directly if ready within 1.5 s. Otherwise defers and stores the delivery, so that a restart can answer. Never throws. */
export async function answer(context: DiscordContext, job: Job): Promise<void> {
  try {
    const work = messageFor(context, job);
    const early = job.slow ? undefined : await resultWithin(context.timing, DEFER_AFTER, work);
    if (early) await answerNow(context, job, early);
    else await answerDeferred(context, job, work);
  } catch (error) {
    report(context.deps, error, job.bugDetails);
  }
}

/** Makes the message that answers; after an error, one that tells of it. Never throws. */
export async function messageFor(context: DiscordContext, job: Job): Promise<Presented> {
  try {
    return await present(context, job, await job.work());
  } catch (error) {
    return presentError(context, job, error);
  }
}

async function answerNow(context: DiscordContext, job: Job, ready: Presented): Promise<void> {
  const send = ({ message, onlyMe, update }: Presented) =>
    update && job.pressed !== undefined
      ? context.send.replace(job.interaction, message)
      : context.send.reply(job.interaction, message, update ? job.deferAs === 'only-me' : onlyMe);
  await send(ready).catch((error: unknown) => tellRefusal(context, job, error));
}

/**
 * Tells the person why a first answer was not taken: what Discord refused is not an answer, so another one can be sent. Throws errors after
 * which nobody can be told.
 */
export async function tellRefusal(context: DiscordContext, job: Told, error: unknown): Promise<void> {
  if (isOutOfTime(error)) throw error;
  const { message } = presentError(context, job, error);
  await orLogged(context, job, context.send.reply(job.interaction, message, true));
}

type Told = Pick<Job, 'interaction' | 'bugDetails'>;

/** Waits until somebody is told why there is no answer. If Discord refuses that too because of the place, logs a line: it is no bug. */
async function orLogged({ deps }: DiscordContext, job: Told, told: Promise<unknown>): Promise<void> {
  try {
    await told;
  } catch (error) {
    if (!refusalProblem(error, job.interaction)) throw error;
    deps.log(`Discord: an answer was not posted, and who asked could not be told (${String(error)}).`);
  }
}

/** True after a timeout. Then nobody waits any more, and another message would only add load. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function answerDeferred(context: DiscordContext, job: Job, work: Promise<Presented>): Promise<void> {
  const { deps } = context;
  const { interaction, bugDetails, payload } = job;
  const delivery = { id: interaction.id, platform: 'discord', receivedAt: deps.outside.now(), body: payload } as const;
  const deferred = createDeferredAnswer({
    deps,
    timing: context.timing,
    workspace: job.requester.place.workspace,
    delivery,
    bugDetails,
  });
  if (!(await deferred.store())) return;
  // If it is unknown whether the deferral arrived, the deferred answer shows it.
  const deferral = await context.send
    .defer(interaction, job.deferAs)
    .catch((error: unknown) => notDeferred(context, job, error));
  if (deferral === 'gone') return deferred.markDone();
  await finish({ deps, bugDetails }, deferred, work, (ready) => sendDeferred(context, job, ready));
}

/** Returns `gone` if Discord refuses every answer there, of which the person is told; another error is logged and may pass. */
async function notDeferred(context: DiscordContext, job: Job, error: unknown): Promise<'gone' | undefined> {
  if (!refusalProblem(error, job.interaction)) return void report(context.deps, error, job.bugDetails);
  await tellRefusal(context, job, error);
  return 'gone';
}

/**
 * Sends a deferred answer. Returns false if Discord cannot be reached. If Discord refuses the message, the person is told why.
 */
export async function sendDeferred(context: DiscordContext, job: Job, ready: Presented): Promise<boolean> {
  try {
    await sendWithRetries(context, () => sendOnce(context, job, ready));
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError) return sendDeferredError(context, job, error);
    report(context.deps, error, job.bugDetails);
    return false;
  }
}

/** Tells the person why there is no answer, in its place; if that is refused too, beside it. */
async function sendDeferredError(context: DiscordContext, job: Job, error: unknown): Promise<boolean> {
  const words = presentError(context, job, error);
  const inPlace = sendWithRetries(context, () => sendOnce(context, job, words));
  const told = inPlace.catch(async (again: unknown) => {
    // The place of an answer to a press is the message that was pressed on, which stays.
    if (job.deferAs === 'pressed' || !refusalProblem(again, job.interaction)) throw again;
    // A message beside one that says “thinking…” would replace it.
    await context.send.remove(job.interaction);
    return context.send.follow(job.interaction, words.message, true);
  });
  await orLogged(context, job, told);
  return true;
}

/** Sends a deferred answer. If the deferral was public and the answer is private (an error), the public message is removed first. */
async function sendOnce({ send }: DiscordContext, job: Job, ready: Presented): Promise<Sent> {
  const { interaction, deferAs } = job;
  const { message, onlyMe, update } = ready;
  if (deferAs === 'pressed')
    return update ? send.edit(interaction, message) : send.follow(interaction, message, onlyMe);
  if (deferAs !== 'public' || !onlyMe) return send.edit(interaction, message);
  await send.remove(interaction);
  return send.follow(interaction, message, true);
}

async function sendWithRetries({ timing, end }: DiscordContext, send: () => Promise<Sent>): Promise<Sent> {
  for (let sends = 1; ; sends += 1) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof DiscordAPIError || sends === MOST_SENDS || end.aborted) throw error;
      await timing.sleep(pauseAfter(sends), end);
    }
  }
}

/** Tells the person that Parley tried twice, unless the answer has arrived. `again`: it may have been sent. */
export async function giveUp(context: DiscordContext, job: Job, again: boolean): Promise<void> {
  const hasAnswer = again && job.deferAs !== 'pressed' && (await context.send.isAnswered(job.interaction));
  const words = presentFailure(context, gaveUpReply(context.deps, job.interaction.language));
  if (!hasAnswer) await sendDeferred(context, job, words);
}
