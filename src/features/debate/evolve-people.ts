import type { DebateEvent, EventOf } from './events.ts';
import { type Debate, isPastOpening, type Person } from './state.ts';

export function withPerson(debate: Debate, person: string, change: Partial<Person>): Map<string, Person> {
  const fresh: Person = {
    ...{ stance: 'watching', isDrawn: false, turns: 0, spoke: false },
    ...{ isLate: false, isAbsent: false, extra: 0 },
  };
  return new Map(debate.people).set(person, { ...(debate.people.get(person) ?? fresh), ...change });
}

/** Whoever does something is there again. */
export function seen(debate: Debate, event: DebateEvent): Debate {
  const isOwn = event.kind !== 'erased' && event.kind !== 'ballot-withdrawn';
  const person = isOwn && 'by' in event ? event.by : undefined;
  if (person === undefined || !debate.people.get(person)?.isAbsent) return debate;
  return { ...debate, people: withPerson(debate, person, { isAbsent: false }) };
}

/** Whoever comes after the opening vote is late: they cannot be in both votes. */
export function late(debate: Debate, { by }: { by: string }): Partial<Person> {
  const isAfter = debate.running !== undefined && isPastOpening(debate, debate.running.stage);
  return debate.people.has(by) || !isAfter ? {} : { isLate: true };
}

export function drawn(debate: Debate, { sides }: EventOf<'drawn'>): Map<string, Person> {
  return Object.entries(sides).reduce(
    (people, [person, stance]) => withPerson({ ...debate, people }, person, { stance, isDrawn: true }),
    new Map(debate.people),
  );
}

/** Whoever votes takes part, also if they were not in the lobby. */
export function voted(debate: Debate, event: EventOf<'voted'>): Partial<Debate> {
  const { by, vote } = event;
  const fresh = { stance: 'undecided', ...late(debate, event) } as const;
  const people = debate.people.has(by) ? debate.people : withPerson(debate, by, fresh);
  return { people, voted: { ...debate.voted, [vote]: new Set(debate.voted[vote]).add(by) } };
}

export function ballotWithdrawn({ voted }: Debate, { by, vote }: EventOf<'ballot-withdrawn'>): Partial<Debate> {
  return { voted: { ...voted, [vote]: new Set([...voted[vote]].filter((person) => person !== by)) } };
}
