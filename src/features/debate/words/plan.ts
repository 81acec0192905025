import type { Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import type { EventOf } from '../events.ts';
import { lengthOf } from '../format.ts';
import type { Debate } from '../state.ts';
import { buttons } from './buttons.ts';
import { endedWords } from './ended.ts';
import { formatField, motionBlocks, runByField } from './lobby.ts';
import { peopleField } from './people.ts';
import { counting, lengthWords, when } from './times.ts';
import { type Field, fields, heading, quiet, said, told } from './voices.ts';

type Answer = EventOf<'answered'>['answer'];

/** A debate that is planned, and who comes. */
export function planReply(drawing: Drawing): Reply {
  const { debate, language } = drawing;
  return {
    language,
    blocks: [
      heading(drawing, { en: 'A debate is planned', zh: '预约了一场辩论' }),
      ...motionBlocks(drawing, debate),
      ...fields([
        ...whenFields(drawing),
        formatField(drawing),
        runByField(drawing),
        ...(['come', 'maybe', 'cannot'] as const).map((answer) =>
          peopleField(drawing, ANSWERS[answer], thoseWho(debate, answer)),
        ),
      ]),
      ...below(drawing),
    ],
  };
}

const ANSWERS: Record<Answer, Words> = {
  come: { en: 'Coming', zh: '参加' },
  maybe: { en: 'Perhaps', zh: '可能参加' },
  cannot: { en: 'Cannot', zh: '不能参加' },
};

const thoseWho = ({ answers }: Debate, answer: Answer): string[] =>
  [...answers].filter(([, one]) => one === answer).map(([person]) => person);

function whenFields(drawing: Drawing): Field[] {
  const { startsAt } = drawing.debate.setup;
  return startsAt === undefined
    ? []
    : [{ name: drawing.say({ en: 'When', zh: '时间' }), value: when(startsAt, drawing)(drawing) }];
}

function below(drawing: Drawing) {
  const { phase, ended } = drawing.debate;
  switch (phase) {
    case 'planned':
      return [...quiet(drawing, REMINDED), ...buttons(drawing, ['come'], ['maybe'], ['cannot'])];
    case 'cancelled':
      return told(drawing, endedWords(ended));
    default:
      return told(drawing, { en: 'The lobby has opened: see below.', zh: '候场已经开放，见下面的消息。' });
  }
}

const REMINDED: Words = {
  en: 'I remind those who come, a day and ten minutes before, and open the lobby by myself.',
  zh: '我会在前一天和开始前十分钟提醒参加的人，到时自动开放候场。',
};

/** Reminds those who come. `isPast`: the lobby is open by now, or another reminder has come. */
export function reminderReply(drawing: Drawing, { isPast = false } = {}): Reply | undefined {
  const { debate, event, language } = drawing;
  const { startsAt, stages } = debate.setup;
  if (event.kind !== 'reminded' || startsAt === undefined) return undefined;
  const slots = { at: event.what === 'soon' ? counting(startsAt, drawing) : when(startsAt, drawing) };
  const length = said(lengthWords(lengthOf(stages)));
  return {
    language,
    blocks: [
      heading(drawing, REMINDERS[event.what]),
      ...motionBlocks(drawing, debate),
      ...told(drawing, BEGINS, slots),
      ...quiet(drawing, isPast ? PAST : TAKES, { length }),
      ...(isPast ? [] : buttons(drawing, ['come'], ['cannot'])),
    ],
  };
}

const REMINDERS: Record<EventOf<'reminded'>['what'], Words> = {
  day: { en: 'Tomorrow there is a debate', zh: '明天有一场辩论' },
  soon: { en: 'A debate is about to begin', zh: '辩论马上开始' },
};
const BEGINS: Words = { en: 'The lobby opens here: {at}.', zh: '候场在这里开放：{at}。' };
const PAST: Words = { en: 'This reminder is over.', zh: '这条提醒已过时。' };
const TAKES: Words = { en: 'It takes {length}.', zh: '全程{length}。' };
