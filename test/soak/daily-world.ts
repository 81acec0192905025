/** What the soak drives: one schedule, and whatever posts it. */
import { decide, type Missed, type ScheduleRule } from '#features/daily/rule.ts';

/** A date that was posted or given up. `clock`: what the store's clock showed. */
export type Entry = { kind: 'posted'; date: string; clock: number } | { kind: 'missed'; missed: Missed; clock: number };

/** `tick`: a worker looks, and the store's clock shows `clock`. `edit`: somebody changes the rule, in a process that looks first. `log` only grows. */
export type World = {
  tick(clock: number): void;
  edit(rule: ScheduleRule, clock: number): void;
  readonly log: readonly Entry[];
};

/** The planner itself with the least around it: the last date decided, when to look next, and a row for each date. */
export function plannerWorld(first: ScheduleRule, created: number): World {
  const log: Entry[] = [];
  const rows = new Set<string>();
  let [rule, decided, notBefore, dueAt] = [first, undefined as string | undefined, created, created];
  const after = () => ({ ...(decided !== undefined && { date: decided }), notBefore });
  const tick = (clock: number): void => {
    if (clock < dueAt) return;
    const { missed, due, next } = decide(rule, after(), clock);
    if (missed.count) log.push({ kind: 'missed', missed, clock });
    if (due && !rows.has(due.date)) log.push({ kind: 'posted', date: due.date, clock });
    if (due) rows.add(due.date);
    decided = due?.date ?? missed.last ?? decided;
    dueAt = next?.at ?? Number.POSITIVE_INFINITY;
  };
  const edit = (changed: ScheduleRule, clock: number): void => {
    tick(clock);
    [rule, notBefore] = [changed, clock];
    dueAt = decide(rule, after(), clock).next?.at ?? Number.POSITIVE_INFINITY;
    dueAt = Math.min(dueAt, clock); // looked at once more, as every changed schedule is
  };
  return { tick, edit, log };
}
