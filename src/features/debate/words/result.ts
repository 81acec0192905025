import { type Block, type Reply, type Span, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import { SIDES, type Side } from '../format.ts';
import { type BallotChoice, CHOICES, LEAST_FOR_SWING, type Result } from '../result.ts';
import { type EvidenceEntry, evidence, questions, speeches } from '../state.ts';
import { wordsOf } from '../texts.ts';
import { buttons } from './buttons.ts';
import { shortCited } from './cited.ts';
import { topicOf } from './claims.ts';
import { campsNotHeard } from './heard.ts';
import { motionBlocks } from './lobby.ts';
import { SIDE_WORDS, STANCE_NAMES } from './names.ts';
import { bullets, type Field, fields, heading, type Item, listed, quiet, replyOf, told } from './voices.ts';

/** The result: what the two votes say together, and what was brought up. Never who voted what. */
export async function resultReply(drawing: Drawing): Promise<Reply | undefined> {
  const { result } = drawing.debate;
  if (!result) return undefined;
  return replyOf(
    drawing,
    heading(drawing, { en: 'Result of the debate', zh: '辩论结果' }),
    ...motionBlocks(drawing, drawing.debate),
    ...(drawing.debate.isEarly ? quiet(drawing, EARLY) : []),
    ...figures(drawing, result),
    ...reasons(drawing),
    ...(await broughtUp(drawing)),
    ...quiet(drawing, DELETED),
    ...buttons(drawing, ['transcript'], ['result-page']),
  );
}

const EARLY: Words = { en: 'It was ended early.', zh: '辩论提前结束。' };
const DELETED: Words = {
  en: 'The ballots are deleted now. Thank you all.',
  zh: '选票已经删除。谢谢各位。',
};

/** Swing and moves, or why there are none, with the turn-out. */
export function figures(drawing: Drawing, result: Result): Block[] {
  const { swing, moved } = result;
  return [
    ...told(drawing, swing ? verdict(swing) : TOO_FEW),
    ...fields([...swingFields(drawing, swing), ...turnOut(drawing, result)]),
    ...(moved ? moves(drawing, moved) : []),
    ...(swing && !moved ? quiet(drawing, NO_COUNTS) : []),
  ];
}

type Swing = NonNullable<Result['swing']>;

/** Which side has gained more. */
function verdict({ for: gain, against, isRough }: Swing): Words {
  if (gain === against) return isRough ? ROUGHLY_EVEN : EVEN;
  return gain > against ? MORE.for : MORE.against;
}

const MORE: Record<Side, Words> = {
  for: { en: 'More minds moved towards the motion.', zh: '转向正方的人更多。' },
  against: { en: 'More minds moved away from the motion.', zh: '转向反方的人更多。' },
};
const EVEN: Words = { en: 'Neither side moved more minds than the other.', zh: '双方改变的人一样多。' };
const ROUGHLY_EVEN: Words = {
  en: 'It cannot be told without names which side moved more minds.',
  zh: '再细说就会透露个人投票，所以不说哪一方改变的人更多。',
};
const TOO_FEW: Words = {
  en: `There are no figures: fewer than ${LEAST_FOR_SWING} people voted twice without speaking for a side, and figures would show how single people voted.`,
  zh: `这次不公布票数：两次都投了票、又没有替哪一方发言的，不到 ${LEAST_FOR_SWING} 人，公布就会透露个人投票。`,
};
const NO_COUNTS: Words = {
  en: 'Who moved from where to where is not told: the counts would show how single people voted.',
  zh: '从哪边转到哪边的人数不公布：人数会透露个人投票。',
};

function swingFields({ say }: Drawing, swing: Swing | undefined): Field[] {
  if (!swing) return [];
  return SIDES.map((side) => ({
    name: say(STANCE_NAMES[side]),
    value: [text(say(points(swing[side], swing.isRough)))],
  }));
}

/** A change in percentage points. A rough one is at least so large. */
export function points(change: number, isRough: boolean): Words {
  if (change === 0) return { en: 'no change', zh: '没有变化' };
  const [size, isMore] = [Math.abs(change), change > 0];
  const unit = size === 1 ? 'percentage point' : 'percentage points';
  return {
    en: `${isMore ? 'up' : 'down'} ${isRough ? 'at least ' : ''}${size} ${unit}`,
    zh: `${isRough ? '至少' : ''}${isMore ? '上升' : '下降'} ${size} 个百分点`,
  };
}

function turnOut({ say }: Drawing, { voted, paired }: Result): Field[] {
  const { opening, closing } = voted;
  const ballots = {
    en: `${opening} in the opening vote, ${closing} in the closing one`,
    zh: `首轮 ${opening} 人，末轮 ${closing} 人`,
  };
  const counted = {
    en: `${paired} who voted twice and did not speak for a side`,
    zh: `两次都投了票、又没有替哪一方发言的 ${paired} 人`,
  };
  return [
    { name: say({ en: 'Ballots', zh: '投票' }), value: [text(say(ballots))] },
    ...(paired >= LEAST_FOR_SWING ? [{ name: say({ en: 'Counted', zh: '计入' }), value: [text(say(counted))] }] : []),
  ];
}

/** Who moved, then who stayed, as counts. */
function moves(drawing: Drawing, moved: NonNullable<Result['moved']>): Block[] {
  const all = CHOICES.flatMap((before) => CHOICES.map((after) => ({ before, after, count: moved[before][after] })));
  const told = all.filter(({ count }) => count > 0);
  const ordered = [
    ...told.filter((one) => one.before !== one.after),
    ...told.filter((one) => one.before === one.after),
  ];
  return [
    heading(drawing, { en: 'Who moved', zh: '谁改变了想法' }),
    ...bullets(
      drawing,
      ordered.map(({ before, after, count }): Item => [moveWords(before, after, count)]),
    ),
  ];
}

function moveWords(before: BallotChoice, after: BallotChoice, count: number): Words {
  const [from, to] = [STANCE_NAMES[before], STANCE_NAMES[after]];
  return before === after
    ? { en: `${count} stayed ${from.en.toLowerCase()}`, zh: `一直是${from.zh}：${count} 人` }
    : {
        en: `${count} moved from ${from.en.toLowerCase()} to ${to.en.toLowerCase()}`,
        zh: `从${from.zh}转到${to.zh}：${count} 人`,
      };
}

/** What moved people: their own words, unsigned, in the mixed order that the event has. */
function reasons(drawing: Drawing): Block[] {
  const { event } = drawing;
  const ids = event.kind === 'closed' ? event.reasons : [];
  const items = ids.flatMap((id): Span[][] => {
    const stored = drawing.texts.get(id);
    const typed = stored && wordsOf(stored);
    return typed === undefined ? [] : [[text(typed.replaceAll(/\s+/gu, ' ').trim())]];
  });
  if (!items.length) return [];
  return [heading(drawing, WHAT_MOVED), { kind: 'list', items }];
}

const WHAT_MOVED: Words = {
  en: 'What moved people, unsigned and in mixed order',
  zh: '是什么影响了大家（不署名，次序已打乱）',
};

/** Speeches, questions and evidence of each side, and the camps of the topic that nobody brought up. */
async function broughtUp(drawing: Drawing): Promise<Block[]> {
  const live = await topicOf(drawing);
  const unheard = live ? campsNotHeard(drawing, live) : [];
  const names = listed(
    drawing,
    unheard.map(({ name }) => [text(drawing.say(name))]),
  );
  return [
    heading(drawing, { en: 'What was brought up', zh: '本场内容' }),
    ...fields([
      ...counts(drawing),
      ...(await evidenceFields(drawing)),
      ...(unheard.length ? [{ name: drawing.say(NOT_HEARD), value: names }] : []),
    ]),
  ];
}

const NOT_HEARD: Words = { en: 'Camps of which no evidence came up', zh: '依据没有被用到的各派' };

function counts({ debate, say }: Drawing): Field[] {
  const shown = ({ status }: { status: string }) => status === 'shown';
  const asked = questions(debate).filter((one) => one.isTaken && shown(one)).length;
  return [
    ...SIDES.map((side) => ({
      name: say({ en: `Speeches ${SIDE_WORDS[side].en}`, zh: `${SIDE_WORDS[side].zh}发言` }),
      value: [text(String(speeches(debate).filter((one) => one.side === side && shown(one)).length))],
    })),
    ...(asked ? [{ name: say({ en: 'Questions', zh: '提问' }), value: [text(String(asked))] }] : []),
  ];
}

/** The evidence of each side, by its number and reference. */
async function evidenceFields(drawing: Drawing): Promise<Field[]> {
  const shown = evidence(drawing.debate).filter(({ status }) => status === 'shown');
  const sides: Field[] = [];
  for (const side of SIDES) {
    const own = shown.filter((one) => one.side === side);
    sides.push({
      name: drawing.say({ en: `Evidence ${SIDE_WORDS[side].en}`, zh: `${SIDE_WORDS[side].zh}证据` }),
      value: own.length ? listed(drawing, await numbered(drawing, own)) : [text(drawing.say({ en: 'none', zh: '无' }))],
    });
  }
  return shown.length ? sides : [];
}

const numbered = (drawing: Drawing, all: readonly EvidenceEntry[]): Promise<Span[][]> =>
  Promise.all(
    all.map(
      async ({ number, cited }): Promise<Span[]> => [
        text(`${number} `),
        { kind: 'code', text: await shortCited(drawing, cited) },
      ],
    ),
  );
