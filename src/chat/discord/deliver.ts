import { DiscordAPIError } from 'discord.js';
import type { Outcome } from '#core/reply.ts';
import type { Asked } from '#core/request.ts';
import { pauseAfter, resultWithin } from '../shared/timing.ts';
import type { DiscordContext } from './context.ts';
import type { Interaction } from './parse.ts';
import { bug, type Presented, shown } from './present.ts';
import type { Sent } from './send.ts';

/** ms after which Discord is told that the answer takes longer: it gives up after 3 s, of which the network takes its part. */
const DEFER_AFTER = 1_500;
/** Times that a late answer is tried when Discord cannot be reached. */
const MOST_TRIES = 4;

/** What is to be answered. Who will see a late answer is fixed when it is announced. */
export type Job = {
  line: Interaction;
  asked: Asked;
  /** The button, of a press. */
  pressed?: string;
  late: 'public' | 'only-me' | 'pressed';
  /** The answer waits for something that may take long. */
  slow: boolean;
  /** As it was delivered, to be answered after a restart. */
  payload: unknown;
  answer(): Promise<Outcome>;
};

/** Answers once: at once if the answer is ready in time, and else after a deferral that outlives the process. Never throws. */
export async function deliver(context: DiscordContext, job: Job): Promise<void> {
  try {
    const work = worked(context, job);
    const early = job.slow ? undefined : await resultWithin(context.timing, DEFER_AFTER, work);
    if (early) return await now(context, job, early);
    if (!(await owe(context, job))) return;
    // When nobody knows whether the deferral arrived, the late answer finds out.
    const told = await context.send.defer(job.line, job.late).catch((error: unknown) => logged(context, error));
    if (told === 'gone') return await paid(context, job);
    await pay(context, job, await work, false);
  } catch (error) {
    logged(context, error);
  }
}

/** Answers what was deferred before a restart. `again`: the answer may have gone out already. Never throws. */
export async function deliverLate(context: DiscordContext, job: Job, again: boolean): Promise<void> {
  try {
    await pay(context, job, await worked(context, job), again);
  } catch (error) {
    logged(context, error);
  }
}

function logged({ deps }: DiscordContext, error: unknown): undefined {
  deps.logBug(deps.outside.newId().slice(0, 8), error);
}

/** Never throws. */
async function worked(context: DiscordContext, job: Job): Promise<Presented> {
  try {
    return await shown(context, job, await job.answer());
  } catch (error) {
    return bug(context, job.line, error);
  }
}

async function now(context: DiscordContext, job: Job, answer: Presented): Promise<void> {
  const send = ({ message, onlyMe, update }: Presented) =>
    update && job.pressed !== undefined
      ? context.send.replace(job.line, message)
      : context.send.reply(job.line, message, update ? job.late === 'only-me' : onlyMe);
  try {
    await send(answer);
  } catch (error) {
    if (isOutOfTime(error)) throw error;
    // What Discord refused did not count as the answer: there is still one to give.
    await send(bug(context, job.line, error));
  }
}

/** Nobody waits any longer then, and to send something once more would only add to what is too much already. */
function isOutOfTime(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** Writes down that an answer is owed. False when somebody else owes it already. */
async function owe(context: DiscordContext, { line, asked, payload }: Job): Promise<boolean> {
  const { inbox, outside } = context.deps;
  const delivery = { id: line.id, platform: 'discord', receivedAt: outside.now(), body: payload } as const;
  // What cannot be written down is answered all the same.
  return inbox.put(asked.place.workspace, delivery).catch((error: unknown) => logged(context, error) ?? true);
}

async function paid(context: DiscordContext, job: Job): Promise<void> {
  await mark(context, job, 'done');
}

function mark(context: DiscordContext, { line, asked }: Job, state: 'sending' | 'done'): Promise<void> {
  const marked = context.deps.inbox.mark(asked.place.workspace, line.id, state);
  return marked.catch((error: unknown) => logged(context, error));
}

/** What Discord refuses is a bug, and is not tried again; without a connection, the debt stays for the next start. */
async function pay(context: DiscordContext, job: Job, answer: Presented, again: boolean): Promise<void> {
  await mark(context, job, 'sending');
  try {
    await persist(context, () => sendLate(context, job, answer, again));
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    const words = bug(context, job.line, error);
    await persist(context, () => sendLate(context, job, words, false));
  }
  await paid(context, job);
}

/** An error does not belong in public, where the deferral announced an answer for everybody. */
async function sendLate({ send, deps }: DiscordContext, job: Job, answer: Presented, again: boolean): Promise<Sent> {
  const { line, late } = job;
  const { message, onlyMe, update } = answer;
  if (late === 'pressed') {
    if (update) return send.edit(line, message);
    if (!again || onlyMe) return send.follow(line, message, onlyMe);
    deps.log('Discord: a public answer may have been posted before the restart; it is not posted again.');
    return 'gone';
  }
  if (late !== 'public' || !onlyMe) return send.edit(line, message);
  await send.remove(line);
  return send.follow(line, message, true);
}

async function persist<T>({ timing, end }: DiscordContext, send: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (error instanceof DiscordAPIError || tries === MOST_TRIES || end.aborted) throw error;
      await timing.sleep(pauseAfter(tries), end);
    }
  }
}
