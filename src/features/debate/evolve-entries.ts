import type { EventOf } from './events.ts';
import { withPerson } from './evolve-people.ts';
import { requireRunning } from './evolve-stages.ts';
import { type Debate, type Entry, stageOf } from './state.ts';

type EntryEvent = EventOf<
  'spoke' | 'asked' | 'evidence-put' | 'approved' | 'withdrawn' | 'reported' | 'question-taken'
>;

export function entryChanges(debate: Debate, event: EntryEvent): Partial<Debate> {
  switch (event.kind) {
    case 'spoke':
    case 'asked':
    case 'evidence-put':
      return added(debate, event);
    case 'approved':
      return { entries: changed(debate, event.id, (entry) => approved(debate, entry)) };
    case 'withdrawn':
      return withdrawn(debate, event);
    case 'reported':
      return {
        entries: changed(debate, event.id, (entry) => ({ ...entry, reports: [...entry.reports, event.by] })),
      };
    case 'question-taken': {
      const take = (entry: Entry): Entry => (entry.kind === 'question' ? { ...entry, isTaken: true } : entry);
      const before = debate.running?.question?.id;
      const question = { id: event.id, endsAt: event.endsAt, ...(before !== undefined && { before }) };
      const running = { ...requireRunning(debate), question };
      return { entries: changed(debate, event.id, take), running, lastQuestion: event.id };
    }
  }
}

/** What is approved while its window runs is revealed with the others. */
function approved(debate: Debate, entry: Entry): Entry {
  if (isInWindow(debate, entry.stage)) return { ...entry, status: 'sealed' };
  return { ...entry, status: 'shown', isLate: entry.status === 'late' };
}

/** True if a stage is a window that has not ended. */
const isInWindow = ({ setup, running }: Debate, stage: number): boolean =>
  setup.stages[stage]?.kind === 'window' && running !== undefined && running.stage <= stage;

/** A question that is withdrawn is not answered any more. */
function withdrawn(debate: Debate, { id, as }: EventOf<'withdrawn'>): Partial<Debate> {
  const entries = changed(debate, id, (entry) => ({
    ...{ ...entry, status: 'withdrawn', as },
    ...(entry.status !== 'shown' && { unseen: true }),
  }));
  if (debate.running?.question?.id !== id) return { entries };
  const { question: _, ...running } = debate.running;
  return { entries, running };
}

const changed = ({ entries }: Debate, id: string, change: (entry: Entry) => Entry): Entry[] =>
  entries.map((one) => (one.id === id ? change(one) : one));

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
      const status = isInWindow(debate, common.stage) ? 'sealed' : 'shown';
      return { ...common, kind: 'evidence', side, cited, status, number: event.number };
    }
  }
}
