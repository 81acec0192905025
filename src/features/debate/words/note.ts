import type { Block, Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { PARLEY } from '../course.ts';
import type { Drawing } from '../drawing.ts';
import type { DebateEvent, EventOf } from '../events.ts';
import type { Running } from '../state.ts';
import { buttons } from './buttons.ts';
import { endedWords } from './ended.ts';
import { stageSlot } from './names.ts';
import { who } from './people.ts';
import { counting, lengthWords } from './times.ts';
import { heading, quiet, replyOf, type Slots, said, told } from './voices.ts';

type Noted = EventOf<'paused' | 'resumed' | 'time-set' | 'seconding' | 'undone' | 'handed-over' | 'cancelled'>;

const isNoted = (event: DebateEvent): event is Noted =>
  ['paused', 'resumed', 'time-set', 'seconding', 'undone', 'handed-over', 'cancelled'].includes(event.kind);

/** Says that somebody has changed the course of the debate. */
export function noteReply(drawing: Drawing): Reply | undefined {
  const { event } = drawing;
  return isNoted(event) ? replyOf(drawing, ...noteBlocks(drawing, event)) : undefined;
}

function noteBlocks(drawing: Drawing, event: Noted): Block[] {
  const by = 'by' in event && event.by !== undefined ? event.by : drawing.debate.facilitator;
  const slots = { ...stageSlot(drawing.debate), by: who(drawing, by) };
  switch (event.kind) {
    case 'paused':
      return paused(drawing, event, slots);
    case 'resumed':
      return resumed(drawing, event, slots);
    case 'time-set':
      return told(drawing, TIME_SET[event.why], { ...slots, until: counting(event.endsAt, drawing) });
    case 'seconding':
      return told(drawing, SECONDING[event.what], slots);
    case 'undone':
      return told(drawing, UNDONE, slots);
    case 'handed-over':
      return told(drawing, event.by === event.to ? TAKEN_OVER : HANDED_OVER, { ...slots, to: who(drawing, event.to) });
    case 'cancelled':
      return cancelled(drawing, event, slots);
  }
}

/** The note of a pause that is over. */
export function pastPause(drawing: Drawing, event: EventOf<'paused'>): Reply {
  const slots = { by: who(drawing, event.by ?? drawing.debate.facilitator) };
  return replyOf(
    drawing,
    heading(drawing, { en: 'The debate was paused', zh: '辩论曾暂停' }),
    ...told(drawing, PAUSED[event.why], slots),
    ...quiet(drawing, { en: 'This pause is over.', zh: '暂停已结束。' }),
  );
}

function paused(drawing: Drawing, { why }: EventOf<'paused'>, slots: Slots): Block[] {
  const left = drawing.debate.running?.paused?.left ?? 0;
  return [
    heading(drawing, { en: 'The debate is paused', zh: '辩论暂停' }),
    ...told(drawing, PAUSED[why], slots),
    ...told(drawing, LEFT, { ...slots, left: said(lengthWords(left)) }),
    ...quiet(drawing, why === 'asked' ? WHO_RESUMES : ANYBODY_RESUMES, {
      by: who(drawing, drawing.debate.facilitator),
    }),
    ...buttons(drawing, ['resume', { style: 'primary' }], ['where']),
  ];
}

const PAUSED: Record<EventOf<'paused'>['why'], Words> = {
  asked: { en: '{by} has paused it.', zh: '{by}暂停了辩论。' },
  locked: {
    en: 'I could not post here: the place was locked, or I was not allowed to.',
    zh: '我刚才没法在这里发消息：这里被锁定了，或者我没有权限。',
  },
  removed: { en: 'I was taken out of this place for a while.', zh: '我刚才被移出了这里。' },
};
const LEFT: Words = { en: '{stage}: {left} remain. They are kept.', zh: '{stage}还剩{left}，时间保留。' };
const WHO_RESUMES: Words = {
  en: '{by} resumes it. After a day, anybody taking part can.',
  zh: '由{by}点“继续”；一天之后，参加的任何人都可以。',
};
const ANYBODY_RESUMES: Words = { en: 'Anybody taking part can resume it.', zh: '参加的任何人都可以点“继续”。' };

function resumed(drawing: Drawing, { endsAt }: EventOf<'resumed'>, slots: Slots): Block[] {
  const speaker = speakerOf(drawing.debate.running);
  return [
    ...told(drawing, RESUMED, { ...slots, until: counting(endsAt, drawing) }),
    ...(speaker ? told(drawing, YOUR_TURN, { who: who(drawing, speaker) }) : []),
  ];
}

const speakerOf = (running: Running | undefined): string | undefined =>
  running?.speaker === PARLEY ? undefined : running?.speaker;

const RESUMED: Words = {
  en: '{by} has resumed the debate. {stage}, end: {until}.',
  zh: '{by}让辩论继续。{stage}截止：{until}。',
};
const YOUR_TURN: Words = { en: '{who} has the floor.', zh: '现在由{who}发言。' };

const TIME_SET: Record<EventOf<'time-set'>['why'], Words> = {
  extended: { en: '{by} has given more time. {stage}, end: {until}.', zh: '{by}延长了时间。{stage}截止：{until}。' },
  'all-voted': {
    en: 'All have voted; ballots can still be changed. End of the vote: {until}.',
    zh: '都投完了，还可以改。投票截止：{until}。',
  },
};

const SECONDING: Record<EventOf<'seconding'>['what'], Words> = {
  extend: {
    en: '{by} asks for more time. If one more person taking part agrees: /debate extend.',
    zh: '{by}想延时。再有一位参加者同意就行：/debate extend。',
  },
  skip: {
    en: '{by} would like to go on to the next step. If one more person taking part agrees: /debate skip.',
    zh: '{by}想进入下一步。再有一位参加者同意就行：/debate skip。',
  },
};

const UNDONE: Words = {
  en: '{by} has gone back one step. What was said stays in the record.',
  zh: '{by}退回了上一步，说过的话仍在记录里。',
};
const HANDED_OVER: Words = { en: '{to} runs the debate from now on, instead of {by}.', zh: '{by}请{to}接任主持。' };
const TAKEN_OVER: Words = { en: '{to} runs the debate from now on.', zh: '从现在起由{to}主持。' };

function cancelled(drawing: Drawing, { by, why }: EventOf<'cancelled'>, slots: Slots): Block[] {
  return [
    heading(drawing, { en: 'The debate is called off', zh: '辩论取消' }),
    ...told(drawing, by === undefined ? endedWords(why) : CANCELLED, slots),
  ];
}

const CANCELLED: Words = {
  en: '{by} has called it off, so there is no result.',
  zh: '{by}取消了这场辩论，没有结果。',
};
