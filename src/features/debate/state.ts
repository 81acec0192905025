import type { DebateMotion, ENDS, EventOf, PAUSES, Setup, Stance } from './events.ts';
import type { Side, Stage, Vote } from './format.ts';
import type { Result } from './result.ts';

/**
 * A person in a debate. `isDrawn`: lots put them on their side. `turns`: in how many stages they were called to speak. `isLate`: they came after the
 * opening vote. `isAbsent`: they did not speak when they were called, and have done nothing since. `extra`: ms given to them alone in this stage.
 */
export type Person = {
  stance: Stance;
  isDrawn: boolean;
  turns: number;
  spoke: boolean;
  isLate: boolean;
  isAbsent: boolean;
  extra: number;
};

/**
 * A speech, question or piece of evidence. `number` counts those of its kind from 1. `stage`: in which it came. `waiting`: for approval.
 * `sealed`: until its window ends. `late`: too late, until somebody admits it; `isLate` once that was done. `withdrawn`: `as` says by whom.
 * `unseen`: before anybody could see it. `answers`: the id of the question that a speech answers.
 */
export type Entry = {
  id: string;
  by: string;
  at: number;
  stage: number;
  number: number;
  status: 'shown' | 'waiting' | 'sealed' | 'late' | 'withdrawn';
  isLate: boolean;
  as?: EventOf<'withdrawn'>['as'];
  unseen?: true;
  reports: readonly string[];
} & (
  | { kind: 'speech'; side: Side; characters: number; answers?: string }
  | { kind: 'question'; to?: Side; isTaken: boolean }
  | { kind: 'evidence'; side: Side; cited: EventOf<'evidence-put'>['cited'] }
);
export type SpeechEntry = Extract<Entry, { kind: 'speech' }>;
export type QuestionEntry = Extract<Entry, { kind: 'question' }>;
export type EvidenceEntry = Extract<Entry, { kind: 'evidence' }>;

/** The stage that runs. `parley` as the speaker: nobody took the side, so Parley reads what its camps hold. */
export type Running = {
  stage: number;
  since: number;
  endsAt: number;
  speaker?: string;
  isWarned: boolean;
  nudges: readonly string[];
  /** The question that is being answered, and until when. `before`: the id of the one before it. */
  question?: { id: string; endsAt: number; before?: string };
  /** Ms that were left when it was paused. */
  paused?: { left: number; at: number; why: (typeof PAUSES)[number] };
  /** Who wants to extend or skip, as the first of two. */
  seconding?: { by: string; what: 'extend' | 'skip' };
};

/** Messages with buttons that work for a time, each by the version at which it came. */
export type Calls = { stage?: number; pause?: number; reminder?: number };

export type Phase = 'planned' | 'lobby' | 'running' | 'over' | 'cancelled';

/** A debate as its events have made it. */
export type Debate = {
  version: number;
  setup: Setup;
  motion: DebateMotion;
  facilitator: string;
  phase: Phase;
  /** When the lobby was opened, or it was planned. */
  openedAt: number;
  answers: ReadonlyMap<string, EventOf<'answered'>['answer']>;
  reminded: readonly string[];
  /** In the order in which they came. */
  people: ReadonlyMap<string, Person>;
  /** Those of them who were erased: they are under another random id now, or gone. */
  erased: ReadonlySet<string>;
  running: Running | undefined;
  /** The messages whose buttons work now: the call to the last stage, the note of a pause, the last reminder. */
  calls: Calls;
  /** Those whose buttons the last event has ended. */
  passed: Calls;
  /** Who was called to speak in each stage. */
  called: ReadonlyMap<number, string>;
  /** The stages that have begun, in order, without those that were undone. */
  path: readonly number[];
  /** Ids of the entries that came into the open when a window ended last. */
  unsealed: readonly string[];
  /** The question that was taken last. */
  lastQuestion?: string;
  entries: readonly Entry[];
  voted: Readonly<Record<Vote, ReadonlySet<string>>>;
  /** Ids of lines about what moved somebody, in mixed order; none before it is over. */
  reasons: readonly string[];
  gaveReason: ReadonlySet<string>;
  /** The messages that have arrived, by what they are. */
  posts: ReadonlyMap<string, { id: string; link?: string; at: number }>;
  endedAt?: number;
  result?: Result;
  isEarly: boolean;
  ended?: (typeof ENDS)[number];
};

/** The stage that runs now; undefined before and after. */
export const stageOf = ({ setup, running }: Debate): Stage | undefined => running && setup.stages[running.stage];

export const sideOf = ({ people }: Debate, person: string): Side | undefined => {
  const stance = people.get(person)?.stance;
  return stance === 'for' || stance === 'against' ? stance : undefined;
};

/** True if the opening vote, or the first stage if there is none, has passed. */
export const isPastOpening = ({ setup: { stages } }: Debate, stage: number): boolean =>
  stage >
  Math.max(
    0,
    stages.findIndex((one) => one.kind === 'vote' && one.vote === 'opening'),
  );

/** The people of a side, in the order in which they came. */
export const membersOf = ({ people }: Debate, side: Side): string[] =>
  [...people].filter(([, { stance }]) => stance === side).map(([person]) => person);

/** Those of them who can be called to speak: who was erased is not here any more. */
export const membersHere = (debate: Debate, side: Side): string[] =>
  membersOf(debate, side).filter((person) => !debate.erased.has(person));

export const speeches = ({ entries }: Debate): SpeechEntry[] => entries.filter((one) => one.kind === 'speech');
export const questions = ({ entries }: Debate): QuestionEntry[] => entries.filter((one) => one.kind === 'question');
export const evidence = ({ entries }: Debate): EvidenceEntry[] => entries.filter((one) => one.kind === 'evidence');

/** The questions that wait for their turn, in order. */
export const queueOf = (debate: Debate): QuestionEntry[] =>
  questions(debate).filter(({ isTaken, status }) => !isTaken && status === 'shown');

/** Who said that they come. */
export const coming = ({ answers }: Debate): string[] =>
  [...answers].filter(([, answer]) => answer === 'come').map(([person]) => person);

export const isOver = ({ phase }: Debate): boolean => phase === 'over' || phase === 'cancelled';

/** Whoever has spoken for a side. Their ballots say what they stood for, so they are not counted. */
export const speakersOf = ({ people }: Debate): ReadonlySet<string> =>
  new Set([...people].filter(([, { spoke }]) => spoke).map(([person]) => person));
