import { z } from 'zod';
import { EDITION_LANGUAGES, LANGUAGES, PUBLIC_LANGUAGES } from '#core/language.ts';
import type { StoredSchedule } from '#core/ports/schedules.ts';
import { PLATFORMS } from '#core/request.ts';
import { PROMPT_KINDS } from '#core/topic.ts';
import { isReminder } from './reminder.ts';
import { next, type Occurrence } from './rule.ts';

/** Most schedules of a workspace, without those that were turned off. */
export const MOST_SCHEDULES = 50;
export const LONGEST_NAME = 40;
export const LONGEST_HEADING = 100;

/** What can be posted: a prompt of a topic, or a paragraph of an article, from one label to another. */
const Item = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prompt'), topic: z.string(), prompt: z.string() }),
  z.object({ kind: z.literal('paragraph'), from: z.string(), to: z.string(), part: z.number() }),
]);
export type Item = z.infer<typeof Item>;

/** `topics`: ids; none means all that the workspace has. `after`: label of the last passage that was posted. */
const Source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('prompts'), topics: z.array(z.string()), kinds: z.array(z.enum(PROMPT_KINDS)) }),
  z.object({
    kind: z.literal('article'),
    article: z.string(),
    language: z.enum(EDITION_LANGUAGES),
    after: z.string().optional(),
  }),
]);
export type Source = z.infer<typeof Source>;

const Ping = z.object({ kind: z.enum(['role', 'group', 'user']), id: z.string(), name: z.string() });

/** When a schedule posts. `time`, `until`: HH:MM in `zone`. `days`: ISO weekdays, 1 is Monday. `except`: ISO dates. */
const Rule = z.object({
  zone: z.string(),
  time: z.string(),
  days: z.array(z.number()),
  except: z.array(z.string()),
  until: z.string(),
});

const State = z.object({
  format: z.literal(1),
  name: z.string(),
  place: z.object({ platform: z.enum(PLATFORMS), channel: z.string(), thread: z.string().optional() }),
  rule: Rule,
  source: Source,
  language: z.enum(PUBLIC_LANGUAGES),
  ping: Ping.optional(),
  isSilent: z.boolean(),
  heading: z.string().optional(),
  opensThread: z.boolean(),
  by: z.object({ id: z.string(), name: z.string(), language: z.enum(LANGUAGES) }),
  /** `ended`: nothing is left to post. `stopped`: it cannot be posted any more, see `trouble`. `off`: turned off; kept for what was posted. */
  status: z.enum(['on', 'paused', 'ended', 'stopped', 'off']),
  /** ISO date of the first day after a pause. */
  pausedUntil: z.string().optional(),
  /** The last local date that was decided: posted, missed or skipped. */
  decided: z.string().optional(),
  /** Ms. Nothing that was due before is posted. */
  notBefore: z.number(),
  /** What comes next, in order. */
  upcoming: z.array(Item),
  /** True once whoever set it up has heard that few prompts are left. */
  toldLow: z.boolean(),
  /** Number of posts in a row with answers to tap that nobody tapped; undefined once that was told. */
  unanswered: z.number().optional(),
  /** The last refusal of which whoever set it up has heard. */
  trouble: z.string().optional(),
});
export type ScheduleState = z.infer<typeof State>;

export type Schedule = ScheduleState & { id: string };

/** Reads a stored schedule. Throws if it was written by a later version of Parley. */
export function readSchedule({ id, state }: Pick<StoredSchedule, 'id' | 'state'>): Schedule {
  return { ...State.parse(state), id };
}

/** Reads the schedules among what is stored, without reminders of suggestions. */
export const readSchedules = (stored: readonly StoredSchedule[]): Schedule[] =>
  stored.filter((one) => !isReminder(one)).map(readSchedule);

/** What the rule counts from: the last date that is decided, or the day before the pause ends. */
export function decidedUntil({ decided, pausedUntil, notBefore }: Schedule): { date?: string; notBefore: number } {
  const before = pausedUntil && Temporal.PlainDate.from(pausedUntil).subtract({ days: 1 }).toString();
  const [date] = [decided, before]
    .filter((one) => one !== undefined && one !== '')
    .sort()
    .reverse();
  return { ...(date !== undefined && { date }), notBefore };
}

const isRunning = ({ status, pausedUntil, upcoming }: Schedule): boolean =>
  upcoming.length > 0 && (status === 'on' || (status === 'paused' && pausedUntil !== undefined));

/** The next time it posts; undefined if it does not. */
export function nextRun(schedule: Schedule): Occurrence | undefined {
  return isRunning(schedule) ? next(schedule.rule, decidedUntil(schedule)) : undefined;
}

/** The next times it posts, at most `count`, without those that it is too late for and that only wait to be recorded as missed. */
export function nextRuns(schedule: Schedule, count: number, now: number): Occurrence[] {
  const runs: Occurrence[] = [];
  for (
    let one = nextRun(schedule);
    one && runs.length < count;
    one = next(schedule.rule, { date: one.date, notBefore: schedule.notBefore })
  )
    if (now <= one.latest) runs.push(one);
  return runs;
}

/** True if something is still to come on this date. */
export function comesOn(schedule: Schedule, date: string): boolean {
  const { date: decided, notBefore } = decidedUntil(schedule);
  if (decided !== undefined && date <= decided) return false;
  const dayBefore = Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();
  return next(schedule.rule, { date: dayBefore, notBefore })?.date === date;
}

/** The schedule as it is stored, with the time at which it is to be looked at. */
export function storedSchedule({ id, ...state }: Schedule): StoredSchedule {
  const { platform, channel } = state.place;
  const run = nextRun({ id, ...state });
  return { id, platform, channel, ...(run && { dueAt: run.at }), state };
}
