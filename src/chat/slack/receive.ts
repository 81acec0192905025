import { storeOrRelease } from '../shared/deferred-answer.ts';
import { report } from '../shared/deps.ts';
import { inboxDelivery } from './answer.ts';
import type { SlackContext } from './context.ts';
import { createDedupe } from './dedupe.ts';
import type { Mention } from './delivery.ts';
import { dispatch, type Envelope } from './dispatch.ts';
import { suggestions } from './open-form.ts';
import { answerOutsider } from './outsider.ts';
import { workspaceOf } from './parse.ts';
import { isSuggestion, readDelivery, readSuggestion } from './payload.ts';
import { removedFrom } from './workspace-events.ts';

/** Passes what Slack sends from the connection to the code that answers. */
export type Receiver = {
  /** Answers an envelope. What came before gets the same answer. Rejects, after a bug is logged, if it is not acknowledged. */
  receive(envelope: Envelope): Promise<void>;
  /** Remembers a delivery that an earlier run began. If it is repeated, it is only acknowledged. `id` as in `SlackDelivery`. */
  remember(id: string): void;
};

/** Current work. With `stopping`, no new work is accepted. */
export type UnderWay = { all: Set<Promise<unknown>>; stopping: boolean };

export function createReceiver(context: SlackContext, underWay: UnderWay): Receiver {
  const dedupe = createDedupe();
  const work = (envelope: Envelope) =>
    answer(context, envelope).catch((error: unknown) => {
      report(context.deps, error);
      throw error;
    });
  return {
    remember: dedupe.remember,
    receive: async (envelope) => {
      // Not acknowledged, so Slack repeats the delivery, possibly to another process of ours.
      if (underWay.stopping) return;
      const done = dedupe.run(envelope, work);
      underWay.all.add(done);
      await done.finally(() => underWay.all.delete(done));
    },
  };
}

async function answer(context: SlackContext, envelope: Envelope): Promise<void> {
  const { body, ack } = envelope;
  const team = removedFrom(body);
  if (team !== undefined) {
    context.removed(team);
    return ack();
  }
  const delivery = readDelivery(body);
  const isInside = delivery && (await context.tokens(delivery.team));
  if (!isInside && (await answerOutsider(context, envelope))) return;
  if (!delivery) return acknowledge(context, envelope);
  if (delivery.kind === 'mention') return answerMention(context, delivery, envelope);
  await dispatch(context, delivery, ack);
}

/** Acknowledges what needs no answer, and gives the suggestions that are asked for in an acknowledgement. */
async function acknowledge(context: SlackContext, { body, ack }: Envelope): Promise<void> {
  if (!isSuggestion(body)) return ack();
  const suggest = readSuggestion(body);
  await ack(suggest ? await suggestions(context, suggest) : { options: [] });
}

/** Answers a mention. It is stored before it is acknowledged, because Slack repeats an event until then, and not afterwards. */
async function answerMention(context: SlackContext, mention: Mention, { ack }: Envelope): Promise<void> {
  const { deps, tokens } = context;
  const isOwn = (await tokens(mention.team))?.botUser === mention.user.id;
  const isNew = !isOwn && (await storeOrRelease(deps.inbox, workspaceOf(mention.team), inboxDelivery(deps, mention)));
  await ack();
  if (isNew) await dispatch(context, mention, async () => {});
}
