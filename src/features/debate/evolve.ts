import type { DebateEvent, EventOf } from './events.ts';
import { callChanges } from './evolve-calls.ts';
import { entryChanges } from './evolve-entries.ts';
import { ballotWithdrawn, drawn, late, seen, voted, withPerson } from './evolve-people.ts';
import { beside, closed, requireRunning, running, stageBegun } from './evolve-stages.ts';
import type { Debate } from './state.ts';

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
  const there = seen(before, event);
  return { ...there, ...callChanges(there, event), ...changes(there, event), version: before.version + 1 };
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
    calls: {},
    passed: {},
    people: new Map(),
    erased: new Set(),
    entries: [],
    voted: { opening: new Set(), closing: new Set() },
    reasons: [],
    gaveReason: new Set(),
    posts: new Map(),
    called: new Map(),
    path: [],
    unsealed: [],
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
    case 'erased':
      return { erased: new Set(debate.erased).add(event.by) };
    case 'ballot-withdrawn':
      return ballotWithdrawn(debate, event);
    case 'handed-over':
      return { facilitator: event.to };
    case 'gave-reason':
      return { gaveReason: new Set(debate.gaveReason).add(event.by) };
    case 'closed':
      return closed(debate, event);
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
      return { running: running(requireRunning(debate), event), ...beside(debate, event) };
  }
}

const postOf = ({ id, link, at }: EventOf<'posted'>) => ({ id, at, ...(link !== undefined && { link }) });
