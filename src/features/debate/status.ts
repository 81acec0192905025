import type { CommandContext } from '#core/command.ts';
import { type Block, link, type Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { mayDo, onlookerOf } from './acting.ts';
import { PARLEY } from './course.ts';
import { lengthOfText, ownDraft } from './drafts.ts';
import { type Drawing, readDrawing } from './drawing.ts';
import { refuse } from './refuse.ts';
import { type Debate, isOver, stageOf } from './state.ts';
import { doings } from './status-buttons.ts';
import { course, waiting } from './status-course.ts';
import type { View } from './status-view.ts';
import type { FoundDebate } from './where.ts';
import { formatLine } from './words/format-line.ts';
import { STANCE_NAMES, stageName } from './words/names.ts';
import { pageLink } from './words/page-link.ts';
import { who } from './words/people.ts';
import { counting, lengthWords, when } from './words/times.ts';
import { heading, quiet, type Slots, said, told } from './words/voices.ts';

/** Tells the requester alone where a debate is: the motion, what was said, and what they can do now. `first`: what comes before it. */
export async function statusReply(
  context: CommandContext,
  found: FoundDebate,
  first: readonly Block[] = [],
): Promise<Reply> {
  const { language, place } = context.requester;
  const read = await readDrawing(
    { ...context.services, services: context.services, sayIn: context.sayIn },
    place.workspace,
    found.id,
  );
  if (!read) return refuse('gone');
  const drawing: Drawing = { ...read, say: context.sayTo('only-me'), language };
  const draft = await ownDraft(context, found);
  const by = await onlookerOf(context, found.debate);
  const present = { id: found.id, debate: read.present };
  const view: View = { drawing, by, context, found: present, ...(draft && { draft }) };
  return {
    language,
    blocks: [
      ...first,
      heading(drawing, read.present.motion.words),
      ...quiet(drawing, formatLine(read.present.setup)),
      ...phase(view),
      ...(await pageLink(drawing)),
      ...own(view),
      ...drafted(view),
      ...course(view),
      ...waiting(view),
      ...doings(view),
      ...steering(view),
    ],
  };
}

const LINES = {
  planned: {
    en: 'It is planned for {at}. Coming: {coming}; perhaps: {maybe}.',
    zh: '预约在{at}，{coming} 人参加，{maybe} 人可能参加。',
  },
  lobby: {
    en: 'The lobby is open: {for} for, {against} against, {undecided} undecided, {watching} watching.',
    zh: '正在候场：正方 {for} 人，反方 {against} 人，未定 {undecided} 人，旁听 {watching} 人。',
  },
  running: {
    en: 'Now, stage {at} of {all}: {stage}. End: {until}.',
    zh: '现在是第 {at} 个环节（共 {all} 个）：{stage}。截止：{until}。',
  },
  called: { en: 'It is {who}’s turn.', zh: '现在由{who}发言。' },
  read: { en: 'Nobody took this side, so I read what its camps say.', zh: '这一方没有人，由我来读各派的主张。' },
  paused: {
    en: 'It is paused in stage {at} of {all}: {stage}. {left} are left.',
    zh: '已暂停在第 {at} 个环节（共 {all} 个）：{stage}，还剩{left}。',
  },
  over: { en: 'It is over.', zh: '辩论已结束。' },
  cancelled: { en: 'It was called off.', zh: '辩论已取消。' },
} satisfies Record<string, Words>;

function phase({ drawing, found: { debate } }: View): Block[] {
  const count = (number: number) => said({ en: String(number), zh: String(number) });
  switch (debate.phase) {
    case 'planned': {
      const answers = [...debate.answers.values()];
      const of = (answer: string) => count(answers.filter((one) => one === answer).length);
      const at = when(debate.setup.startsAt ?? debate.openedAt, drawing);
      return told(drawing, LINES.planned, { at, coming: of('come'), maybe: of('maybe') });
    }
    case 'lobby': {
      const all = [...debate.people.values()];
      const of = (stance: string) => count(all.filter((one) => one.stance === stance).length);
      const slots = { for: of('for'), against: of('against'), undecided: of('undecided'), watching: of('watching') };
      return told(drawing, LINES.lobby, slots);
    }
    case 'running':
      return running(drawing, debate);
    case 'over':
      return [...told(drawing, LINES.over), ...toResult(drawing, debate)];
    case 'cancelled':
      return told(drawing, LINES.cancelled);
  }
}

function running(drawing: Drawing, debate: Debate): Block[] {
  const [present, stage] = [debate.running, stageOf(debate)];
  if (!present || !stage) return [];
  const number = (value: number) => said({ en: String(value), zh: String(value) });
  const slots: Slots = {
    at: number(present.stage + 1),
    all: number(debate.setup.stages.length),
    stage: said(inSentence(stageName(stage))),
  };
  const { speaker, paused } = present;
  if (paused) return told(drawing, LINES.paused, { ...slots, left: said(lengthWords(paused.left)) });
  const now = told(drawing, LINES.running, { ...slots, until: counting(present.endsAt, drawing) });
  if (speaker === undefined) return now;
  return [
    ...now,
    ...(speaker === PARLEY ? told(drawing, LINES.read) : told(drawing, LINES.called, { who: who(drawing, speaker) })),
  ];
}

const inSentence = ({ en, zh }: Words): Words => ({ en: en.charAt(0).toLowerCase() + en.slice(1), zh });

function toResult({ say }: Drawing, { posts }: Debate): Block[] {
  const address = posts.get('result')?.link;
  if (address === undefined) return [];
  return [{ kind: 'paragraph', subdued: false, spans: [link(say({ en: 'To the result', zh: '查看结果' }), address)] }];
}

const YOU = {
  none: { en: 'You have not joined.', zh: '你还没有加入。' },
  here: { en: 'You: {stance}.', zh: '你：{stance}。' },
  drawn: { en: 'You: {stance}, by lot.', zh: '你：{stance}（抽签）。' },
  voted: { en: 'You have voted in it.', zh: '这一轮你已经投票。' },
  runs: { en: 'You run this debate.', zh: '你是本场主持人。' },
} satisfies Record<string, Words>;

function own({ drawing, by: { person }, found: { debate } }: View): Block[] {
  const one = debate.people.get(person);
  const stage = stageOf(debate);
  const hasVoted = stage?.kind === 'vote' && debate.voted[stage.vote].has(person);
  return [
    ...(one
      ? told(drawing, one.isDrawn ? YOU.drawn : YOU.here, { stance: said(inSentence(STANCE_NAMES[one.stance])) })
      : []),
    ...(one || isOver(debate) || debate.phase === 'planned' ? [] : told(drawing, YOU.none)),
    ...(hasVoted ? told(drawing, YOU.voted) : []),
    ...(debate.facilitator === person ? told(drawing, YOU.runs) : []),
  ];
}

function drafted({ drawing, draft }: View): Block[] {
  if (!draft) return [];
  const count = lengthOfText(draft.text);
  const words = {
    en: `You have a draft of ${count} characters here.`,
    zh: `你在这里有一份 ${count} 个字符的草稿。`,
  };
  return told(drawing, words);
}

function steering({ drawing, by, found: { debate } }: View): Block[] {
  if (!by.steers && debate.facilitator !== by.person) return [];
  if (debate.phase === 'over' || debate.phase === 'cancelled') return [];
  const now = drawing.now;
  const before = debate.phase === 'planned' ? PLANNED : BEFORE;
  const waiting = debate.running?.paused ? PAUSED : before;
  return quiet(drawing, mayDo(debate, by, { kind: 'skip' }, now) ? RUNNING : waiting);
}

const RUNNING: Words = {
  en: 'You can also: /debate pause, extend, skip, undo, end, cancel, hand-over.',
  zh: '你还可以用：/debate pause（暂停）、extend（延时）、skip（跳过）、undo（退回）、end（提前结束）、cancel（取消）、hand-over（移交）。',
};
const PAUSED: Words = {
  en: 'You can also: /debate end, cancel, hand-over.',
  zh: '你还可以用：/debate end（提前结束）、cancel（取消）、hand-over（移交）。',
};
const PLANNED: Words = {
  en: 'You can also: /debate cancel, hand-over.',
  zh: '你还可以用：/debate cancel（取消）、hand-over（移交）。',
};
const BEFORE: Words = {
  en: 'You can also: /debate begin, cancel, hand-over.',
  zh: '你还可以用：/debate begin（开始）、cancel（取消）、hand-over（移交）。',
};
