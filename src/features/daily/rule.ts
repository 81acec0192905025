/**
 * When a schedule comes. `zone`: IANA name. `time`: HH:MM on the clock of that zone. `days`: ISO weekdays, 1 is Monday. `except`: ISO dates on
 * which it does not come. `until`: HH:MM, how late on the same date a run that was missed may still be made up for.
 */
export type ScheduleRule = {
  zone: string;
  time: string;
  days: readonly number[];
  except: readonly string[];
  until: string;
};

/** A run: the local date it belongs to, its instant, and the last instant at which it may still be posted late (both ms, both inclusive). */
export type Occurrence = { date: string; at: number; latest: number };

/** What was decided before: the last local date that was posted or skipped, if any, and ms before which the schedule did not hold yet. */
export type Decided = { date?: string; notBefore: number };

/** Runs missed for good: how many, the first and the last date of them, and the newest of them, oldest first. */
export type Missed = { count: number; first?: string; last?: string; newest: Occurrence[] };

export type Decision = { missed: Missed; due?: Occurrence; next?: Occurrence };

const MINUTE = 60_000;
/** A run late in the evening has little or nothing left of its date. This is enough for a restart, and short enough to still be that date's post. */
const LEAST_LATE = 10 * MINUTE;
/** As many missed runs are given in full: a month of days. Nobody reads further back, and each may become a row in the store. */
const MOST_MISSED = 31;
/** Dates on the right day of the week that give no run though they are not excepted: one whose time has passed, one that the zone skips. */
const MORE_WITHOUT_RUN = 2;
const DAY = 86_400_000_000_000; // ns, as Temporal gives offsets

/** Returns the first run on a date later than the last one decided, at `notBefore` or later. Undefined if all days are excluded. */
export function next(rule: ScheduleRule, after: Decided): Occurrence | undefined {
  if (!rule.days.length) return undefined;
  // The run of a date in a gap can come on the date after it, so the scan begins one date early.
  const early = localDate(rule.zone, after.notBefore).subtract({ days: 1 });
  const fresh = after.date === undefined ? early : Temporal.PlainDate.from(after.date).add({ days: 1 });
  let date = later(early, fresh);
  const most = 7 * (rule.except.length + 1 + MORE_WITHOUT_RUN);
  for (let scanned = 0; scanned <= most; scanned++, date = date.add({ days: 1 })) {
    const run = occurrence(rule, date);
    if (run && run.at >= after.notBefore) return run;
  }
  return undefined;
}

/**
 * Decides what `now` means for a schedule: which runs were missed for good, which one is due (if several could still be made up for, the
 * latest; the others are missed), and which one comes next. A run is never due before its instant.
 */
export function decide(rule: ScheduleRule, after: Decided, now: number): Decision {
  const first = next(rule, after);
  const last = first && first.at <= now ? lastUntil(rule, first, now) : undefined;
  if (!first || !last) return { missed: { count: 0, newest: [] }, ...(first && { next: first }) };
  const isDue = now <= last.latest;
  const coming = next(rule, { date: last.date, notBefore: now });
  return {
    missed: missedBetween(rule, first, isDue ? before(rule, first, last) : last),
    ...(isDue && { due: last }),
    ...(coming && { next: coming }),
  };
}

/** The run of a date; undefined if there is none, also because the zone skips the date. */
function occurrence(
  { zone, time, days, except, until }: ScheduleRule,
  date: Temporal.PlainDate,
): Occurrence | undefined {
  if (!days.includes(date.dayOfWeek)) return undefined;
  const iso = date.toString();
  if (except.includes(iso)) return undefined;
  const run = resolve(date, time, zone);
  if (!run.toPlainDate().equals(date) && !exists(date, zone)) return undefined;
  const at = run.epochMilliseconds;
  const untilAt = resolve(date, until, zone).epochMilliseconds;
  const end = untilAt > at ? untilAt : date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1;
  return { date: iso, at, latest: Math.max(end, at + LEAST_LATE) };
}

/** A time in a gap comes as much later as the gap is long; of a time that exists twice the first counts. */
const resolve = (date: Temporal.PlainDate, time: string, zone: string): Temporal.ZonedDateTime =>
  date.toZonedDateTime({ timeZone: zone, plainTime: time });

/** False for a date that a zone skips, such as 2011-12-30 in Samoa: its times would be those of the date after it. */
const exists = (date: Temporal.PlainDate, zone: string): boolean =>
  date.toZonedDateTime(zone).toPlainDate().equals(date);

const localDate = (zone: string, at: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) < 0 ? other : one;

/** The last run at `now` or before. There is one, `first` at the earliest. */
function lastUntil(rule: ScheduleRule, first: Occurrence, now: number): Occurrence {
  // A clock set back over midnight can show the date before the one whose first minutes it has already had.
  let date = localDate(rule.zone, now).add({ days: 1 });
  for (; date.toString() > first.date; date = date.subtract({ days: 1 })) {
    const run = occurrence(rule, date);
    if (run && run.at <= now) return run;
  }
  return first;
}

/** The run before `last`, `first` at the earliest; undefined if `last` is the first. */
function before(rule: ScheduleRule, first: Occurrence, last: Occurrence): Occurrence | undefined {
  return backwards(rule, first, last).next().value;
}

/** The runs before `last`, newest first, down to `first`. */
function* backwards(rule: ScheduleRule, first: Occurrence, last: Occurrence): Generator<Occurrence, undefined> {
  let date = Temporal.PlainDate.from(last.date).subtract({ days: 1 });
  for (; date.toString() >= first.date; date = date.subtract({ days: 1 })) {
    const run = occurrence(rule, date);
    if (run) yield run;
  }
  return undefined;
}

function missedBetween(rule: ScheduleRule, first: Occurrence, last: Occurrence | undefined): Missed {
  if (!last) return { count: 0, newest: [] };
  const newest = [last, ...backwards(rule, first, last).take(MOST_MISSED - 1)].reverse();
  const isAll = newest[0]?.date === first.date;
  const count = isAll ? newest.length : countRuns(rule, first.date, last.date);
  return { count, first: first.date, last: last.date, newest };
}

/** The number of runs from one date to another, both included. Counts by weekdays, because there may be a hundred thousand dates. */
function countRuns({ zone, days, except }: ScheduleRule, from: string, to: string): number {
  const [start, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(to)];
  const length = start.until(end).days + 1;
  const onDays = days.reduce((sum, day) => {
    const offset = (day - start.dayOfWeek + 7) % 7;
    return sum + Math.max(0, Math.ceil((length - offset) / 7));
  }, 0);
  const without = new Set([...except, ...skippedDates(zone, start, end)]);
  const gone = [...without].filter((date) => date >= from && date <= to);
  return onDays - gone.filter((date) => days.includes(Temporal.PlainDate.from(date).dayOfWeek)).length;
}

/** The dates that a zone skips between two dates. */
function* skippedDates(zone: string, start: Temporal.PlainDate, end: Temporal.PlainDate): Generator<string> {
  let at: Temporal.ZonedDateTime | null = start.toZonedDateTime(zone);
  for (;;) {
    const before = at.offsetNanoseconds;
    at = at.getTimeZoneTransition('next');
    if (!at || Temporal.PlainDate.compare(at.toPlainDate(), end) > 0) return;
    if (at.offsetNanoseconds - before < DAY) continue;
    const skipped = at.toPlainDate().subtract({ days: 1 });
    if (!exists(skipped, zone)) yield skipped.toString();
  }
}
