import type { DebateEvent, EventOf } from './events.ts';
import { type Debate, type Entry, type Person, type Running, stageOf } from './state.ts';

/** Makes the debate from all its events; undefined if there are none. */
export function debateFrom(events: readonly DebateEvent[]): Debate | undefined {
  return events.reduce<Debate | undefined>(evolve, undefined);
}

/** Returns the debate after an event. The first event is `opened`. */
export function evolve(before: Debate | undefined, event: DebateEvent): Debate {
  if (!before) {
    if (event.kind !== 'opened') throw new Error(`a debate begins with ${event.kind}`);
    return opened(event);
  }
  return { ...before, ...changes(before, event), version: before.version + 1 };
}

function opened({ at, by, setup }: EventOf<'opened'>): Debate {
  return {
    version: 1,
    setup,
    motion: setup.motion,
    facilitator: by,
    phase: setup.startsAt === undefined ? 'lobby' : 'planned',
    openedAt: at,
    answers: new Map(),
    reminded: [],
    people: new Map(),
    entries: [],
    voted: { opening: new Set(), closing: new Set() },
    reasons: [],
    gaveReason: new Set(),
    posts: new Map(),
    called: new Map(),
    running: undefined,
    isEarly: false,
  };
}

function changes(debate: Debate, event: DebateEvent): Partial<Debate> {
  switch (event.kind) {
    case 'opened':
      throw new Error('a debate was opened twice');
    case 'answered':
      return { answers: new Map(debate.answers).set(event.by, event.answer) };
    case 'reminded':
      return { reminded: [...debate.reminded, event.what] };
    case 'lobby-opened':
      return { phase: 'lobby', openedAt: event.at };
    case 'joined':
      return { people: withPerson(debate, event.by, { stance: event.stance, isDrawn: false, ...late(debate, event) }) };
    case 'left':
      return { people: new Map([...debate.people].filter(([person]) => person !== event.by)) };
    case 'drawn':
      return { people: drawn(debate, event) };
    case 'started':
      return { phase: 'running' };
    case 'voted':
      return voted(debate, event);
    case 'handed-over':
      return { facilitator: event.to };
    case 'gave-reason':
      return { reasons: [...debate.reasons, event.id], gaveReason: new Set(debate.gaveReason).add(event.by) };
    case 'closed':
      return closed(event);
    case 'cancelled':
      return { running: undefined, phase: 'cancelled', endedAt: event.at, ended: event.why };
    case 'posted':
      return { posts: new Map(debate.posts).set(event.what, postOf(event)) };
    case 'spoke':
    case 'asked':
    case 'evidence-put':
    case 'approved':
    case 'withdrawn':
    case 'reported':
    case 'question-taken':
      return entryChanges(debate, event);
    case 'stage-begun':
      return stageBegun(debate, event);
    default:
      return { running: running(requireRunning(debate), event), ...givenTime(debate, event) };
  }
}

const closed = ({ at, result, early, reasons }: EventOf<'closed'>): Partial<Debate> => ({
  ...{ running: undefined, phase: 'over', endedAt: at, isEarly: early, result, reasons },
});

const postOf = ({ id, link, at }: EventOf<'posted'>) => ({ id, at, ...(link !== undefined && { link }) });

function withPerson(debate: Debate, person: string, change: Partial<Person>): Map<string, Person> {
  const fresh: Person = { stance: 'watching', isDrawn: false, turns: 0, spoke: false, isLate: false, extra: 0 };
  return new Map(debate.people).set(person, { ...(debate.people.get(person) ?? fresh), ...change });
}

/** Whoever comes after the opening vote is late: they cannot be in both votes. */
function late(debate: Debate, { by }: EventOf<'joined'>): Partial<Person> {
  const isAfter = debate.running !== undefined && stageOf(debate)?.kind !== 'vote';
  return debate.people.has(by) || !isAfter ? {} : { isLate: true };
}

function drawn(debate: Debate, { sides }: EventOf<'drawn'>): Map<string, Person> {
  return Object.entries(sides).reduce(
    (people, [person, stance]) => withPerson({ ...debate, people }, person, { stance, isDrawn: true }),
    new Map(debate.people),
  );
}

/** Whoever votes takes part, also if they were not in the lobby. */
function voted(debate: Debate, { by, vote }: EventOf<'voted'>): Partial<Debate> {
  const people = debate.people.has(by) ? debate.people : withPerson(debate, by, { stance: 'undecided' });
  return { people, voted: { ...debate.voted, [vote]: new Set(debate.voted[vote]).add(by) } };
}

type EntryEvent = EventOf<
  'spoke' | 'asked' | 'evidence-put' | 'approved' | 'withdrawn' | 'reported' | 'question-taken'
