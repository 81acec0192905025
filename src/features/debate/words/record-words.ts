import { amongHan, listWords, type Words } from '#core/words.ts';
import { FORMER_MEMBER } from '../../privacy/words.ts';
import { dateWords } from '../../quote/byline.ts';
import type { Side } from '../format.ts';
import type { DebateRecord, Evidence, Question, RecordStage, Said, Speech } from '../record-schema.ts';
import { FLOOR, PARTS_WORDS, SIDE_WORDS } from './names.ts';

export const RECORD = {
  result: { en: 'Result', zh: '结果' },
  sides: { en: 'Who stood for what', zh: '双方成员' },
  course: { en: 'The course', zh: '辩论过程' },
  evidence: { en: 'Evidence', zh: '证据' },
  reasons: { en: 'What moved people', zh: '是什么改变了想法' },
  reasonsNote: { en: 'Unsigned, in mixed order.', zh: '不署名，顺序已打乱。' },
  notHeard: { en: 'Not heard', zh: '没有听到的声音' },
  notHeardNote: {
    en: 'Nobody brought in a passage of these camps of the topic.',
    zh: '这个话题里，没有人引用下列各派的原文作证据。',
  },
  noSpeech: { en: 'Nobody spoke.', zh: '没有人发言。' },
  read: {
    en: 'Nobody took this side. Parley read what its camps hold.',
    zh: '这一方没有人。由 Parley 转述这一方各派的主张。',
  },
  readOut: { en: 'What Parley read for the empty side', zh: 'Parley 替空缺一方转述的主张' },
  notAnswered: { en: 'There was no time for this question.', zh: '时间不够，这个问题没有轮到。' },
  noAnswer: { en: 'Nobody answered.', zh: '没有人回答。' },
  moves: { en: 'From the vote before to the vote after', zh: '从辩论前的投票到辩论后的投票' },
  before: { en: 'Before ↓ · after →', zh: '辩论前 ↓ · 辩论后 →' },
  late: { en: 'Came late and was admitted.', zh: '迟交，经同意收入。' },
  gone: { en: 'The article no longer has this passage.', zh: '文章里已没有这一句。' },
  lost: {
    en: 'The article or the passage is no longer there.',
    zh: '这篇文章或这一句已经找不到。',
  },
  putIn: { en: 'Evidence put in here, by number', zh: '此时提出的证据' },
  source: { en: 'Source:', zh: '来源：' },
} satisfies Record<string, Words>;

/** A person's name, or that they are not here any more. */
export const whoWords = (who: string | null): Words =>
  who === null ? FORMER_MEMBER : { en: who, zh: who, kept: [who] };

/** “Ana Reyes, for the motion, drawn by lot”. */
export function speakerWords({ who, side, byLot }: Pick<Speech, 'who' | 'side' | 'byLot'>): Words {
  const [name, stands] = [whoWords(who), SIDE_WORDS[side]];
  const en = who === null ? 'A former member' : name.en;
  return {
    en: `${en}, ${stands.en}${byLot ? ', drawn by lot' : ''}`,
    zh: `${name.zh}（${stands.zh}${byLot ? '，抽签决定' : ''}）`,
    kept: name.kept ?? [],
  };
}

/** Who answers a question. */
export function answerWords(speech: Speech): Words {
  const { en, zh, kept = [] } = speakerWords(speech);
  return { en: `Answer: ${en}`, zh: `回答：${zh}`, kept };
}

/** The names of a side's people. */
export function sideWords(people: DebateRecord['people'], side: Side): Words {
  const names = people.filter((one) => one.side === side).map(({ who, byLot }) => memberWords(who, byLot));
  const all = names.length ? listWords(names) : { en: 'nobody', zh: '没有人' };
  const title = side === 'for' ? { en: 'For', zh: '正方' } : { en: 'Against', zh: '反方' };
  return { en: `${title.en}: ${all.en}`, zh: `${title.zh}：${all.zh}`, kept: all.kept ?? [] };
}

