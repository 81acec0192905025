import type { PublicLanguage } from '#core/language.ts';
import type { Say, Words } from '#core/words.ts';
import { SIDES } from '../format.ts';
import type { DebateRecord, Evidence, Question, Quotation, RecordStage, Said, Speech } from '../record-schema.ts';
import { CHOICES, type Result } from '../result.ts';
import * as words from './record-words.ts';
import { RECORD } from './record-words.ts';
import { CHOICE_WORDS, resultWords } from './result-words.ts';

/**
 * A part of a written record. All of it is text, never markup. `line`: of ours, with names in it. `said`: what a member wrote, perhaps several
 * paragraphs. `quotation`: passages word for word. `pointers`: to pieces of evidence. `source`: an address. `head` and the first cell of each row name the others.
 */
export type RecordBlock =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string; id?: string }
  | { kind: 'line'; text: string; soft: boolean }
  | { kind: 'said'; text: string }
  | { kind: 'quotation'; quotation: Quotation }
  | { kind: 'pointers'; name: string; numbers: readonly number[] }
  | { kind: 'source'; name: string; address: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };

/** How a record is written. `language`: of what Parley says; evidence stands in the other language too, where both are read. */
export type Writing = { say: Say; language: PublicLanguage };

const heading = (level: 1 | 2 | 3 | 4, text: string, id?: string): RecordBlock => ({
  ...{ kind: 'heading', level, text },
  ...(id !== undefined && { id }),
});
const line = (text: string): RecordBlock => ({ kind: 'line', text, soft: false });
const soft = (text: string): RecordBlock => ({ kind: 'line', text, soft: true });

/** Writes a record out: the motion, the result, who stood for what, the course, the evidence, what moved people, and who was not heard. */
export function recordBlocks(record: DebateRecord, writing: Writing): RecordBlock[] {
  const { say } = writing;
  return [
    heading(1, say(record.motion)),
    ...words.factsWords(record).map((one) => soft(say(one))),
    ...(record.result ? resultBlocks(record.result, say) : []),
    heading(2, say(RECORD.sides)),
    { kind: 'list', items: SIDES.map((side) => say(words.sideWords(record.people, side))) },
    ...courseBlocks(record, say),
    ...readBlocks(record, say),
    ...evidenceBlocks(record, writing),
    ...listed(say(RECORD.reasons), say(RECORD.reasonsNote), record.reasons),
    ...listed(say(RECORD.notHeard), say(RECORD.notHeardNote), record.notHeard.map(say)),
  ];
}

function listed(title: string, note: string, items: readonly string[]): RecordBlock[] {
  return items.length ? [heading(2, title), soft(note), { kind: 'list', items }] : [];
}

function resultBlocks(result: Result, say: Say): RecordBlock[] {
  const { moved } = result;
  const choices = CHOICES.map((one) => say(CHOICE_WORDS[one]));
  const rows = CHOICES.map((before) => [
    say(CHOICE_WORDS[before]),
    ...CHOICES.map((after) => String(moved?.[before][after] ?? 0)),
  ]);
  const table: RecordBlock = {
    ...{ kind: 'table', caption: say(RECORD.moves), head: [say(RECORD.before), ...choices], rows },
  };
  return [
    heading(2, say(RECORD.result)),
    ...resultWords(result).map((one) => line(say(one))),
    ...(moved ? [table] : []),
  ];
}

function courseBlocks({ stages }: DebateRecord, say: Say): RecordBlock[] {
  if (!stages.length) return [];
  return [heading(2, say(RECORD.course)), ...stages.flatMap((stage) => stageBlocks(stage, say))];
}

