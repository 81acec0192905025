import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import type { BugDetails } from '#core/ports/bugs.ts';
import { type Block, type Outcome, paragraph, type Reply, text } from '#core/reply.ts';
import { storedPageButton } from '#core/reply-pages.ts';
import type { Requester } from '#core/request.ts';
import { failureReply } from '../shared/failure.ts';
import { renderedOnce } from '../shared/rendered-once.ts';
import type { DiscordContext } from './context.ts';
import type { Interaction } from './parse.ts';
import { aboutPlace, marked } from './post-body.ts';
import { refusalProblem } from './refusals.ts';
import { type DiscordMessage, renderDiscord } from './render.ts';

/** A message and who may see it. `update`: it replaces the message whose button was pressed, which stays as visible as it was. */
export type Presented = { message: DiscordMessage; onlyMe: boolean; update: boolean };

const once = renderedOnce<DiscordMessage>();

type PresentContext = Pick<DiscordContext, 'deps'>;
type To = { interaction: Interaction; requester: Requester; pressed?: string | undefined };

/** Makes the message for an outcome: its first page, or the requested one. */
export async function present({ deps }: PresentContext, to: To, outcome: Outcome): Promise<Presented> {
  const { interaction } = to;
  const isReply = outcome.kind === 'reply';
  const barred = isReply && outcome.visibility === 'public' && interaction.missing.length > 0;
  const reply = barred ? withFirst(outcome.reply, barredWords(deps, interaction)) : outcome.reply;
  const onlyMe = barred || outcome.visibility === 'only-me';
  const say = deps.sayIn(reply.language);
  let pages = once(reply, 'first', () => renderDiscord(reply, say));
  if (pages.length > 1) {
    const pageButton = outcome.kind === 'update' ? storedPageButton(to.pressed) : undefined;
    pages = renderDiscord(
      reply,
      say,
      pageButton ?? (await deps.storeLongReply(to.requester, reply, onlyMe ? 'only-me' : 'public')),
    );
  }
  const page = pageAt(pages, outcome.page);
  const message = interaction.about === undefined ? page : aboutPlace(page, { channel: interaction.about });
  return { message: isReply ? message : marked(message, interaction.mark), onlyMe, update: !isReply };
}

function pageAt(pages: readonly DiscordMessage[], page = 0): DiscordMessage {
  const message = pages[Math.min(page, pages.length - 1)];
  if (!message) throw new Error('a reply came to no message');
  return message;
}

const barredWords = (deps: DiscordContext['deps'], { language, missing }: Interaction): string =>
  deps.sayIn(language)(errorWords({ kind: 'permissions-missing', permissions: [...missing] }));

function withFirst(reply: Reply, words: string): Reply {
  const first: Block = paragraph(text(words));
  return { ...reply, blocks: [first, ...reply.blocks] };
}

/** Makes a private message of a reply about a failure. */
export function presentFailure({ deps }: PresentContext, { reply }: Extract<Outcome, { kind: 'reply' }>): Presented {
  return { message: pageAt(renderDiscord(reply, deps.sayIn(reply.language))), onlyMe: true, update: false };
}

/** Makes the private message for the person who met an error: what Discord refused or what they can mend; anything else is a bug. */
export function presentError(
  context: PresentContext,
  { interaction, bugDetails }: { interaction: Pick<Interaction, 'language' | 'missing'>; bugDetails?: BugDetails },
  error: unknown,
): Presented {
  const problem = refusalProblem(error, interaction);
  const told = problem ? new UserError(problem) : error;
  return presentFailure(context, failureReply(context.deps, interaction.language, told, bugDetails));
}
