import { buttonId, parseButtonId } from '#core/command.ts';
import { errorWords } from '#core/error-words.ts';
import type { Problem } from '#core/errors.ts';
import { type Block, type Outcome, paragraph, type Reply, text } from '#core/reply.ts';
import { LONG } from '#core/reply-pages.ts';
import type { Asked } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import type { DiscordContext } from './context.ts';
import type { Interaction } from './parse.ts';
import { type DiscordMessage, renderDiscord } from './render.ts';

/** One message, and who is to see it. `update`: it takes the place of the one that was pressed on. */
export type Presented = { message: DiscordMessage; onlyMe: boolean; update: boolean; failed: boolean };

type To = { line: Interaction; asked: Asked; pressed?: string | undefined };

/** The message that an outcome comes to: its first page, or the one that was turned to. */
export async function shown({ deps }: Pick<DiscordContext, 'deps'>, to: To, outcome: Outcome): Promise<Presented> {
  const { line } = to;
  const isReply = outcome.kind === 'reply';
  const barred = isReply && outcome.visibility === 'public' && line.missing.length > 0;
  const reply = barred ? withFirst(outcome.reply, barredWords(deps.sayIn(line.language), line)) : outcome.reply;
  const onlyMe = isReply && (barred || outcome.visibility === 'only-me');
  const say = deps.sayIn(reply.language);
  let pages = renderDiscord(reply, say);
  if (pages.length > 1) {
    const kept = outcome.kind === 'update' ? keptBefore(to.pressed) : undefined;
    const turn = kept ?? (await deps.keepLong(to.asked, reply, onlyMe ? 'only-me' : 'public'));
    pages = renderDiscord(reply, say, turn);
  }
  const message = pages[Math.min(outcome.page ?? 0, pages.length - 1)];
  if (!message) throw new Error('a reply came to no message');
  return { message, onlyMe, update: !isReply, failed: isReply && outcome.failed === true };
}

/** The pages of a reply that is turned are stored already. */
function keptBefore(pressed: string | undefined): ((page: number) => string) | undefined {
  const button = pressed === undefined ? undefined : parseButtonId(pressed);
  if (button?.path.join('.') !== LONG) return undefined;
  return (page) => buttonId([LONG], String(page), button.card);
}

type Say = (words: Words) => string;

const barredWords = (say: Say, { missing }: Interaction): string =>
  say(errorWords({ kind: 'permissions-missing', permissions: [...missing] }));

function withFirst(reply: Reply, words: string): Reply {
  const first: Block = paragraph(text(words));
  return { ...reply, blocks: [first, ...reply.blocks] };
}

/** What one person is told, in their language. */
function told({ language }: Pick<Interaction, 'language'>, words: string): Outcome {
  const reply: Reply = { language, blocks: [paragraph(text(words))] };
  return { kind: 'reply', visibility: 'only-me', failed: true, reply };
}

export function problem(
  { deps }: Pick<DiscordContext, 'deps'>,
  line: Pick<Interaction, 'language'>,
  what: Problem,
): Outcome {
  return told(line, deps.sayIn(line.language)(errorWords(what)));
}

/** Writes a bug down; what is told to whoever met it. */
export function bug(
  { deps }: Pick<DiscordContext, 'deps'>,
  { language }: Pick<Interaction, 'language'>,
  error: unknown,
): Presented {
  const id = deps.outside.newId().slice(0, 8);
  deps.logBug(id, error);
  const say = deps.sayIn(language);
  const words = say({
    en: `Something went wrong on my side. If it happens again, tell the operator this number: ${id}.`,
    zh: `我这边出了错。如果再次出现，请把这个编号告诉管理员：${id}。`,
  });
  const [message] = renderDiscord(told({ language }, words).reply, say);
  if (!message) throw new Error('a reply came to no message');
  return { message, onlyMe: true, update: false, failed: true };
}