>;

function entryChanges(debate: Debate, event: EntryEvent): Partial<Debate> {
  switch (event.kind) {
    case 'spoke':
    case 'asked':
    case 'evidence-put':
      return added(debate, event);
    case 'approved': {
      const isLate = debate.entries.some(({ id, status }) => id === event.id && status === 'late');
      return { entries: changed(debate, event.id, (entry) => ({ ...entry, status: 'shown', isLate })) };
    }
    case 'withdrawn':
      return { entries: changed(debate, event.id, (entry) => withdrawn(entry, event)) };
    case 'reported':
      return {
        entries: changed(debate, event.id, (entry) => ({ ...entry, reports: [...entry.reports, event.by] })),
      };
    case 'question-taken': {
      const take = (entry: Entry): Entry => (entry.kind === 'question' ? { ...entry, isTaken: true } : entry);
      const question = { id: event.id, endsAt: event.endsAt };
      return { entries: changed(debate, event.id, take), running: { ...requireRunning(debate), question } };
    }
  }
}

const changed = ({ entries }: Debate, id: string, change: (entry: Entry) => Entry): Entry[] =>
  entries.map((one) => (one.id === id ? change(one) : one));

const withdrawn = (entry: Entry, { as }: EventOf<'withdrawn'>): Entry => ({
  ...{ ...entry, status: 'withdrawn', as },
  ...(entry.status !== 'shown' && { unseen: true }),
});

function added(debate: Debate, event: EventOf<'spoke' | 'asked' | 'evidence-put'>): Partial<Debate> {
  const entry = entryOf(debate, event);
  const people =
    entry.kind === 'speech' && debate.people.has(event.by) ? withPerson(debate, event.by, { spoke: true }) : undefined;
  return { entries: [...debate.entries, entry], ...(people && { people }) };
}

function entryOf(debate: Debate, event: EventOf<'spoke' | 'asked' | 'evidence-put'>): Entry {
  const { id, by, at } = event;
  const common = { id, by, at, stage: debate.running?.stage ?? 0, isLate: false, reports: [] };
  const number = (kind: Entry['kind']) => debate.entries.filter((one) => one.kind === kind).length + 1;
  switch (event.kind) {
    case 'spoke': {
      const { side, stage, characters } = event;
      const status = event.status === 'posted' ? 'shown' : event.status;
      const question = stageOf(debate)?.kind === 'floor' ? debate.running?.question : undefined;
      const answers = question && { answers: question.id };
      return { ...common, kind: 'speech', stage, side, characters, status, number: number('speech'), ...answers };
    }
    case 'asked': {
      const to = event.to && { to: event.to };
      return { ...common, kind: 'question', ...to, isTaken: false, status: 'shown', number: number('question') };
    }
    case 'evidence-put': {
      const { side, cited } = event;
      return { ...common, kind: 'evidence', side, cited, status: 'shown', number: event.number };
    }
  }
}

/** A stage begins. What was sealed in a window is open now. */
function stageBegun(debate: Debate, { stage, at, endsAt, speaker }: EventOf<'stage-begun'>): Partial<Debate> {
  const entries = debate.entries.map((one): Entry => (one.status === 'sealed' ? { ...one, status: 'shown' } : one));
  const person = speaker === undefined ? undefined : debate.people.get(speaker);
  const counted = person && speaker !== undefined && withPerson(debate, speaker, { turns: person.turns + 1 });
  const people = new Map([...(counted || debate.people)].map(([id, one]) => [id, { ...one, extra: 0 }]));
  const running: Running = {
    ...{ stage, since: at, endsAt, isWarned: false, nudges: [] },
    ...(speaker !== undefined && { speaker }),
  };
  const called = speaker === undefined ? debate.called : new Map(debate.called).set(stage, speaker);
  return { entries, people, running, called };
}

function requireRunning({ running, phase }: Debate): Running {
  if (!running) throw new Error(`nothing runs in a debate that is ${phase}`);
  return running;
}

type RunningEvent = EventOf<
  'warned' | 'nudged' | 'paused' | 'resumed' | 'time-set' | 'more-time' | 'seconding' | 'stage-ended' | 'undone'
>;

function running(before: Running, event: RunningEvent): Running {
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
      return { ...rest, endsAt: event.endsAt, isWarned: false };
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

/** Counts the time that was given to one person. */
function givenTime(debate: Debate, event: RunningEvent): Partial<Debate> {
  if (event.kind !== 'more-time') return {};
  const extra = event.endsAt - requireRunning(debate).endsAt;
  const before = debate.people.get(event.person)?.extra ?? 0;
  return debate.people.has(event.person) ? { people: withPerson(debate, event.person, { extra: before + extra }) } : {};
}
