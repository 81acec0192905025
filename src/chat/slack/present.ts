import type { Outcome, Visibility } from '#core/reply.ts';
import { storedPageButton } from '#core/reply-pages.ts';
import type { Requester } from '#core/request.ts';
import { renderedOnce } from '../shared/rendered-once.ts';
import type { SlackContext } from './context.ts';
import type { SlackDelivery } from './delivery.ts';
import { renderSlack } from './render.ts';

export type Message = ReturnType<typeof renderSlack>[number];
/** An outcome with its message for Slack. */
export type PresentedAnswer = { outcome: Outcome; message: Message };

/** Makes the message for an outcome. A reply that takes several messages is stored, and one of them is sent with page buttons. */
export async function present(
  context: SlackContext,
  delivery: SlackDelivery,
  requester: Requester,
  outcome: Outcome,
): Promise<PresentedAnswer> {
  const { reply, page = 0 } = outcome;
  const say = context.deps.sayIn(reply.language);
  const visibility = visibilityOf(delivery, outcome);
  const pages = once(reply, visibility, () => renderSlack(reply, say, undefined, visibility));
  const pageButton = pages.length > 1 ? await pageButtonOf(context, delivery, requester, outcome) : undefined;
  const numbered = pageButton ? renderSlack(reply, say, pageButton, visibility) : pages;
  const message = numbered[Math.min(page, numbered.length - 1)];
  if (!message) throw new Error('a reply without a message');
  return { outcome, message };
}

const once = renderedOnce<Message>();

async function pageButtonOf(
  { deps }: SlackContext,
  delivery: SlackDelivery,
  requester: Requester,
  outcome: Outcome,
): Promise<(page: number) => string> {
  const isTurn = delivery.kind === 'press' && outcome.kind === 'update';
  const stored = isTurn ? storedPageButton(delivery.button) : undefined;
  return stored ?? deps.storeLongReply(requester, outcome.reply, visibilityOf(delivery, outcome));
}

function visibilityOf(delivery: SlackDelivery, outcome: Outcome): Visibility {
  if (outcome.kind === 'reply') return outcome.visibility;
  return 'ephemeral' in delivery && delivery.ephemeral ? 'only-me' : 'public';
}
