import { z } from 'zod';
import { buttonId, type CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { problemReply } from '#core/failure.ts';
import { type Block, type Button, type Outcome, onlyMe, paragraph, type Reply, subdued, text } from '#core/reply.ts';
import { told } from '#core/told.ts';
import type { Words } from '#core/words.ts';
import { NOTHING_COUNTED } from './act.ts';
import { actorOf, doIn, mayDo, onlookerOf } from './acting.ts';
import { DEBATE_BUTTONS } from './actions.ts';
import { decide } from './decide.ts';
import type { EventOf } from './events.ts';
import { refuse } from './refuse.ts';
import { isOver } from './state.ts';
import type { FoundDebate } from './where.ts';
import { replyOf } from './words/voices.ts';

/** Most characters of a speech: what a form takes on every platform. */
export const LONGEST_SPEECH = 3_000;

/** A draft as it is stored. `sentAt`: ms at which it was handed in as a speech, while its author could speak. */
const DraftBody = z.object({ text: z.string(), sentAt: z.number().exactOptional() });
export type Draft = z.infer<typeof DraftBody>;

/** There is one draft of a person in a debate. */
const draftId = (debate: string, person: string): string => `${debate}.${person}.draft`;

export const lengthOfText = (words: string): number => [...words].length;

/** The requester's own draft; undefined if they have none. */
export async function ownDraft(context: CommandContext, { id }: FoundDebate): Promise<Draft | undefined> {
  const { person } = await onlookerOf(context);
  const { store } = context.services;
  const found = await store.streamTexts.get(context.requester.place.workspace, draftId(id, person));
  return found?.body === undefined ? undefined : DraftBody.parse(found.body);
}

/** Keeps a text that only its author sees, in place of their earlier draft. `isSent`: it was handed in as a speech. */
export async function keepDraft(
  context: CommandContext,
  { id, debate }: FoundDebate,
  typed: string,
  isSent: boolean,
): Promise<Draft> {
  const { services, requester } = context;
  const by = await actorOf(context);
  const now = await services.store.clock.now();
  const characters = lengthOfText(typed);
  const isInTime = isSent && mayDo(debate, by, { kind: 'speak', id: '-', characters }, now);
  const draft: Draft = { text: typed, ...(isInTime && { sentAt: now }) };
  const kept = { id: draftId(id, by.person), stream: id, by: by.person, kind: 'draft', createdAt: now, body: draft };
  await services.store.streamTexts.put(requester.place.workspace, kept);
  return draft;
}

export async function dropDraft(context: CommandContext, { id }: FoundDebate): Promise<Outcome> {
  const { person } = await onlookerOf(context);
  await context.services.store.streamTexts.remove(context.requester.place.workspace, draftId(id, person));
  return told(context, DROPPED);
}

const DROPPED: Words = { en: 'The draft is deleted.', zh: '草稿已删除。' };

/** Shows a draft to its author, to be posted, changed or deleted. */
export function draftReply(
  context: CommandContext,
  { id, debate }: FoundDebate,
  draft: Draft,
  first: readonly Block[],
): Reply {
  const say = context.sayTo('only-me');
  const count = lengthOfText(draft.text);
  const about = {
    en: `Your draft: ${count} of at most ${LONGEST_SPEECH} characters. Only you see it.`,
    zh: `你的草稿：${count} 个字符（最多 ${LONGEST_SPEECH}）。只有你能看到。`,
  };
  return replyOf(
    context.requester,
    ...first,
    subdued(text(say(about))),
    ...draft.text.split(/\n\s*\n/u).map((part) => paragraph(text(part))),
    buttonsOf(context, id, [
      ...(count <= LONGEST_SPEECH && !isOver(debate) ? [['post', POST, 'primary'] as const] : []),
      ...(isOver(debate) ? [] : [['edit', EDIT, 'plain'] as const]),
      ['drop', DROP, 'plain'],
    ]),
  );
}

type Row = readonly (readonly [action: string, label: Words, style: Button['style']])[];

function buttonsOf({ sayTo }: CommandContext, id: string, row: Row): Block {
  const buttons = row.map(([action, label, style]) => ({
    id: buttonId(DEBATE_BUTTONS, action, id),
    label: sayTo('only-me')(label),
    style,
    disabled: false,
  }));
  return { kind: 'buttons', buttons };
}

const POST: Words = { en: 'Post', zh: '发布' };
const EDIT: Words = { en: 'Edit', zh: '修改' };
const DROP: Words = { en: 'Delete', zh: '删除' };
const WRITE: Words = { en: 'Write', zh: '写' };

/** Shows the requester's draft; offers to write one if there is none. */
export async function showDraft(context: CommandContext, found: FoundDebate): Promise<Outcome> {
  const draft = await ownDraft(context, found);
  if (draft) return onlyMe(draftReply(context, found, draft, []));
  if (isOver(found.debate)) refuse('over');
  const words = paragraph(text(context.sayTo('only-me')(NO_DRAFT)));
  return onlyMe(replyOf(context.requester, words, buttonsOf(context, found.id, [['edit', WRITE, 'primary']])));
}

const NO_DRAFT: Words = {
  en: 'You have no draft here. Write one now: only you see it, and you post it with one press when it is your turn. A message becomes your speech only if you wrote it and it has words.',
  zh: '你在这里还没有草稿。可以先写好：只有你能看到，轮到你时按一下就发布。只有你自己写的、带文字的消息才能作为你的发言。',
};

/** What was submitted in the form of Speak or of Edit: it is kept, and shown to its author. */
export async function handIn(context: CommandContext, found: FoundDebate, typed: string): Promise<Reply> {
  const draft = await keepDraft(context, found, typed, true);
  const words = tooLong(typed) ?? (draft.sentAt === undefined ? NOT_NOW : IN_TIME);
  return draftReply(context, found, draft, [paragraph(text(context.sayTo('only-me')(words)))]);
}

/** Throws why the requester cannot speak now. */
export async function requireSpeaking(context: CommandContext, { debate }: FoundDebate): Promise<void> {
  const by = await onlookerOf(context, debate);
  const now = await context.services.store.clock.now();
  try {
    decide(debate, { kind: 'speak', by, id: '-', characters: 1 }, { now, dice: () => 0, ...NOTHING_COUNTED });
  } catch (error) {
    const isNow =
      error instanceof UserError && error.problem.kind === 'debate' && error.problem.why === 'no-speech-now';
    throw isNow ? new UserError({ kind: 'debate', why: 'nobody-speaks' }) : error;
  }
}

const IN_TIME: Words = {
  en: 'This is what you wrote. Post it: if your turn ends meanwhile, it still counts for two minutes.',
  zh: '这是你写的内容，请按“发布”。如果这时你的时间到了，两分钟内发布仍然有效。',
};
const NOT_NOW: Words = {
  en: 'It is kept. You cannot speak at this moment: post it when it is your turn.',
  zh: '已存好。现在还不能发言，轮到你时再发布。',
};

function tooLong(typed: string): Words | undefined {
  const count = lengthOfText(typed);
  if (count <= LONGEST_SPEECH) return undefined;
  return {
    en: `That is ${count} characters; a speech has at most ${LONGEST_SPEECH}. Shorten it, or give it in several parts.`,
    zh: `共 ${count} 个字符，一次发言最多 ${LONGEST_SPEECH}。请删减，或分几次发。`,
  };
}

/** Keeps a text for later. */
export async function keepText(context: CommandContext, found: FoundDebate, typed: string): Promise<Outcome> {
  if (isOver(found.debate)) refuse('over');
  const draft = await keepDraft(context, found, typed, false);
  const first = paragraph(text(context.sayTo('only-me')(tooLong(typed) ?? KEPT)));
  return onlyMe(draftReply(context, found, draft, [first]));
}

const KEPT: Words = {
  en: 'Kept. Post it with one press when it is your turn.',
  zh: '已存好。轮到你时，按一下就能发布。',
};

/** Gives a text as a speech at once. What is refused is kept as a draft, below one that is there, and shown. */
export async function speakNow(context: CommandContext, found: FoundDebate, typed: string): Promise<Outcome> {
  try {
    return await give(context, found, { text: typed });
  } catch (error) {
    const before = await ownDraft(context, found);
    const joined = before && before.text !== typed ? `${before.text}\n\n${typed}` : typed;
    return refused(context, found, await keepDraft(context, found, joined, true), error);
  }
}

export async function postDraft(context: CommandContext, found: FoundDebate): Promise<Outcome> {
  const draft = await ownDraft(context, found);
  if (!draft) return refuse(isOver(found.debate) ? 'over' : 'nothing-to-post');
  try {
    if (isOver(found.debate)) refuse('ended-before');
    return await give(context, found, draft, true);
  } catch (error) {
    return refused(context, found, draft, error);
  }
}

function refused(context: CommandContext, found: FoundDebate, draft: Draft, error: unknown): Outcome {
  if (!(error instanceof UserError)) throw error;
  const { reply } = problemReply(context.sayTo('only-me'), context.requester.language, error.problem);
  return { kind: 'reply', visibility: 'only-me', failed: true, reply: draftReply(context, found, draft, reply.blocks) };
}

/** Puts a speech into the record. `isDraft`: it is there in place of the draft, which is deleted. */
async function give(context: CommandContext, found: FoundDebate, draft: Draft, isDraft = false): Promise<Outcome> {
  const { services, requester } = context;
  const { workspace } = requester.place;
  const long = tooLong(draft.text);
  if (long) throw new UserError({ kind: 'bad-debate-value', words: long });
  const id = services.outside.newId();
  const { text: words, sentAt } = draft;
  const wanted = {
    kind: 'speak',
    id,
    characters: lengthOfText(words),
    ...(sentAt !== undefined && { sentAt }),
  } as const;
  const { events } = await doIn(context, found, wanted, async ({ streamTexts, clock }, { person }) => {
    const createdAt = await clock.now();
    await streamTexts.put(workspace, {
      id,
      stream: found.id,
      by: person,
      kind: 'speech',
      createdAt,
      body: { text: words },
    });
    if (isDraft) await streamTexts.remove(workspace, draftId(found.id, person));
  });
  const spoke = events.find((event): event is EventOf<'spoke'> => event.kind === 'spoke');
  return onlyMe(
    replyOf(context.requester, paragraph(text(context.sayTo('only-me')(GIVEN[spoke?.status ?? 'posted'])))),
  );
}

const GIVEN: Record<EventOf<'spoke'>['status'], Words> = {
  posted: { en: 'Your speech is on its way, under your name.', zh: '你的发言马上以你的名字发出。' },
  waiting: { en: 'Your speech waits for approval.', zh: '你的发言在等待批准。' },
  sealed: {
    en: 'Your speech is kept sealed. It is shown together with the others when the time is over.',
    zh: '你的发言已封存，到时间后和其他人的一起公开。',
  },
  late: {
    en: 'It came after the time. Whoever runs the debate can still admit it, marked as late.',
    zh: '已经过了时间。主持人仍可以准许，并注明迟交。',
  },
};
