import { buttonId, parseButtonId } from '#core/command.ts';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import { LONG } from '#core/long-reply.ts';
import { type Outcome, paragraph, type Reply, text, type Visibility } from '#core/reply.ts';
import type { Asked, Attachment } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import type { Delivered, FileRef } from './delivered.ts';
import type { Desk } from './desk.ts';
import { fetchFile } from './files.ts';
import { askedBy, wanted } from './parse.ts';
import { renderSlack } from './render.ts';

export type Message = ReturnType<typeof renderSlack>[number];
/** An outcome as Slack takes it. */
export type Answer = { outcome: Outcome; message: Message };

/** Works on what was delivered. Never throws: who asked is always told something. */
export async function answerTo(desk: Desk, delivered: Delivered): Promise<Answer> {
  const profile = await desk.people.of(delivered.team, delivered.user.id);
  const asked = askedBy(delivered, profile);
  try {
    const outcome = await outcomeOf(desk, delivered, asked);
    return { outcome, message: await messageOf(desk, delivered, asked, outcome) };
  } catch (error) {
    const id = desk.deps.outside.newId().slice(0, 8);
    desk.deps.logBug(id, error);
    const outcome = refusal(desk, asked, {
      en: `Something went wrong on my side. If it happens again, tell the operator this number: ${id}.`,
      zh: `我这边出了错。如果再次出现，请把这个编号告诉管理员：${id}。`,
    });
    return { outcome, message: await messageOf(desk, delivered, asked, outcome) };
  }
}

async function outcomeOf(desk: Desk, delivered: Delivered, asked: Asked): Promise<Outcome> {
  try {
    const want = wanted(delivered, desk.deps.commands);
    if (want.kind === 'press') return await desk.deps.answer({ ...asked, ...want });
    const files = await fetched(desk, delivered.team, want.files);
    return await desk.deps.answer({ ...asked, ...want, files });
  } catch (error) {
    if (error instanceof UserError) return refusal(desk, asked, errorWords(error.problem));
    throw error;
  }
}

async function fetched(desk: Desk, team: string, refs: readonly FileRef[]): Promise<Attachment[]> {
  if (!refs.length) return [];
  const identity = await desk.tokens(team);
  const source = { token: identity?.token ?? '', web: await desk.web(team), api: desk.api, log: desk.deps.log };
  return Promise.all(refs.map((ref) => fetchFile(source, ref)));
}

function refusal({ deps }: Desk, { language }: Asked, words: Words): Outcome & { kind: 'reply' } {
  const blocks = [paragraph(text(deps.sayIn(language)(words)))];
  return { kind: 'reply', visibility: 'only-me', failed: true, reply: { language, blocks } };
}

/** A reply that takes several messages is kept, and one of them is shown, with buttons that turn the pages. */
async function messageOf(desk: Desk, delivered: Delivered, asked: Asked, outcome: Outcome): Promise<Message> {
  const { reply, page = 0 } = outcome;
  const say = desk.deps.sayIn(reply.language);
  const visibility = visibilityOf(delivered, outcome);
  const pages = rendered.get(reply)?.get(visibility) ?? renderSlack(reply, say, undefined, visibility);
  rendered.set(reply, (rendered.get(reply) ?? new Map()).set(visibility, pages));
  const turn = pages.length > 1 ? await turning(desk, delivered, asked, outcome) : undefined;
  const turned = turn ? renderSlack(reply, say, turn, visibility) : pages;
  const shown = turned[Math.min(page, turned.length - 1)];
  if (!shown) throw new Error('a reply without a message');
  return shown;
}

// A reply that commands give again and again, such as help, is drawn once.
const rendered = new WeakMap<Reply, Map<Visibility, Message[]>>();

async function turning(
  { deps }: Desk,
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
