/**
 * When a schedule must come, found without the planner: `Intl.DateTimeFormat` is read along the years, by three hours while the clock advances
 * evenly, else by quarter hours and then minutes. Shares no code with `src/features/daily`.
 */
import type { ScheduleRule } from '#features/daily/rule.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Coarse to fine; the last is the finest that clocks were changed by in these years. */
const STEPS = [180, 15, 1].map((minutes) => minutes * MINUTE);

/** A stretch of time [from, to) in which the clock of a zone is ahead of UTC by `offset`. All in ms. */
type Stretch = { from: number; to: number; offset: number };
export type Expected = { date: string; at: number; latest: number };
export type Span = { from: number; to: number };
export type ZoneClock = { zone: string; stretches: readonly Stretch[] };

/** Reads the clock of a zone from some days before a span until some days after it. */
export function readClock(zone: string, { from, to }: Span): ZoneClock {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const offsetAt = (at: number): number => Date.parse(`${format.format(at).replace(' ', 'T')}Z`) - at;
  const stretches: Stretch[] = [];
  let open: Stretch = { from: from - 3 * DAY, to: 0, offset: offsetAt(from - 3 * DAY) };
  for (const at of changes(offsetAt, from - 3 * DAY, to + 800 * DAY, STEPS)) {
    stretches.push({ ...open, to: at });
    open = { from: at, to: 0, offset: offsetAt(at) };
  }
  return { zone, stretches: [...stretches, { ...open, to: Number.POSITIVE_INFINITY }] };
}

/** The instants at which the clock does not advance evenly. */
function* changes(
  offsetAt: (at: number) => number,
  from: number,
  to: number,
  [step = MINUTE, ...finer]: readonly number[],
): Generator<number> {
  let before = offsetAt(from);
  for (let at = from; at < to; at += step) {
    const after = offsetAt(at + step);
    if (after !== before && finer.length) yield* changes(offsetAt, at, at + step, finer);
    else if (after !== before) yield at + step;
    before = after;
  }
}

/** The runs of a rule on dates later than `after`, at `notBefore` or later, in order and without end. */
export function* runsOf(
  { stretches }: ZoneClock,
  rule: ScheduleRule,
  { after, notBefore }: { after?: string | undefined; notBefore: number },
): Generator<Expected> {
  const first = after === undefined ? notBefore - 3 * DAY : Math.max(Date.parse(after) + DAY, notBefore - 3 * DAY);
  for (let date = first - (first % DAY); ; date += DAY) {
    const iso = new Date(date).toISOString().slice(0, 'YYYY-MM-DD'.length);
    if (!rule.days.includes(new Date(date).getUTCDay() || 7) || rule.except.includes(iso)) continue;
    if (!stretches.some((one) => one.from + one.offset < date + DAY && one.to + one.offset > date)) continue;
    const at = when(stretches, date + minutesOf(rule.time));
    if (at >= notBefore) yield { date: iso, at, latest: latestOf(stretches, date, at, minutesOf(rule.until)) };
  }
}

const minutesOf = (time: string): number => Date.parse(`1970-01-01T${time}Z`);

/** The first instant at which the clock shows this; where it never does, the instant at which it would have without the change. */
function when(stretches: readonly Stretch[], shown: number): number {
  const shows = stretches.find((one) => shown >= one.from + one.offset && shown < one.to + one.offset);
  if (shows) return shown - shows.offset;
  const before = stretches.findLast((one) => one.to + one.offset <= shown);
  return shown - (before?.offset ?? Number.NaN);
}

function latestOf(stretches: readonly Stretch[], date: number, at: number, until: number): number {
  const untilAt = when(stretches, date + until);
  const then = stretches.find((one) => one.to + one.offset > date + DAY);
  const dayAfter = Math.max(then?.from ?? 0, date + DAY - (then?.offset ?? 0));
  return Math.max(untilAt > at ? untilAt : dayAfter - 1, at + 10 * MINUTE);
}

/** The times in the middle of the gaps and overlaps of a clock in a span, as HH:MM. */
export function middles({ stretches }: ZoneClock, { from, to }: Span): string[] {
  const times = stretches.slice(1).flatMap((one, at) => {
    const shown = one.from + ((stretches[at]?.offset ?? 0) + one.offset) / 2;
    return one.from >= from && one.from < to ? [new Date(shown).toISOString().slice(11, 16)] : [];
  });
  return [...new Set(times)];
}
