import { UserError } from '#core/errors.ts';
import type { Delivery } from '#core/ports/inbox.ts';
import type { Outcome } from '#core/reply.ts';
import type { Attachment } from '#core/request.ts';
import type { ChatDeps } from '../shared/deps.ts';
import { failureReply, gaveUpReply } from '../shared/failure.ts';
import { createLateAnswer, finish, type LateAnswer } from '../shared/late-answer.ts';
import type { SlackContext } from './context.ts';
import type { Delivered, FileRef } from './delivery.ts';
import { fetchFile } from './files.ts';
import { sceneOfDelivered, wanted, workspaceOf } from './parse.ts';
import { type PresentedAnswer, present } from './present.ts';
import { type LookedUpRequester, lookUpRequester, pathToRights } from './requester.ts';
import { send } from './send.ts';

/** Makes the answer to a delivery. Never throws: the requester always gets a message. */
export async function workOn(context: SlackContext, delivered: Delivered): Promise<PresentedAnswer> {
  const by = await lookUpRequester(context, delivered);
  const { requester } = by;
  try {
    return await present(context, delivered, requester, await outcomeOf(context, delivered, by));
  } catch (error) {
    const failure = failureReply(context.deps, requester.language, error, sceneOf(context, delivered));
    return present(context, delivered, requester, failure);
  }
}

async function outcomeOf(context: SlackContext, delivered: Delivered, by: LookedUpRequester): Promise<Outcome> {
  const { deps } = context;
  const { requester } = by;
  const path = by.areRightsKnown ? undefined : pathToRights(context, delivered);
  if (path && (await deps.refusal(requester, path))) throw new UserError({ kind: 'rights-unknown' });
  const want = wanted(delivered, deps.commands);
  if (want.kind === 'press') return deps.answer({ ...requester, ...want });
  const files = await fetched(context, delivered.team, want.files);
  return deps.answer({ ...requester, ...want, files });
}

async function fetched(context: SlackContext, team: string, refs: readonly FileRef[]): Promise<Attachment[]> {
  if (!refs.length) return [];
  const identity = await context.tokens(team);
  const source = {
    token: identity?.token ?? '',
    web: await context.web(team),
    api: context.api,
    log: context.deps.log,
  };
  return Promise.all(refs.map((ref) => fetchFile(source, ref)));
}

/** Returns the delivery as the inbox stores it. */
export function deliveryOf({ outside }: ChatDeps, delivered: Delivered): Delivery {
  return { id: delivered.id, platform: 'slack', receivedAt: outside.now(), body: delivered };
}

export const sceneOf = ({ deps }: SlackContext, delivered: Delivered) => sceneOfDelivered(delivered, deps.commands);

/** Creates the late answer to a delivery. `isStored`: the inbox contains it already. */
export function lateAnswerTo(context: SlackContext, delivered: Delivered, isStored = false): LateAnswer {
  const { deps, timing } = context;
  const delivery = deliveryOf(deps, delivered);
  return createLateAnswer({
    deps,
    timing,
    workspace: workspaceOf(delivered.team),
    delivery,
    scene: sceneOf(context, delivered),
    isStored,
  });
}

/** Sends the answer when it is ready. Never throws. */
export async function finishLate(
  context: SlackContext,
  delivered: Delivered,
  late: LateAnswer,
  work = workOn(context, delivered),
): Promise<void> {
  const stored = work.then(async (answer) => {
    if (isSaidBeforeAck(delivered, answer)) await late.store();
    return answer;
  });
  await finish({ deps: context.deps, scene: sceneOf(context, delivered) }, late, stored, async (answer) => {
    await send(context, delivered, answer);
    return true;
  });
}

/**
 * True if the answer is a new message sent before the acknowledgement. Slack repeats an unacknowledged delivery, possibly to the next
 * process, which must know that it was answered. A repeated update of a message does no harm.
 */
function isSaidBeforeAck({ kind }: Delivered, { outcome }: PresentedAnswer): boolean {
  return (kind === 'press' || kind === 'shortcut') && outcome.kind === 'reply';
}

/** Tells the person that Parley tried twice, unless the answer may have been sent. */
export async function giveUp(context: SlackContext, delivered: Delivered, again: boolean): Promise<void> {
  if (again) return;
  const { requester } = await lookUpRequester(context, delivered);
  const failure = gaveUpReply(context.deps, requester.language);
  await send(context, delivered, await present(context, delivered, requester, failure));
}
