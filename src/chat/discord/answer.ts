import { DiscordAPIError } from 'discord.js';
import { GAVE_UP } from '#core/failure.ts';
import type { BugScene } from '#core/ports/bugs.ts';
import type { Outcome } from '#core/reply.ts';
import type { Asked } from '#core/request.ts';
import { report } from '../shared/deps.ts';
import { createLateAnswer, finish } from '../shared/late-answer.ts';
import { pauseAfter, resultWithin } from '../shared/timing.ts';
import type { DiscordContext } from './context.ts';
import type { Interaction } from './parse.ts';
import { type Presented, present, presentBug, presentFailure } from './present.ts';
import type { Sent } from './send.ts';

/** ms after which Discord is told that the answer takes longer: it gives up after 3 s, of which the network takes its part. */
const DEFER_AFTER = 1_500;
/** How often a late answer is sent when Discord cannot be reached. */
const MOST_SENDS = 4;

/** What is to be answered. Who will see a late answer is fixed when it is announced. */
export type Job = {
  interaction: Interaction;
  asked: Asked;
  scene: BugScene;
  /** The button, of a press. */
  pressed?: string;
  late: 'public' | 'only-me' | 'pressed';
  /** The answer waits for something that may take long. */
  slow: boolean;
  /** As it was delivered, to be answered after a restart. */
  payload: unknown;
  work(): Promise<Outcome>;
};

/** Answers once: at once if the answer is ready in time, and else after a deferral that outlives the process. Never throws. */
export async function answer(context: DiscordContext, job: Job): Promise<void> {
  try {
    const work = workOn(context, job);
    const early = job.slow ? undefined : await resultWithin(context.timing, DEFER_AFTER, work);
    if (early) await answerNow(context, job, early);
    else await answerLater(context, job, work);
  } catch (error) {
    report(context.deps, error, job.scene);
  }
}

/** The answer as a message; a bug is an answer too. Never throws. */
export async function workOn(context: DiscordContext, job: Job): Promise<Presented> {
  try {
    return await present(context, job, await job.work());
  } catch (error) {
    return presentBug(context, job, error);
  }
}

async function answerNow(context: DiscordContext, job: Job, ready: Presented): Promise<void> {
  const send = ({ message, onlyMe, update }: Presented) =>
    update && job.pressed !== undefined
      ? context.send.replace(job.interaction, message)
      : context.send.reply(job.interaction, message, update ? job.late === 'only-me' : onlyMe);
  try {
    await send(ready);
  } catch (error) {
    if (isOutOfTime(error)) throw error;
    // What Discord refused did not count as the answer: there is still one to give.
    await send(presentBug(context, job, error));
  }
}

/** Nobody waits any longer then, and to send something more would only add to what is too much already. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function answerLater(context: DiscordContext, job: Job, work: Promise<Presented>): Promise<void> {
  const { deps } = context;
  const { interaction, scene, payload } = job;
  const delivery = { id: interaction.id, platform: 'discord', receivedAt: deps.outside.now(), body: payload } as const;
  const late = createLateAnswer({ deps, workspace: job.asked.place.workspace, delivery, scene });
  if (!(await late.store())) return;
  // When nobody knows whether the deferral arrived, the late answer finds out.
  const deferred = await context.send
    .defer(interaction, job.late)
    .catch((error: unknown) => void report(deps, error, scene));
  if (deferred === 'gone') return late.markDone();
  await finish({ deps, scene }, late, work, (ready) => sendLate(context, job, ready));
}

/** Sends what was announced. False when Discord cannot be reached; what Discord refuses is a bug, which the person is told. */
export async function sendLate(context: DiscordContext, job: Job, ready: Presented): Promise<boolean> {
  try {
    await sendOften(context, () => sendAnnounced(context, job, ready));
    return true;
  } catch (error) {
    if (error instanceof DiscordAPIError) return sendLateBug(context, job, error);
    report(context.deps, error, job.scene);
    return false;
  }
}

async function sendLateBug(context: DiscordContext, job: Job, error: unknown): Promise<boolean> {
  const words = presentBug(context, job, error);
  await sendOften(context, () => sendAnnounced(context, job, words));
  return true;
}

/** An error does not belong in public, where the deferral announced an answer for everybody. */
async function sendAnnounced({ send }: DiscordContext, job: Job, ready: Presented): Promise<Sent> {
  const { interaction, late } = job;
  const { message, onlyMe, update } = ready;
  if (late === 'pressed') return update ? send.edit(interaction, message) : send.follow(interaction, message, onlyMe);
  if (late !== 'public' || !onlyMe) return send.edit(interaction, message);
  await send.remove(interaction);
  return send.follow(interaction, message, true);
}

async function sendOften({ timing, end }: DiscordContext, send: () => Promise<Sent>): Promise<Sent> {
  for (let sends = 1; ; sends += 1) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof DiscordAPIError || sends === MOST_SENDS || end.aborted) throw error;
      await timing.sleep(pauseAfter(sends), end);
    }
  }
}

/** Tells the person that the answer was tried twice, unless it has arrived. `again`: it may have been sent. */
export async function giveUp(context: DiscordContext, job: Job, again: boolean): Promise<void> {
  const hasAnswer = again && job.late !== 'pressed' && (await context.send.isAnswered(job.interaction));
  if (!hasAnswer) await sendLate(context, job, presentFailure(context, job.interaction, GAVE_UP));
}
