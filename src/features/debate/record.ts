import type { Participant } from '#core/ports/participants.ts';
import type { StreamText } from '#core/ports/stream-texts.ts';
import { formatReference } from '#core/reference.ts';
import { visible } from '#core/visible.ts';
import type { Consulted } from './consulted.ts';
import { PARLEY } from './course.ts';
import { formatOf } from './formats/index.ts';
import {
  type DebateRecord,
  type Evidence,
  type Question,
  RECORD_FORMAT,
  type RecordStage,
  type Said,
  type Speech,
} from './record-schema.ts';
import {
  type Debate,
  type Entry,
  evidence,
  type QuestionEntry,
  questions,
  type SpeechEntry,
  speeches,
} from './state.ts';
import { wordsOf } from './texts.ts';

/** What a record is made from. `consulted`: what the library says now about the evidence and the topic. */
export type Recorded = {
  debate: Debate;
  names: ReadonlyMap<string, Participant>;
  texts: ReadonlyMap<string, StreamText>;
  consulted: Consulted;
};

/** Makes the record of a debate: what everybody in it could see, and nothing that they could not. */
export function recordOf(recorded: Recorded): DebateRecord {
  const { debate, consulted } = recorded;
  const { setup, motion, phase, openedAt, endedAt, ended, isEarly, result, facilitator } = debate;
  const name = formatOf(setup.format)?.name ?? { en: setup.format, zh: setup.format };
  return {
    format: RECORD_FORMAT,
    motion: motion.words,
    ...(consulted.topic && { topic: consulted.topic }),
    rules: { id: setup.format, name },
    language: setup.language,
    state: phase,
    ...(ended && { ended }),
    early: isEarly,
    openedAt: iso(openedAt),
    ...(endedAt !== undefined && { endedAt: iso(endedAt) }),
    facilitator: nameOf(recorded, facilitator),
    people: peopleOf(recorded),
    stages: setup.stages.flatMap((_, index) => stageAt(recorded, index)),
    readOut: [...consulted.readOut],
    evidence: evidence(debate).map((one) => evidenceOf(recorded, one)),
    ...(result && { result }),
    reasons: result ? reasonsOf(recorded) : [],
    notHeard: [...consulted.notHeard],
  };
}

const iso = (ms: number): string => Temporal.Instant.fromEpochMilliseconds(ms).toString();

/** A person's name, without characters that would turn the text around it. Null once they were erased. */
const nameOf = ({ names }: Recorded, person: string): string | null => visible(names.get(person)?.name ?? '') || null;

/** Those who stood on a side. Who watched or was undecided is not told: it would say who voted. */
function peopleOf(recorded: Recorded): DebateRecord['people'] {
  return [...recorded.debate.people].flatMap(([person, { stance, isDrawn }]) =>
    stance === 'for' || stance === 'against' ? [{ who: nameOf(recorded, person), side: stance, byLot: isDrawn }] : [],
  );
}

/** The lines of a debate that is over, in the order in which they were mixed when it ended. */
const reasonsOf = ({ debate, texts }: Recorded): string[] => debate.reasons.flatMap((id) => writtenIn(texts, id) ?? []);

/** The words of a text; undefined if they were erased, or the text is gone. */
function writtenIn(texts: Recorded['texts'], id: string): string | undefined {
  const stored = texts.get(id);
  return stored && wordsOf(stored);
}

/** A stage; none if it has not begun, was jumped over, or is a vote, of which only the result tells. */
function stageAt(recorded: Recorded, index: number): RecordStage[] {
  const { debate } = recorded;
  const stage = debate.setup.stages[index];
  const called = debate.called.get(index);
  const said = speechesIn(recorded, index);
  const asked = questions(debate).filter((one) => isHeard(debate, one) && floorOf(debate, one) === index);
  const put = evidence(debate).filter((one) => one.stage === index);
  const isEmpty = called === undefined && !said.length && !asked.length && !put.length;
  if (!stage || (isEmpty && (stage.kind === 'vote' || debate.running?.stage !== index))) return [];
  return [
    {
      number: index + 1,
      kind: stage.kind,
      ...('part' in stage && { part: stage.part }),
      ...('side' in stage && { side: stage.side }),
      ...(called !== undefined && called !== PARLEY && { called: nameOf(recorded, called) }),
      read: called === PARLEY,
      speeches: together(
        recorded,
        said.filter(({ answers }) => answers === undefined),
      ),
      questions: asked.map((one) => questionOf(recorded, one)),
      evidence: put.map(({ number }) => number),
    },
  ];
}

/** True if everybody could see that it was there. */
const isSeen = ({ status, unseen }: Entry): boolean => status === 'shown' || (status === 'withdrawn' && !unseen);

/** A question that waits for its turn is seen by nobody, until it is over. */
const isHeard = ({ phase }: Debate, { isTaken, status }: QuestionEntry): boolean =>
  isTaken || (phase === 'over' && status === 'shown');

const speechesIn = ({ debate }: Recorded, index: number): SpeechEntry[] =>
  speeches(debate).filter((one) => one.stage === index && isSeen(one));

/** Where a question belongs: where it was answered, else in the next stage in which questions are asked. */
function floorOf(debate: Debate, { id, stage }: QuestionEntry): number {
  const answer = speeches(debate).find(({ answers }) => answers === id);
  if (answer) return answer.stage;
  const next = debate.setup.stages.findIndex(({ kind }, index) => kind === 'floor' && index >= stage);
  return next < 0 ? stage : next;
}

/** Several parts of one person for a side are one speech. */
function together(recorded: Recorded, entries: readonly SpeechEntry[]): Speech[] {
  const byPerson = Map.groupBy(entries, ({ by, side }) => `${by} ${side}`);
  return [...byPerson.values()].flatMap((parts) => {
    const [first] = parts;
    return first ? [speechOf(recorded, first, parts)] : [];
  });
}

function speechOf(recorded: Recorded, { by, side, at }: SpeechEntry, parts: readonly SpeechEntry[]): Speech {
  return {
    who: nameOf(recorded, by),
    side,
    byLot: recorded.debate.people.get(by)?.isDrawn ?? false,
    late: parts.some(({ isLate }) => isLate),
    at: iso(at),
    parts: parts.map((one) => saidOf(recorded, one)),
  };
}

function saidOf({ texts }: Recorded, { id, status, as }: Entry): Said {
  if (status === 'withdrawn') return { kind: 'withdrawn', by: as ?? 'author' };
  const words = writtenIn(texts, id);
  return words === undefined ? { kind: 'erased' } : { kind: 'words', words };
}

function questionOf(recorded: Recorded, entry: QuestionEntry): Question {
  const answers = speeches(recorded.debate).filter((one) => one.answers === entry.id && isSeen(one));
  return {
    number: entry.number,
    who: nameOf(recorded, entry.by),
    ...(entry.to && { to: entry.to }),
    at: iso(entry.at),
    taken: entry.isTaken,
    said: saidOf(recorded, entry),
    answers: together(recorded, answers),
  };
}

function evidenceOf(recorded: Recorded, entry: Extract<Entry, { kind: 'evidence' }>): Evidence {
  const { number, side, by, at, cited, status, id } = entry;
  const common = { number, side, who: nameOf(recorded, by), at: iso(at) };
  const found = recorded.consulted.quoted.get(id);
  if (status === 'withdrawn') return { ...common, state: 'withdrawn', quotations: [] };
  if (!found) return { ...common, reference: formatReference(cited), state: 'lost', quotations: [] };
  const reference = found.quotations[0]?.reference ?? formatReference(cited);
  return { ...common, ...found, reference, state: 'there' };
}
