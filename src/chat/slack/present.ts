import type { Outcome, Visibility } from '#core/reply.ts';
import { storedTurns } from '#core/reply-pages.ts';
import type { Requester } from '#core/request.ts';
import { renderedOnce } from '../shared/rendered-once.ts';
import type { SlackContext } from './context.ts';
import type { Delivered } from './delivery.ts';
import { renderSlack } from './render.ts';

export type Message = ReturnType<typeof renderSlack>[number];
/** An outcome with its message for Slack. */
export type PresentedAnswer = { outcome: Outcome; message: Message };

/** Makes the message for an outcome. A reply that takes several messages is stored, and one of them is sent with page buttons. */
export async function present(
  context: SlackContext,
  delivered: Delivered,
  requester: Requester,
  outcome: Outcome,
): Promise<PresentedAnswer> {
  const { reply, page = 0 } = outcome;
  const say = context.deps.sayIn(reply.language);
  const visibility = visibilityOf(delivered, outcome);
  const pages = once(reply, visibility, () => renderSlack(reply, say, undefined, visibility));
  const turn = pages.length > 1 ? await turning(context, delivered, requester, outcome) : undefined;
  const turned = turn ? renderSlack(reply, say, turn, visibility) : pages;
  const message = turned[Math.min(page, turned.length - 1)];
  if (!message) throw new Error('a reply without a message');
  return { outcome, message };
}

const once = renderedOnce<Message>();

async function turning(
  { deps }: SlackContext,
  delivered: Delivered,
  requester: Requester,
  outcome: Outcome,
): Promise<(page: number) => string> {
  const isTurn = delivered.kind === 'press' && outcome.kind === 'update';
  const turns = isTurn ? storedTurns(delivered.button) : undefined;
  return turns ?? deps.storeLongReply(requester, outcome.reply, visibilityOf(delivered, outcome));
}

function visibilityOf(delivered: Delivered, outcome: Outcome): Visibility {
  if (outcome.kind === 'reply') return outcome.visibility;
  return 'ephemeral' in delivered && delivered.ephemeral ? 'only-me' : 'public';
}
