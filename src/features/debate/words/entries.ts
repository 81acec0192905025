import { type Block, paragraph, type Reply, type Span, subdued, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { Drawing } from '../drawing.ts';
import type { Entry, EvidenceEntry, QuestionEntry, SpeechEntry } from '../state.ts';
import { wordsOf } from '../texts.ts';
import { buttons, type Pressed } from './buttons.ts';
import { citedBlocks } from './cited.ts';
import { SIDE_WORDS, speechIn } from './names.ts';
import { nameOf, personSpan, sharesName } from './people.ts';
import { counting } from './times.ts';
import { fields, heading, quiet, replyOf, told } from './voices.ts';

/** A speech, question or piece of evidence as it stands now; undefined if it is not to be seen (any more). */
export async function entryReply(drawing: Drawing, id: string): Promise<Reply | undefined> {
  const entry = entryOf(drawing, id);
  if (entry?.status !== 'shown' && entry?.status !== 'withdrawn') return undefined;
  switch (entry.kind) {
    case 'speech':
      return replyOf(drawing, ...speechHead(drawing, entry), ...words(drawing, entry), ...below(drawing, entry));
    case 'question':
      return replyOf(drawing, ...questionHead(drawing, entry), ...words(drawing, entry), ...asked(drawing, entry));
    case 'evidence':
      return replyOf(drawing, ...evidenceHead(drawing, entry), ...(await cited(drawing, entry)));
  }
}

/** An entry as it is now: it may have been withdrawn since. */
export const entryOf = ({ present }: Pick<Drawing, 'present'>, id: string): Entry | undefined =>
  present.entries.find((one) => one.id === id);

/** Who speaks, for which side, and what it is. */
export function speechHead(drawing: Drawing, entry: SpeechEntry): Block[] {
  const { present, say } = drawing;
  const side = SIDE_WORDS[entry.side];
  const name = nameOf(drawing, entry.by);
  const kind = speechIn(present.setup.stages[entry.stage]);
  const about: Span[] = [
    text(say(kind)),
    // The heading has the name. Where two are called alike, the platform tells them apart.
    ...(sharesName(drawing, entry.by) ? [personSpan(drawing, drawing, entry.by)] : []),
    ...(present.people.get(entry.by)?.isDrawn ? [text(say(BY_LOT))] : []),
    ...(entry.isLate || entry.status === 'late' ? [text(say(IS_LATE))] : []),
  ];
  return [
    heading(drawing, nameWithSide(drawing, name, side)),
    subdued(...about.flatMap((one, at) => (at ? [text(' · '), one] : [one]))),
  ];
}

/** “Ana, for the motion”. In both languages the name stands once. */
const nameWithSide = ({ say, language }: Drawing, name: string, side: Words): Words => {
  const both = `${name}, ${say(side)}`;
  return language === 'both'
    ? { en: both, zh: both, kept: [both] }
    : { en: `${name}, ${side.en}`, zh: `${name}（${side.zh}）`, kept: [name] };
};

const BY_LOT: Words = { en: 'drawn by lot', zh: '抽签分到这一方' };
const IS_LATE: Words = { en: 'late', zh: '迟交' };

/** What somebody wrote, a paragraph each; nothing of it once it was withdrawn, or its author erased. */
export function words(drawing: Drawing, entry: Entry): Block[] {
  if (entry.status === 'withdrawn') return withdrawn(drawing, entry);
  return written(drawing, entry.id);
}

export function written(drawing: Drawing, id: string): Block[] {
  const stored = drawing.texts.get(id);
  const typed = stored && wordsOf(stored);
  if (typed === undefined) return quiet(drawing, ERASED);
  const paragraphs = typed.split(/\n\s*\n/u).map((one) => one.trim());
  return paragraphs.filter(Boolean).map((one) => paragraph(text(one)));
}

const ERASED: Words = { en: '(erased)', zh: '（已删除）' };

export const withdrawn = (drawing: Drawing, { as }: Pick<Entry, 'as'>): Block[] =>
  quiet(drawing, as === 'facilitator' ? WITHDRAWN_BY_FACILITATOR : WITHDRAWN_BY_AUTHOR);

const WITHDRAWN_BY_AUTHOR: Words = { en: '(withdrawn by its author)', zh: '（作者已撤回）' };
const WITHDRAWN_BY_FACILITATOR: Words = {
  en: '(withdrawn by those who run the debate)',
  zh: '（已由主持人撤下）',
};

function below(drawing: Drawing, entry: Entry, ...first: readonly Pressed[]): Block[] {
  if (entry.status === 'withdrawn') return [];
  return buttons(drawing, ...first, ['report', { part: entry.id }], ['withdraw', { part: entry.id }]);
}

function questionHead(drawing: Drawing, { number, to, by }: QuestionEntry): Block[] {
  const whom: Words = to ? WHOM[to] : { en: 'both sides', zh: '双方' };
  const words = { en: `Question ${number}, to ${whom.en}`, zh: `第 ${number} 问，问${whom.zh}` };
  return [heading(drawing, words), ...personField(drawing, { en: 'Asked by', zh: '提问人' }, by)];
}

const WHOM: Record<SpeechEntry['side'], Words> = {
  for: { en: 'the side for the motion', zh: '正方' },
  against: { en: 'the side against it', zh: '反方' },
};

const personField = (drawing: Drawing, name: Words, id: string): Block[] =>
  fields([{ name: drawing.say(name), value: [personSpan(drawing, drawing, id)] }]);

/** While the question is being answered, until when, and the buttons to answer. */
function asked(drawing: Drawing, entry: QuestionEntry): Block[] {
  const { question } = drawing.present.running ?? {};
  if (entry.status === 'withdrawn' || question?.id !== entry.id) return below(drawing, entry);
  return [
    ...told(drawing, ANSWERS_UNTIL, { until: counting(question.endsAt, drawing) }),
    ...below(drawing, entry, ['speak', { label: { en: 'Answer', zh: '回答' } }], ['next-question']),
  ];
}

const ANSWERS_UNTIL: Words = { en: 'End of the answers: {until}.', zh: '回答截止：{until}。' };

function evidenceHead(drawing: Drawing, { number, side, by }: EvidenceEntry): Block[] {
  const { en, zh } = SIDE_WORDS[side];
  return [
    heading(drawing, { en: `Evidence ${number}, ${en}`, zh: `证据 ${number}（${zh}）` }),
    ...personField(drawing, { en: 'Put in by', zh: '提交人' }, by),
  ];
}

async function cited(drawing: Drawing, entry: EvidenceEntry): Promise<Block[]> {
  if (entry.status === 'withdrawn') return withdrawn(drawing, entry);
  return [...(await citedBlocks(drawing, entry.cited)), ...below(drawing, entry, ['does-it-say', { part: entry.id }])];
}
