import { buttonId, parseButtonId } from '#core/command.ts';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, paragraph, type Reply, text, type Visibility } from '#core/reply.ts';
import { LONG } from '#core/reply-pages.ts';
import type { Asked, Attachment } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import type { SlackContext } from './context.ts';
import type { Delivered, FileRef } from './delivery.ts';
import { fetchFile } from './files.ts';
import { askedBy, wanted } from './parse.ts';
import { renderSlack } from './render.ts';

export type Message = ReturnType<typeof renderSlack>[number];
/** An outcome as Slack takes it. */
export type PresentedAnswer = { outcome: Outcome; message: Message };

/** Works on what was delivered. Never throws: who asked is always told something. */
export async function answerTo(context: SlackContext, delivered: Delivered): Promise<PresentedAnswer> {
  const profile = await context.people.of(delivered.team, delivered.user.id);
  const asked = askedBy(delivered, profile);
  try {
    const outcome = await outcomeOf(context, delivered, asked);
    return { outcome, message: await messageOf(context, delivered, asked, outcome) };
  } catch (error) {
    const id = context.deps.outside.newId().slice(0, 8);
    context.deps.logBug(id, error);
    const outcome = refusal(context, asked, {
      en: `Something went wrong on my side. If it happens again, tell the operator this number: ${id}.`,
      zh: `我这边出了错。如果再次出现，请把这个编号告诉管理员：${id}。`,
    });
    return { outcome, message: await messageOf(context, delivered, asked, outcome) };
  }
}

async function outcomeOf(context: SlackContext, delivered: Delivered, asked: Asked): Promise<Outcome> {
  try {
    const want = wanted(delivered, context.deps.commands);
    if (want.kind === 'press') return await context.deps.answer({ ...asked, ...want });
    const files = await fetched(context, delivered.team, want.files);
    return await context.deps.answer({ ...asked, ...want, files });
  } catch (error) {
    if (error instanceof UserError) return refusal(context, asked, errorWords(error.problem));
    throw error;
  }
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

function refusal({ deps }: SlackContext, { language }: Asked, words: Words): Outcome & { kind: 'reply' } {
  const blocks = [paragraph(text(deps.sayIn(language)(words)))];
  return { kind: 'reply', visibility: 'only-me', failed: true, reply: { language, blocks } };
}

/** A reply that takes several messages is kept, and one of them is shown, with buttons that turn the pages. */
async function messageOf(
  context: SlackContext,
  delivered: Delivered,
  asked: Asked,
  outcome: Outcome,
): Promise<Message> {
  const { reply, page = 0 } = outcome;
  const say = context.deps.sayIn(reply.language);
  const visibility = visibilityOf(delivered, outcome);
  const pages = rendered.get(reply)?.get(visibility) ?? renderSlack(reply, say, undefined, visibility);
  rendered.set(reply, (rendered.get(reply) ?? new Map()).set(visibility, pages));
  const turn = pages.length > 1 ? await turning(context, delivered, asked, outcome) : undefined;
  const turned = turn ? renderSlack(reply, say, turn, visibility) : pages;
  const shown = turned[Math.min(page, turned.length - 1)];
  if (!shown) throw new Error('a reply without a message');
  return shown;
}

// A reply that commands give again and again, such as help, is drawn once.
const rendered = new WeakMap<Reply, Map<Visibility, Message[]>>();

async function turning(
  { deps }: SlackContext,
  delivered: Delivered,
  asked: Asked,
  outcome: Outcome,
): Promise<(page: number) => string> {
  const pressed = delivered.kind === 'press' ? parseButtonId(delivered.button) : undefined;
  // Turning a page: the reply is kept already.
  if (pressed?.path.join('.') === LONG && outcome.kind === 'update')
    return (page) => buttonId([LONG], String(page), pressed.card);
  return deps.keepLong(asked, outcome.reply, visibilityOf(delivered, outcome));
}

function visibilityOf(delivered: Delivered, outcome: Outcome): Visibility {
  if (outcome.kind === 'reply') return outcome.visibility;
  return delivered.kind === 'press' && delivered.ephemeral ? 'only-me' : 'public';
}