function stageBlocks(stage: RecordStage, say: Say): RecordBlock[] {
  const { speeches, questions, evidence, read, called } = stage;
  const isEmpty = !speeches.length && !questions.length;
  const silent = called === undefined ? RECORD.noSpeech : words.calledWords(called);
  return [
    heading(3, say(words.stageWords(stage))),
    ...(read ? [line(say(RECORD.read))] : []),
    ...speeches.flatMap((one) => speechBlocks(one, say)),
    ...questions.flatMap((one) => questionBlocks(one, say)),
    ...(isEmpty && !read && stage.kind !== 'vote' ? [line(say(silent))] : []),
    ...(evidence.length ? [{ kind: 'pointers' as const, name: withColon(say(RECORD.putIn)), numbers: evidence }] : []),
  ];
}

/** A colon of the script in which the words end. */
const withColon = (words: string): string => `${words}${/\p{Script=Han}$/u.test(words) ? '：' : ':'}`;

function speechBlocks(speech: Speech, say: Say, title = words.speakerWords(speech)): RecordBlock[] {
  return [
    heading(4, say(title)),
    ...(speech.late ? [soft(say(RECORD.late))] : []),
    ...speech.parts.map((one) => saidBlock(one, say)),
  ];
}

const saidBlock = (said: Said, say: Say): RecordBlock =>
  said.kind === 'words' ? { kind: 'said', text: said.words } : soft(say(words.missingWords(said)));

function questionBlocks(question: Question, say: Say): RecordBlock[] {
  const { said, answers, taken } = question;
  const unanswered = taken ? RECORD.noAnswer : RECORD.notAnswered;
  return [
    heading(4, say(words.questionWords(question))),
    saidBlock(said, say),
    ...answers.flatMap((one) => speechBlocks(one, say, words.answerWords(one))),
    ...(answers.length || said.kind === 'withdrawn' ? [] : [soft(say(unanswered))]),
  ];
}

function readBlocks({ readOut }: DebateRecord, say: Say): RecordBlock[] {
  if (!readOut.length) return [];
  const camps = readOut.flatMap(({ camp, claims }): RecordBlock[] => [
    heading(3, say(camp)),
    { kind: 'list', items: claims.map((claim) => [say(claim.words), ...claim.references].join(' ')) },
  ]);
  return [heading(2, say(RECORD.readOut)), ...camps];
}

function evidenceBlocks({ evidence }: DebateRecord, writing: Writing): RecordBlock[] {
  if (!evidence.length) return [];
  return [heading(2, writing.say(RECORD.evidence)), ...evidence.flatMap((one) => pieceBlocks(one, writing))];
}

function pieceBlocks(piece: Evidence, { say, language }: Writing): RecordBlock[] {
  const missing = words.evidenceMissing(piece);
  const told = (one: Words | undefined) => (one ? [soft(say(one))] : []);
  return [
    heading(3, say(words.evidenceTitle(piece)), `evidence-${piece.number}`),
    ...quotationsFor(piece, language).map((quotation): RecordBlock => ({ kind: 'quotation', quotation })),
    ...told(missing && withReference(missing, piece)),
    ...told(piece.quotations[0]?.withdrawn ? RECORD.gone : undefined),
    ...told(piece.byline && capital(piece.byline)),
    ...told(piece.holder),
    ...told(words.putInBy(piece.who)),
    ...(piece.source === undefined
      ? []
      : [{ kind: 'source' as const, name: say(RECORD.source), address: piece.source }]),
  ];
}

const withReference = ({ en, zh }: Words, { reference }: Evidence): Words =>
  reference === undefined ? { en, zh } : { en: `${en} (${reference})`, zh: `${zh}（${reference}）`, kept: [reference] };

/** What was put in; beside it what the reader reads better, if that is another language. */
function quotationsFor({ quotations }: Evidence, language: PublicLanguage): Quotation[] {
  const [own, ...others] = quotations;
  if (!own) return [];
  const isRead = language !== 'both' && (own.language === 'en') === (language === 'en');
  return isRead ? [own] : [own, ...others];
}

const capital = (byline: Words): Words => ({ ...byline, en: byline.en.replace(/^in /u, 'In ') });
