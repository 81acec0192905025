import { type Block, type Reply, type Span, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import { SIDES } from '../format.ts';
import { notHeard } from '../not-heard.ts';
import { type BallotChoice, CHOICES, type Result } from '../result.ts';
import { sidesRead } from '../sides-read.ts';
import { type EvidenceEntry, evidence, questions, speeches } from '../state.ts';
import { wordsOf } from '../texts.ts';
import { buttons } from './buttons.ts';
import { shortCited } from './cited.ts';
import { campsOf, readFor, topicOf } from './claims.ts';
import { motionBlocks } from './lobby.ts';
import { SIDE_WORDS, STANCE_NAMES } from './names.ts';
import { pageLink } from './page-link.ts';
import { resultWords } from './result-words.ts';
import { bullets, type Field, fields, heading, type Item, listed, quiet, replyOf } from './voices.ts';

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
    ...(await pageLink(drawing)),
    ...buttons(drawing, ['transcript']),
  );
}

const EARLY: Words = { en: 'It was ended early.', zh: '辩论提前结束。' };
const DELETED: Words = {
  en: 'The ballots are deleted now. Thank you all.',
  zh: '选票已经删除。谢谢各位。',
};

/** What the two votes say, with who moved from where to where if that can be told. */
const figures = (drawing: Drawing, result: Result): Block[] => [
  ...bullets(
    drawing,
    resultWords(result).map((one): Item => [one]),
  ),
  ...(result.moved ? moves(drawing, result.moved) : []),
];

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
  const unheard = await campsNotHeard(drawing);
  const names = listed(
    drawing,
    unheard.map((name) => [text(drawing.say(name))]),
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

/** Names of the topic's camps none of whose evidence was put in, and for which Parley read nothing. */
async function campsNotHeard(drawing: Drawing): Promise<Words[]> {
  const live = await topicOf(drawing);
  if (!live) return [];
  const { debate, services } = drawing;
  const put = evidence(debate).filter(({ status }) => status === 'shown');
  const read = debate.setup.stages.flatMap((stage, at) => {
    if (stage.kind !== 'window' && stage.kind !== 'turn') return [];
    return sidesRead(debate, at).flatMap((side) => readFor(campsOf(drawing, live, side), stage.part));
  });
  const cited = put.map((one) => one.cited);
  return notHeard(live, services.topics.standing, cited, new Set(read.map(({ camp }) => camp.id)));
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
