import type { BugDetails } from '#core/ports/bugs.ts';
import type { PendingDelivery } from '#core/ports/inbox.ts';
import { createDeferredAnswer, type DeferredDeps, finish } from './deferred-answer.ts';
import { report } from './deps.ts';
import { every, type Timing, within } from './timing.ts';

/** Most tries to answer. Without a limit, an answer that ends the process would end it at every start. */
const MOST_TRIES = 2;
/** Milliseconds that a pending answer waits for the one before it. */
const NEXT_AFTER = 1_500;

/** The functions with which a chat gives the answers that the last run did not give. `Job` is a stored delivery after reading. */
export type Recovery<Job, Answer> = {
  deps: DeferredDeps;
  timing: Timing;
  /** Milliseconds for which the platform accepts an answer. */
  answerableFor: number;
  /** Reads a stored delivery; undefined if this version of Parley cannot answer it. May throw. */
  read(body: unknown): Job | undefined;
  bugDetailsOf(job: Job): BugDetails;
  /** Never throws. */
  answer(job: Job): Promise<Answer>;
  /** True if an answer that may have been sent can be sent again without harm. Called before there is an answer, and again with it. */
  canRepeat(job: Job, answer?: Answer): boolean;
  /** Sends the answer, as `send` of `finish` does. `again`: it may have been sent before. */
  send(job: Job, answer: Answer, again: boolean): Promise<boolean>;
  /** Tells the person that Parley tried twice. `again`: the answer may have been sent before. */
  giveUp(job: Job, again: boolean): Promise<void>;
};

/** In ms: how soon a process answers what another one left that has ended. */
const AGAIN_AFTER = 12_000;

/** Calls `recoverOnce`, which never throws, now and every few seconds until the end. */
export async function keepRecovering(
  timing: Timing,
  end: AbortSignal,
  recoverOnce: () => Promise<void>,
): Promise<void> {
  await recoverOnce();
  await every(timing, AGAIN_AFTER, end, recoverOnce);
}

/**
 * Gives the pending answers one after the other, so that an answer which ends the process does not use up a try of the next ones. Never
 * throws.
 */
export async function recover<Job, Answer>(
  recovery: Recovery<Job, Answer>,
  pending: readonly PendingDelivery[],
): Promise<void> {
  const all: Promise<void>[] = [];
  for (const one of pending) {
    const given = recoverOne(recovery, one).catch((error: unknown) => void report(recovery.deps, error));
    all.push(given);
    await within(recovery.timing, NEXT_AFTER, given);
  }
  await Promise.all(all);
}

async function recoverOne<Job, Answer>(recovery: Recovery<Job, Answer>, pending: PendingDelivery): Promise<void> {
  const { inbox, outside } = recovery.deps;
  const tries = await inbox.begin(pending.workspace, pending.id).catch(async (error: unknown) => {
    // It may be this process's now, which does not work on it.
    await inbox.mark(pending.workspace, pending.id, 'released');
    throw error;
  });
  // Another process has answered it.
  if (tries === 0) return;
  const job = readable(recovery, pending);
  if (job === undefined) return drop(recovery, pending, 'this version of Parley cannot read it');
  if (outside.now() - pending.receivedAt > recovery.answerableFor)
    return drop(recovery, pending, 'it was asked too long ago');
  if (tries <= MOST_TRIES) return answerAgain(recovery, pending, job);
  // Marked as done first, because telling the person may end the process too.
  await drop(recovery, pending, `Parley ended both times it worked on ${recovery.bugDetailsOf(job).doing ?? 'it'}`);
  await recovery.giveUp(job, pending.state === 'sending');
}

function readable<Job, Answer>({ deps, read }: Recovery<Job, Answer>, { body }: PendingDelivery): Job | undefined {
  try {
    return read(body);
  } catch (error) {
    report(deps, error);
    return undefined;
  }
}

async function drop<Job, Answer>(
  { deps }: Recovery<Job, Answer>,
  { workspace, id }: PendingDelivery,
  why: string,
): Promise<void> {
  deps.log(`An answer in ${workspace} is not given: ${why}.`);
  await deps.inbox.mark(workspace, id, 'done');
}

async function answerAgain<Job, Answer>(
  recovery: Recovery<Job, Answer>,
  pending: PendingDelivery,
  job: Job,
): Promise<void> {
  const { deps, canRepeat } = recovery;
  const { workspace, state, ...delivery } = pending;
  const again = state === 'sending';
  const doubtful = 'it may have been posted before the restart';
  if (again && !canRepeat(job)) return drop(recovery, pending, doubtful);
  const work = recovery.answer(job);
  if (again && !canRepeat(job, await work)) return drop(recovery, pending, doubtful);
  const bugDetails = recovery.bugDetailsOf(job);
  const deferred = createDeferredAnswer({
    deps,
    timing: recovery.timing,
    workspace,
    delivery,
    bugDetails,
    isStored: true,
  });
  await finish({ deps, bugDetails }, deferred, work, (answer) => recovery.send(job, answer, again));
}
