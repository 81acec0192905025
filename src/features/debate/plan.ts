import { hours, minutes, type Stage } from './format.ts';
import { type Debate, queueOf, type Running, stageOf } from './state.ts';

/** What is due next. */
export type Due =
  | 'remind-day'
  | 'remind-soon'
  | 'open-lobby'
  | 'give-up-lobby'
  | 'give-up-pause'
  | 'warn'
  | 'nudge-half'
  | 'nudge-day'
  | 'next-question'
  | 'end-stage';

export const WEEK = hours(24 * 7);
const DAY = hours(24);
const SOON = minutes(10);

/** Ms before the end at which people are warned: a minute, in short turns a quarter of them; an hour in a vote over hours. */
const WARNING = minutes(1);
const EARLY_WARNING = hours(1);
const LONG = hours(4);
const SHORTEST_WARNED = minutes(1);

/** When a debate is to be looked at next, in ms, and why. Undefined once it is over. */
export function nextDue(debate: Debate): { at: number; what: Due } | undefined {
  return [...dues(debate)].toSorted((a, b) => a.at - b.at)[0];
}

/** What is to be done now; undefined if nothing is. After a standstill, what was due last: nobody wants to hear of what is over. */
export const dueNow = (debate: Debate, now: number): Due | undefined =>
  [...dues(debate)].filter(({ at }) => at <= now).toSorted((a, b) => b.at - a.at)[0]?.what;

/** When a debate is to be looked at next, in whole ms; undefined once it is over. */
export function plan(debate: Debate): number | undefined {
  const at = nextDue(debate)?.at;
  return at === undefined ? undefined : Math.ceil(at);
}

/** The reminders that are still to come. */
export const remindersAhead = (debate: Debate, now: number): ('day' | 'soon')[] =>
  [...dues(debate)].flatMap(({ at, what }) => {
    if (at <= now) return [];
    return what === 'remind-day' ? ['day'] : what === 'remind-soon' ? ['soon'] : [];
  });

function* dues(debate: Debate): Generator<{ at: number; what: Due }> {
  const { phase, setup, openedAt, reminded, running } = debate;
  const { startsAt } = setup;
  switch (phase) {
    case 'planned': {
      if (startsAt === undefined) return;
      yield { at: startsAt, what: 'open-lobby' };
      if (!reminded.length && startsAt - DAY > openedAt) yield { at: startsAt - DAY, what: 'remind-day' };
      if (!reminded.includes('soon') && startsAt - SOON > openedAt) yield { at: startsAt - SOON, what: 'remind-soon' };
      return;
    }
    case 'lobby':
      return yield { at: openedAt + WEEK, what: 'give-up-lobby' };
    case 'running':
      if (!running) return;
      return yield* running.paused
        ? [{ at: running.paused.at + WEEK, what: 'give-up-pause' as const }]
        : inStage(debate, running);
    case 'over':
    case 'cancelled':
      return;
  }
}

function* inStage(debate: Debate, running: Running): Generator<{ at: number; what: Due }> {
  const { endsAt, since, isWarned, nudges, question } = running;
  const stage = stageOf(debate);
  yield { at: endsAt, what: 'end-stage' };
  const warnAt = endsAt - warningOf(stage, endsAt - since);
  if (!isWarned && warnAt > since && warnAt < endsAt) yield { at: warnAt, what: 'warn' };
  if (stage?.kind === 'floor' && question && queueOf(debate).length)
    yield { at: question.endsAt, what: 'next-question' };
  if (stage?.kind !== 'window') return;
  const half = since + (endsAt - since) / 2;
  const day = endsAt - DAY;
  if (!nudges.includes('half') && !nudges.includes('day')) yield { at: half, what: 'nudge-half' };
  if (!nudges.includes('day') && day > half) yield { at: day, what: 'nudge-day' };
}

/** Ms before the end; 0 where nobody is warned: windows have reminders of their own. */
function warningOf(stage: Stage | undefined, length: number): number {
  if (!stage || stage.kind === 'window' || length < SHORTEST_WARNED) return 0;
  return length >= LONG ? EARLY_WARNING : Math.min(WARNING, length / 4);
}
