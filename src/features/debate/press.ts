import type { ButtonForm, CommandContext, Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, onlyMe, updateMine } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import { told } from '#core/told.ts';
import type { Words } from '#core/words.ts';
import { doIn } from './acting.ts';
import { readCard } from './actions.ts';
import { castBallot, choiceIn, giveReason } from './ballot.ts';
import { dropDraft, handIn, ownDraft, postDraft, requireSpeaking, showDraft } from './drafts.ts';
import { approve, ask, filledIn, report, requireWithdrawable, withdraw } from './entries.ts';
import type { EventOf } from './events.ts';
import { STANCES } from './events.ts';
import { doesItSay, isPut, offerEvidence, pressPut } from './evidence.ts';
import { SIDES } from './format.ts';
import { remindersAhead } from './plan.ts';
import { refuse } from './refuse.ts';
import type { Debate } from './state.ts';
import { statusReply } from './status.ts';
import { isStep, step } from './steer.ts';
import { postTranscript } from './transcript.ts';
import { debateOf, type FoundDebate } from './where.ts';
import { STANCE_NAMES } from './words/names.ts';

/** Answers a button of a debate. `cardId`: as in `cardOf`, or the id of a card of evidence that was found. */
export async function pressDebate(
  context: CommandContext,
  action: string,
  cardId: string,
  args: Args | undefined,
): Promise<Outcome> {
  if (isPut(action)) return pressPut(context, action, cardId);
  const { debate: id, part } = readCard(cardId);
  const found = await debateOf(context, id);
  const pressed: Pressed = { context, found, action, ...(part !== undefined && { part }), ...(args && { args }) };
  return (await before(pressed)) ?? (await during(pressed)) ?? (await onEntry(pressed)) ?? gone();
}

const gone = (): never => {
  throw new UserError({ kind: 'card-gone' });
};

type Pressed = { context: CommandContext; found: FoundDebate; action: string; part?: string; args?: Args };
type Answered = Promise<Outcome | undefined>;

/** Where somebody stands, and whether they come. */
async function before({ context, found, action }: Pressed): Answered {
  const stance = STANCES.find((one) => action === `join-${one}`);
  if (stance) return join(context, found, stance);
  if (action !== 'come' && action !== 'maybe' && action !== 'cannot') return undefined;
  const { debate } = await doIn(context, found, { kind: 'answer', answer: action });
  const now = await context.services.store.clock.now();
  return told(context, action === 'come' ? comes(debate, now) : ANSWERED[action]);
}

export async function join(
  context: CommandContext,
  found: FoundDebate,
  stance: EventOf<'joined'>['stance'],
): Promise<Outcome> {
  const { events } = await doIn(context, found, { kind: 'join', stance });
  const { en, zh } = STANCE_NAMES[stance];
  const now = {
    en: `You: ${en.toLowerCase()}.${found.debate.running ? '' : ' You can change it until the debate begins.'}`,
    zh: `你：${zh}。${found.debate.running ? '' : '开始前都可以改。'}`,
  };
  const same = { en: `You: ${en.toLowerCase()}, as before.`, zh: `你：${zh}，没有变化。` };
  return told(context, events.length ? now : same);
}

/** Says which reminders are still to come. */
function comes(debate: Debate, now: number): Words {
  if (debate.phase !== 'planned') return LOBBY_OPEN;
  const due = remindersAhead(debate, now);
  if (due.includes('day'))
    return { en: 'Good: I remind you a day and ten minutes before.', zh: '好的：提前一天和十分钟会提醒你。' };
  if (due.includes('soon')) return { en: 'Good: I remind you ten minutes before.', zh: '好的：提前十分钟会提醒你。' };
  return { en: 'Good: the lobby opens in a few minutes.', zh: '好的：几分钟后就开放候场。' };
}

const LOBBY_OPEN: Words = {
  en: 'Good: the lobby is open now. Take your side there.',
  zh: '好的：现在已经开放候场，请去选一方。',
};
const ANSWERED: Record<'maybe' | 'cannot', Words> = {
  maybe: { en: 'Noted: maybe.', zh: '已记下：可能参加。' },
  cannot: { en: 'Noted: you cannot come.', zh: '已记下：不能参加。' },
};

/** What people say and do while it runs, and where it is. */
async function during({ context, found, action, part, args }: Pressed): Answered {
  const choice = choiceIn(action);
  if (choice) return castBallot(context, found, choice, part);
  if (isStep(action)) return step(context, found, action);
  switch (action) {
    case 'where':
      return onlyMe(await statusReply(context, found));
    case 'reason':
      return giveReason(context, found, filledIn(args, 'words', NO_FORM.reason));
    case 'speak':
      return onlyMe(await handIn(context, found, filledIn(args, 'text', NO_FORM.speak)));
    case 'edit':
      return updateMine(await handIn(context, found, filledIn(args, 'text', NO_FORM.edit)));
    case 'draft':
      return showDraft(context, found);
    case 'post':
      return replaced(await postDraft(context, found));
    case 'drop':
      return replaced(await dropDraft(context, found));
    case 'ask':
      return ask(context, found, filledIn(args, 'words', NO_FORM.ask), text(args, 'to'));
    case 'evidence':
      return offerEvidence(context, found, filledIn(args, 'words', NO_FORM.evidence), undefined);
    case 'transcript':
      return postTranscript(context, found);
    default:
      return undefined;
  }
}

