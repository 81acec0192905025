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

/** Milliseconds after which the answer is deferred. Discord gives up after 3 s, and the network needs a part of that. */
const DEFER_AFTER = 1_500;
/** Most tries to send a late answer when Discord cannot be reached. */
const MOST_SENDS = 4;

/** A request to answer. `late` fixes who sees a late answer, because Discord fixes it when the answer is deferred. */
export type Job = {
  interaction: Interaction;
  asked: Asked;
  scene: BugScene;
  /** The id of the pressed button, if it is a press. */
  pressed?: string;
  late: 'public' | 'only-me' | 'pressed';
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
    else await answerLater(context, job, work);
  } catch (error) {
    report(context.deps, error, job.scene);
  }
}

/** Makes the message that answers; after a bug, one that reports it. Never throws. */
export async function messageFor(context: DiscordContext, job: Job): Promise<Presented> {
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
    // A message that Discord refused is not an answer, so another one can be sent.
    await send(presentBug(context, job, error));
  }
}

/** True after a timeout. Then nobody waits any more, and another message would only add load. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

async function answerLater(context: DiscordContext, job: Job, work: Promise<Presented>): Promise<void> {
  const { deps } = context;
  const { interaction, scene, payload } = job;
  const delivery = { id: interaction.id, platform: 'discord', receivedAt: deps.outside.now(), body: payload } as const;
  const late = createLateAnswer({ deps, workspace: job.asked.place.workspace, delivery, scene });
  if (!(await late.store())) return;
  // If it is unknown whether the deferral arrived, the late answer shows it.
  const deferred = await context.send
    .defer(interaction, job.late)
    .catch((error: unknown) => void report(deps, error, scene));
  if (deferred === 'gone') return late.markDone();
  await finish({ deps, scene }, late, work, (ready) => sendLate(context, job, ready));
}

/**
 * Sends a deferred answer. Returns false if Discord cannot be reached. If Discord refuses the message, this is a bug, and the person is
 * told.
 */
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

/** Sends a deferred answer. If the deferral was public and the answer is private (an error), the public message is removed first. */
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

/** Tells the person that Parley tried twice, unless the answer has arrived. `again`: it may have been sent. */
export async function giveUp(context: DiscordContext, job: Job, again: boolean): Promise<void> {
  const hasAnswer = again && job.late !== 'pressed' && (await context.send.isAnswered(job.interaction));
  if (!hasAnswer) await sendLate(context, job, presentFailure(context, job.interaction, GAVE_UP));
}