function memberWords(who: string | null, byLot: boolean): Words {
  const { en, zh, kept = [] } = whoWords(who);
  return byLot ? { en: `${en} (drawn by lot)`, zh: `${zh}（抽签决定）`, kept } : { en, zh, kept };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export function stageWords({ kind, part, side }: RecordStage): Words {
  const said = part && { ...PARTS_WORDS[part], en: capital(PARTS_WORDS[part].en) };
  if (said && side) return { en: `${said.en}, ${SIDE_WORDS[side].en}`, zh: `${SIDE_WORDS[side].zh}${said.zh}` };
  if (said) return { en: `${said.en} of both sides`, zh: `双方${said.zh}` };
  return kind === 'floor' ? FLOOR : { en: 'Vote', zh: '投票' };
}

export function calledWords(who: string | null): Words {
  const { en, zh, kept = [] } = whoWords(who);
  return { en: `Called to speak: ${en}. Nobody spoke.`, zh: `轮到发言：${zh}。没有人发言。`, kept };
}

export function questionWords({ number, who, to }: Question): Words {
  const { en, zh, kept = [] } = whoWords(who);
  const asked = to && SIDE_WORDS[to];
  const side = { for: 'to the side for the motion', against: 'to the side against the motion' };
  return {
    en: `Question ${number}, from ${en}${to ? `, ${side[to]}` : ''}`,
    zh: `问题 ${number}：${amongHan(zh).trimStart()}提问${asked ? `，问${asked.zh}` : ''}`,
    kept,
  };
}

export function evidenceTitle({ number, side }: Pick<Evidence, 'number' | 'side'>): Words {
  return {
    en: `Evidence ${number}, put in ${side === 'for' ? 'for' : 'against'} the motion`,
    zh: `证据 ${number}（${SIDE_WORDS[side].zh}）`,
  };
}

export function putInBy(who: string | null): Words {
  const { en, zh, kept = [] } = whoWords(who);
  return { en: `Put in by ${en}.`, zh: `提出者：${zh}。`, kept };
}

/** What stands in place of words that are not there. */
export function missingWords(said: Exclude<Said, { kind: 'words' }>): Words {
  switch (said.kind) {
    case 'withdrawn':
      return said.by === 'author'
        ? { en: 'Withdrawn by its author.', zh: '作者已撤回。' }
        : { en: 'Withdrawn by a facilitator.', zh: '主持人已撤下。' };
    case 'erased':
      return { en: 'These words were erased with their author’s data.', zh: '作者的资料已删除，这段话也随之删除。' };
    case 'left-out':
      return { en: 'Left out: the file would be too large.', zh: '文件会太大，此处略去。' };
  }
}

const WITHDRAWN_EVIDENCE: Words = { en: 'Withdrawn.', zh: '已撤下。' };
export function evidenceMissing({ state }: Evidence): Words | undefined {
  if (state === 'there') return undefined;
  if (state === 'withdrawn') return WITHDRAWN_EVIDENCE;
  return state === 'lost' ? RECORD.lost : missingWords({ kind: 'left-out' });
}

/** The form, the time and who ran it, a line each. */
export function factsWords(record: DebateRecord): Words[] {
  const { rules, facilitator, openedAt, endedAt, topic } = record;
  const by = whoWords(facilitator);
  const [from, to] = [timeWords(openedAt), endedAt === undefined ? undefined : timeWords(endedAt)];
  return [
    {
      en: `Format: ${rules.name.en}. Facilitator: ${by.en}.`,
      zh: `赛制：${rules.name.zh}。主持人：${by.zh}。`,
      kept: by.kept ?? [],
    },
    {
      en: `Opened on ${from.en}${to ? `, ended on ${to.en}` : ''}.`,
      zh: `开始：${from.zh}${to ? `；结束：${to.zh}` : ''}。`,
    },
    ...(topic ? [{ ...topic.question, en: `Topic: ${topic.question.en}`, zh: `话题：${topic.question.zh}` }] : []),
    ...stateWords(record),
  ];
}

/** An instant in UTC, because readers of a file are anywhere. */
function timeWords(iso: string): Words {
  const [date = '', time = ''] = iso.split('T');
  const words = dateWords(date);
  return { en: `${words.en}, ${time.slice(0, 5)} UTC`, zh: `${words.zh} ${time.slice(0, 5)}（UTC）` };
}

function stateWords({ state, ended, early }: DebateRecord): Words[] {
  if (state === 'over') return early ? [{ en: 'It was ended early.', zh: '辩论提前结束。' }] : [];
  if (state !== 'cancelled') return [{ en: 'This debate is not over yet.', zh: '这场辩论还没有结束。' }];
  switch (ended) {
    case 'nobody-started':
      return [{ en: 'It was never started.', zh: '辩论没有开始。' }];
    case 'abandoned':
      return [{ en: 'It was paused and not taken up again.', zh: '辩论暂停后没有继续。' }];
    case 'place-gone':
      return [{ en: 'Its channel is gone.', zh: '所在的频道已不存在。' }];
    default:
      return [{ en: 'It was cancelled.', zh: '辩论已取消。' }];
  }
}
