import { UserError } from '#core/errors.ts';
import type { Delivery } from '#core/ports/inbox.ts';
import type { Outcome } from '#core/reply.ts';
import type { Attachment } from '#core/request.ts';
import { createDeferredAnswer, type DeferredAnswer, finish } from '../shared/deferred-answer.ts';
import type { ChatDeps } from '../shared/deps.ts';
import { failureReply, gaveUpReply } from '../shared/failure.ts';
import type { SlackContext } from './context.ts';
import type { FileRef, SlackDelivery } from './delivery.ts';
import { fetchFile } from './files.ts';
import { deliveryBugDetails, parseRequest, workspaceOf } from './parse.ts';
import { type PresentedAnswer, present } from './present.ts';
import { type LookedUpRequester, lookUpRequester, pathToRights, withGroups } from './requester.ts';
import { send } from './send.ts';

/** Makes the answer to a delivery. Never throws: the requester always gets a message. */
export async function makeAnswer(context: SlackContext, delivery: SlackDelivery): Promise<PresentedAnswer> {
  const by = await lookUpRequester(context, delivery);
  const { requester } = by;
  try {
    return await present(context, delivery, requester, await outcomeOf(context, delivery, by));
  } catch (error) {
    const failure = failureReply(context.deps, requester.language, error, bugDetailsOf(context, delivery));
    return present(context, delivery, requester, failure);
  }
}

async function outcomeOf(context: SlackContext, delivery: SlackDelivery, by: LookedUpRequester): Promise<Outcome> {
  const { deps } = context;
  const { requester } = by;
  const path = by.areRightsKnown ? undefined : pathToRights(context, delivery);
  if (path && (await deps.refusal(requester, path))) throw new UserError({ kind: 'rights-unknown' });
  const parsed = parseRequest(delivery, deps.commands);
  const asking = await withGroups(context, delivery, requester, parsed);
  if (parsed.kind === 'press') return deps.answer({ ...asking, ...parsed });
  const files = await fetched(context, delivery.team, parsed.files);
  return deps.answer({ ...asking, ...parsed, files });
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
export function inboxDelivery({ outside }: ChatDeps, delivery: SlackDelivery): Delivery {
  return { id: delivery.id, platform: 'slack', receivedAt: outside.now(), body: delivery };
}

export const bugDetailsOf = ({ deps }: SlackContext, delivery: SlackDelivery) =>
  deliveryBugDetails(delivery, deps.commands);

/** Creates the deferred answer to a delivery. `isStored`: the inbox contains it already. */
export function deferredAnswerTo(context: SlackContext, delivery: SlackDelivery, isStored = false): DeferredAnswer {
  const { deps, timing } = context;
  return createDeferredAnswer({
    deps,
    timing,
    workspace: workspaceOf(delivery.team),
    delivery: inboxDelivery(deps, delivery),
    bugDetails: bugDetailsOf(context, delivery),
    isStored,
  });
}

/** Sends the answer when it is ready. Never throws. */
export async function finishDeferred(
  context: SlackContext,
  delivery: SlackDelivery,
  deferred: DeferredAnswer,
  work = makeAnswer(context, delivery),
): Promise<void> {
  const stored = work.then(async (answer) => {
    if (isSaidBeforeAck(delivery, answer)) await deferred.store();
    return answer;
  });
  await finish(
    { deps: context.deps, bugDetails: bugDetailsOf(context, delivery) },
    deferred,
    stored,
    async (answer) => {
      await send(context, delivery, answer);
      return true;
    },
  );
}

/**
 * True if the answer is a new message sent before the acknowledgement. Slack repeats an unacknowledged delivery, possibly to the next
 * process, which must know that it was answered. A repeated update of a message does no harm.
 */
function isSaidBeforeAck({ kind }: SlackDelivery, { outcome }: PresentedAnswer): boolean {
  return (kind === 'press' || kind === 'shortcut') && outcome.kind === 'reply';
}

/** Tells the person that Parley tried twice, unless the answer may have been sent. */
export async function giveUp(context: SlackContext, delivery: SlackDelivery, again: boolean): Promise<void> {
  if (again) return;
  const { requester } = await lookUpRequester(context, delivery);
  const failure = gaveUpReply(context.deps, requester.language);
  await send(context, delivery, await present(context, delivery, requester, failure));
}
