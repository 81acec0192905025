import type { Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { missing } from '../announce.ts';
import { PARLEY } from '../course.ts';
import type { Drawing } from '../drawing.ts';
import type { EventOf } from '../events.ts';
import { SIDES } from '../format.ts';
import { stageOf } from '../state.ts';
import { STANCE_NAMES, stageSlot } from './names.ts';
import { everybody, peopleField } from './people.ts';
import { counting, lengthWords, when } from './times.ts';
import { fields, heading, quiet, replyOf, said, told } from './voices.ts';

/** Little time is left. */
export function warningReply(drawing: Drawing): Reply | undefined {
  const { event, debate } = drawing;
  // Where Parley reads, nobody has to hurry.
  if (event.kind !== 'warned' || !debate.running || debate.running.speaker === PARLEY) return undefined;
  const { endsAt } = debate.running;
  const slots = {
    ...stageSlot(drawing.debate),
    left: said(lengthWords(endsAt - event.at)),
    until: counting(endsAt, drawing),
  };
  return replyOf(drawing, ...told(drawing, WARNING, slots));
}

const WARNING: Words = {
  en: '{stage}: {left} left (end: {until}).',
  zh: '{stage}还剩{left}（截止：{until}）。',
};

/** Written words are still missing. Those whose they are, are notified. */
export function nudgeReply(drawing: Drawing): Reply | undefined {
  const { event, debate } = drawing;
  if (event.kind !== 'nudged' || !debate.running) return undefined;
  const people = missing(debate);
  const slots = {
    ...stageSlot(drawing.debate),
    until: when(debate.running.endsAt, drawing),
    people: everybody(drawing, people),
  };
  return replyOf(
    drawing,
    ...told(drawing, NUDGES[event.what], slots),
    ...told(drawing, people.length ? MISSING : ALL_WRITTEN, slots),
  );
}

const NUDGES: Record<EventOf<'nudged'>['what'], Words> = {
  half: { en: '{stage}: half the time has passed. It ends {until}.', zh: '{stage}：时间过半，{until}截止。' },
  day: { en: '{stage}: one day is left. It ends {until}.', zh: '{stage}：还剩一天，{until}截止。' },
};
const MISSING: Words = { en: 'Not written yet: {people}.', zh: '还没写的：{people}。' };
const ALL_WRITTEN: Words = {
  en: 'Everybody has written something. You can add to it until then.',
  zh: '大家都写了，截止前还可以补充。',
};

/** Nobody spoke in a turn. */
export function absentReply(drawing: Drawing): Reply | undefined {
  const { event, debate } = drawing;
  const stage = stageOf(debate);
  if (event.kind !== 'stage-ended' || stage?.kind !== 'turn') return undefined;
  const hasMore = debate.setup.stages
    .slice((debate.running?.stage ?? 0) + 1)
    .some((one) => one.kind === 'turn' && one.side === stage.side);
  return replyOf(drawing, ...told(drawing, hasMore ? ABSENT_SO_FAR : ABSENT, stageSlot(drawing.debate)));
}

const ABSENT_SO_FAR: Words = {
  en: '{stage}: nobody spoke in time, so we go on. This side has another turn later.',
  zh: '{stage}：时间到了，没有人发言，辩论继续。这一方后面还有发言机会。',
};
const ABSENT: Words = {
  en: '{stage}: nobody spoke in time, so we go on.',
  zh: '{stage}：时间到了，没有人发言，辩论继续。',
};

/** Whom lots put on which side. */
export function lotsReply(drawing: Drawing): Reply | undefined {
  const { event } = drawing;
  if (event.kind !== 'drawn') return undefined;
  const put = SIDES.map((side) => ({
    side,
    people: Object.keys(event.sides).filter((one) => event.sides[one] === side),
  }));
  const shown = put.filter(({ people }) => people.length > 0);
  return replyOf(
    drawing,
    heading(drawing, LOTS[event.from]),
    ...fields(shown.map(({ side, people }) => peopleField(drawing, STANCE_NAMES[side], people))),
    ...quiet(drawing, DRAWN),
  );
}

const LOTS: Record<EventOf<'drawn'>['from'], Words> = {
  start: { en: 'The sides are filled up by lot', zh: '已抽签补齐双方' },
  balance: { en: 'The sides are balanced by lot', zh: '已抽签均衡双方' },
  lots: { en: 'Everybody has a side by lot', zh: '已抽签分边' },
};
const DRAWN: Words = {
  en: 'Whoever speaks for a side drawn by lot argues it as well as they can. It need not be what they think.',
  zh: '抽签分到哪一方，就为哪一方尽力去辩，不代表本人的看法。',
};
