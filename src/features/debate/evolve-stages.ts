import type { EventOf } from './events.ts';
import { withPerson } from './evolve-people.ts';
import { minutes } from './format.ts';
import { type Debate, type Entry, isPastOpening, type Person, type Running } from './state.ts';

/** A stage begins. What was sealed in windows before it is open now. */
export function stageBegun(debate: Debate, { stage, at, endsAt, speaker }: EventOf<'stage-begun'>): Partial<Debate> {
  const running: Running = {
    ...{ stage, since: at, endsAt, isWarned: false, nudges: [] },
    ...(speaker !== undefined && { speaker }),
  };
  return {
    ...{
      running,
      people: calledPeople(debate, stage, speaker),
      path: [...debate.path, stage],
    },
    ...(speaker !== undefined && { called: new Map(debate.called).set(stage, speaker) }),
    ...unsealed(debate, stage),
  };
}

/** Who is called is counted once a stage. Back in the opening vote, nobody is late. */
function calledPeople(debate: Debate, stage: number, speaker: string | undefined): Map<string, Person> {
  const isNew = debate.called.get(stage) !== speaker;
  const isEarly = !isPastOpening(debate, stage);
  const now = ([id, one]: [string, Person]): [string, Person] => [
    id,
    { ...one, extra: 0, isLate: one.isLate && !isEarly, turns: one.turns + (isNew && id === speaker ? 1 : 0) },
  ];
  return new Map([...debate.people].map(now));
}

/** Opens what is sealed in the windows before a stage. */
function unsealed({ entries }: Debate, stage: number): Pick<Debate, 'entries' | 'unsealed'> {
  const opens = (one: Entry): boolean => one.status === 'sealed' && one.stage < stage;
  return {
    entries: entries.map((one): Entry => (opens(one) ? { ...one, status: 'shown' } : one)),
    unsealed: entries.filter(opens).map(({ id }) => id),
  };
}

export const closed = (debate: Debate, { at, result, early, reasons }: EventOf<'closed'>): Partial<Debate> => ({
  ...{ running: undefined, phase: 'over', endedAt: at, isEarly: early, result, reasons },
  ...unsealed(debate, debate.setup.stages.length),
});

export function requireRunning({ running, phase }: Debate): Running {
  if (!running) throw new Error(`nothing runs in a debate that is ${phase}`);
  return running;
}

type RunningEvent = EventOf<
  'warned' | 'nudged' | 'paused' | 'resumed' | 'time-set' | 'more-time' | 'seconding' | 'stage-ended' | 'undone'
>;

export function running(before: Running, event: RunningEvent): Running {
  switch (event.kind) {
    case 'warned':
      return { ...before, isWarned: true };
    case 'nudged':
      return { ...before, nudges: [...before.nudges, event.what] };
    case 'paused':
      return { ...before, paused: { left: Math.max(0, before.endsAt - event.at), at: event.at, why: event.why } };
    case 'resumed': {
      const { paused: _, question, ...rest } = before;
      const moved = event.endsAt - before.endsAt;
      return {
        ...rest,
        endsAt: event.endsAt,
        ...(question && { question: { ...question, endsAt: question.endsAt + moved } }),
      };
    }
    case 'time-set': {
      const { seconding: _, ...rest } = before;
      return { ...rest, endsAt: event.endsAt, isWarned: isWarned(before, event) };
    }
    case 'more-time':
      return { ...before, endsAt: event.endsAt };
    case 'seconding':
      return { ...before, seconding: { by: event.by, what: event.what } };
    case 'stage-ended':
    case 'undone': {
      const { seconding: _, ...rest } = before;
      return rest;
    }
  }
}

/** People are warned again if the stage lasts longer by more than a warning. */
const isWarned = (before: Running, { why, endsAt }: EventOf<'time-set'>): boolean =>
  why === 'all-voted' || (before.isWarned && endsAt - before.endsAt <= minutes(1));

/** What such an event changes beside what runs. */
export function beside(debate: Debate, event: RunningEvent): Partial<Debate> {
  switch (event.kind) {
    case 'more-time':
      return givenTime(debate, event);
    case 'stage-ended':
      return { ...absent(debate, event), ...(event.how === 'early' && { isEarly: true }) };
    case 'undone':
      return { path: debate.path.slice(0, -2), isEarly: false };
    default:
      return {};
  }
}

function absent(debate: Debate, { how }: EventOf<'stage-ended'>): Partial<Debate> {
  const speaker = debate.running?.speaker;
  if (how !== 'absent' || speaker === undefined || !debate.people.has(speaker)) return {};
  return { people: withPerson(debate, speaker, { isAbsent: true }) };
}

/** Counts the time that was given to one person. */
function givenTime(debate: Debate, { person, endsAt }: EventOf<'more-time'>): Partial<Debate> {
  const extra = endsAt - requireRunning(debate).endsAt;
  const before = debate.people.get(person)?.extra ?? 0;
  return debate.people.has(person) ? { people: withPerson(debate, person, { extra: before + extra }) } : {};
}