/** In place of the card with the button, which only the requester sees. */
const replaced = ({ reply }: Outcome): Outcome => updateMine(reply);

const text = (args: Args | undefined, name: string): string | undefined =>
  typeof args?.[name] === 'string' ? args[name] : undefined;

async function onEntry({ context, found, action, part = '', args }: Pressed): Answered {
  switch (action) {
    case 'does-it-say':
      return doesItSay(context, found, part);
    case 'withdraw':
    case 'decline':
      return withdraw(context, found, part, text(args, 'why'));
    case 'report':
      return report(context, found, part);
    case 'approve':
      return approve(context, found, part);
    default:
      return undefined;
  }
}

/** What to type where forms cannot be opened. */
const NO_FORM = {
  reason: {
    en: 'This button opens a form, which is not possible here.',
    zh: '这个按钮会打开表单，这里打不开。',
  },
  speak: { en: 'Type /debate speak and your words.', zh: '请输入 /debate speak 和你要说的话。' },
  edit: { en: 'Type /debate draft and your words.', zh: '请输入 /debate draft 和你要说的话。' },
  ask: { en: 'Type /debate ask and your question.', zh: '请输入 /debate ask 和你的问题。' },
  evidence: { en: 'Type /debate evidence and some words.', zh: '请输入 /debate evidence 和几个词。' },
} satisfies Record<string, Words>;

const words = { name: 'words', chinese: '文字', kind: 'pasted', required: true } as const;
const SPEECH_WORDS: Words = { en: 'At most 3,000 characters', zh: '最多 3000 个字符' };
const SPEECH: Option = { ...words, name: 'text', chinese: '发言', words: SPEECH_WORDS };
const TO: Option = {
  ...{ name: 'to', chinese: '问谁', kind: 'choice', required: false },
  words: { en: 'To which side; both if left out', zh: '问哪一方；不选则问双方' },
  choices: SIDES.map((value) => ({ value, words: STANCE_NAMES[value] })),
};

const WHY: Option = {
  ...{ name: 'why', chinese: '原因', kind: 'text', required: false },
  words: { en: 'Why, for its author', zh: '告诉作者的原因' },
};

/** The forms that buttons open. */
export const DEBATE_FORMS: Readonly<Record<string, ButtonForm>> = {
  speak: { words: { en: 'Your speech', zh: '发言' }, options: [SPEECH], values: speechValues },
  edit: { words: { en: 'Your draft', zh: '草稿' }, options: [SPEECH], values: draftValues },
  reason: {
    words: { en: 'What moved you', zh: '是什么影响了你' },
    options: [{ ...words, words: { en: 'In a line, without your name', zh: '一句话，不署名' } }],
    values: nothing,
  },
  ask: {
    words: { en: 'Ask a question', zh: '提问' },
    options: [{ ...words, words: { en: 'Your question', zh: '你的问题' } }, TO],
    values: nothing,
  },
  evidence: {
    words: { en: 'Put in evidence', zh: '提交证据' },
    options: [
      { ...words, kind: 'text', words: { en: 'Words you remember, or a reference', zh: '记得的几个词，或出处' } },
    ],
    values: nothing,
  },
  withdraw: { words: { en: 'Withdraw this', zh: '撤回这一条' }, options: [WHY], values: knownEntry },
  decline: { words: { en: 'Do not approve this', zh: '不批准这一条' }, options: [WHY], values: knownEntry },
};

/** What is withdrawn stays readable after the end, so it can be withdrawn then too. */
async function knownEntry(context: CommandContext, cardId: string): Promise<Args> {
  const { debate: id, part = '' } = readCard(cardId);
  await requireWithdrawable(context, await debateOf(context, id), part);
  return {};
}

async function nothing(context: CommandContext, cardId: string): Promise<Args> {
  await openFor(context, cardId);
  return {};
}

/** Whoever cannot speak now is told so, before they write. */
async function speechValues(context: CommandContext, cardId: string): Promise<Args> {
  await requireSpeaking(context, await openFor(context, cardId));
  return draftValues(context, cardId);
}

/** The form of a speech has the draft in it. */
async function draftValues(context: CommandContext, cardId: string): Promise<Args> {
  const draft = await ownDraft(context, await openFor(context, cardId));
  return draft ? { text: draft.text } : {};
}

/** Nobody fills in a form for a debate that is over. */
async function openFor(context: CommandContext, cardId: string): Promise<FoundDebate> {
  const found = await debateOf(context, readCard(cardId).debate);
  const { phase } = found.debate;
  if (phase === 'over' || phase === 'cancelled') refuse('over');
  return found;
}
