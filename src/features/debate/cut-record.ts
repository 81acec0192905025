import type { DebateRecord, Evidence, Question, Said, Speech } from './record-schema.ts';

/** Returns the record with as many of its texts, from the first on, as `fits` allows. The others are said to be left out. */
export function cutRecord(record: DebateRecord, fits: (record: DebateRecord) => boolean): DebateRecord {
  if (fits(record)) return record;
  let [kept, over] = [0, countTexts(record)];
  while (over - kept > 1) {
    const middle = Math.floor((kept + over) / 2);
    if (fits(firstTexts(record, middle))) kept = middle;
    else over = middle;
  }
  return firstTexts(record, kept);
}

/** Says of each text, in order, whether it stays. */
type Stays = () => boolean;

function countTexts(record: DebateRecord): number {
  let count = 0;
  texts(record, () => {
    count += 1;
    return true;
  });
  return count;
}

function firstTexts(record: DebateRecord, most: number): DebateRecord {
  let count = 0;
  return texts(record, () => ++count <= most);
}

function texts(record: DebateRecord, stays: Stays): DebateRecord {
  return {
    ...record,
    stages: record.stages.map((stage) => ({
      ...stage,
      speeches: stage.speeches.map((one) => speech(one, stays)),
      questions: stage.questions.map((one) => question(one, stays)),
    })),
    evidence: record.evidence.map((one) => piece(one, stays)),
    reasons: record.reasons.filter(() => stays()),
  };
}

const said = (one: Said, stays: Stays): Said => (stays() ? one : { kind: 'left-out' });

const speech = (one: Speech, stays: Stays): Speech => ({ ...one, parts: one.parts.map((part) => said(part, stays)) });

const question = (one: Question, stays: Stays): Question => ({
  ...one,
  said: said(one.said, stays),
  answers: one.answers.map((answer) => speech(answer, stays)),
});

const piece = (one: Evidence, stays: Stays): Evidence =>
  stays() || one.state !== 'there' ? one : { ...one, state: 'left-out', quotations: [] };
