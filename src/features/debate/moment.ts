import { UserError } from '#core/errors.ts';
import type { Words } from '#core/words.ts';
import { normalise } from '../daily/typed.ts';
import { type DatesFault, readDates } from '../daily/typed-dates.ts';
import { readTime } from '../daily/typed-time.ts';
import { datesFaultWords } from '../daily/typed-words.ts';
import { localDate } from '../daily/when.ts';
import { hours, minutes } from './format.ts';
import { readLength } from './length.ts';

/** Longest ms from now to a debate that is planned. */
const LONGEST = hours(24 * 366);

/** Days from today by their names. What follows says when on that day: “tonight at 8” is in the evening. */
const NAMED_DAYS: readonly (readonly [RegExp, days: number, part: string])[] = [
  [/^(?:yesterday|昨天|昨日|昨晚|昨早)/u, -1, ''],
  [/^(?:this morning|今早|今晨)/u, 0, '早上'],
  [/^(?:this afternoon|今下午)/u, 0, '下午'],
  [/^(?:today|今天|今日)/u, 0, ''],
  [/^(?:tonight|this evening|今晚)/u, 0, '晚上'],
  [/^(?:大后天|大後天)/u, 3, ''],
  [/^(?:the )?(?:day after tomorrow|后天|後天)/u, 2, ''],
  [/^(?:tomorrow morning|明早|明晨)/u, 1, '早上'],
  [/^tomorrow afternoon/u, 1, '下午'],
  [/^(?:tomorrow (?:night|evening)|明晚)/u, 1, '晚上'],
  [/^(?:tomorrow|tmrw|明天|明日)/u, 1, ''],
];

/**
 * Reads the moment at which a debate is to begin, on the clock of a zone: `Friday 19:00`, `2026-12-03 7 pm`, `tomorrow 20:00`, `in 2 hours`,
 * 明天晚上八点, 周五 19:30. `now`: ms. Throws the user error 'bad-debate-value'.
 */
export function readMoment(typed: string, zone: string, now: number): number {
  const at = after(typed, now) ?? onDay(typed, zone, now);
  if (at === undefined) throw bad(unreadable(typed));
  if (at <= now) throw bad(PAST);
  if (at - now > LONGEST) throw bad(TOO_FAR);
  return at;
}

/** True if it is a moment, at any time and in any zone. */
export function readsAsMoment(typed: string): boolean {
  try {
    return (after(typed, 0) ?? onDay(typed, 'UTC', 0)) !== undefined;
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

/** `in 2 hours`, 两小时后. */
function after(typed: string, now: number): number | undefined {
  const [, english, chinese] = /^(?:in (.+)|(.+?)(?:之后|以后|后))$/u.exec(normalise(typed)) ?? [];
  const length = readLength(english ?? chinese ?? '', minutes(1));
  return length === undefined ? undefined : now + length;
}

function onDay(typed: string, zone: string, now: number): number | undefined {
  const plain = normalise(typed.replace(/^(\s*\d{4}-\d{2}-\d{2})T(?=\d)/u, '$1 '));
  const today = localDate(now, zone);
  const named = NAMED_DAYS.find(([name]) => name.test(plain));
  if (named) return onNamedDay(plain, named, zone, today) ?? withoutTime(plain.replace(named[0], ''), typed);
  const time = timeIn(plain);
  if (time !== undefined) return nextAt(time, zone, now);
  let fault: DatesFault | undefined;
  for (const [one, other] of splits(plain)) {
    const at = atBoth(one, other, zone, today) ?? atBoth(other, one, zone, today);
    if (at !== undefined) return at;
    fault ??= dateFault(one, other, today) ?? dateFault(other, one, today);
  }
  if (fault) throw bad(datesFaultWords(fault));
  const date = readDates(plain, today);
  if ('dates' in date) throw bad(noTime(typed));
  if (date.fault.kind !== 'unclear') throw bad(datesFaultWords(date.fault));
  return undefined;
}

/** A day by its name has nothing after it, or something that is no time. */
function withoutTime(rest: string, typed: string): undefined {
  if (!/[\p{L}\p{N}]/u.test(rest)) throw bad(noTime(typed));
  return undefined;
}

/** What is wrong with a date that stands beside a time. */
function dateFault(date: string, time: string, today: string): DatesFault | undefined {
  const read = timeIn(time) === undefined ? undefined : readDates(date, today);
  return read && 'fault' in read && read.fault.kind !== 'unclear' ? read.fault : undefined;
}

function onNamedDay(
  plain: string,
  [name, days, part]: (typeof NAMED_DAYS)[number],
  zone: string,
  today: string,
): number | undefined {
  const rest = plain.replace(name, '').replace(/^[\s,]*(?:at )?/u, '');
  const time = timeIn(
    part && /^[\d零一二两三四五六七八九十]/u.test(rest) && !/[ap]\.?m/u.test(rest) ? `${part}${rest}` : rest,
  );
  const date = Temporal.PlainDate.from(today).add({ days }).toString();
  return time === undefined ? undefined : instantOf(date, time, zone);
}

function timeIn(text: string): string | undefined {
  const read = readTime(text.trim());
  return 'time' in read ? read.time : undefined;
}

function atBoth(date: string, time: string, zone: string, today: string): number | undefined {
  const clock = timeIn(time.replace(/^\s*at /u, ''));
  const read = clock === undefined ? undefined : readDates(date, today);
  if (!read || !('dates' in read) || clock === undefined) return undefined;
  const [day, ...more] = read.dates;
  return day === undefined || more.length ? undefined : instantOf(day, clock, zone);
}

/** The text cut in two at every place where a word can end. */
function splits(text: string): [string, string][] {
  const both = /^[a-z\d:./-]{2}$/u;
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => at + 1)
    .filter((at) => !both.test(text.slice(at - 1, at + 1)))
    .map((at): [string, string] => [text.slice(0, at).replace(/[\s,]+$/u, ''), text.slice(at).replace(/^[\s,]+/u, '')]);
}

/** The next moment at which the clock shows the time. */
function nextAt(time: string, zone: string, now: number): number {
  const today = localDate(now, zone);
  const at = instantOf(today, time, zone);
  return at > now ? at : instantOf(Temporal.PlainDate.from(today).add({ days: 1 }).toString(), time, zone);
}

const instantOf = (date: string, time: string, zone: string): number =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;

const bad = (words: Words): UserError => new UserError({ kind: 'bad-debate-value', words });
const PAST: Words = { en: 'That moment is over already.', zh: '这个时间已经过去了。' };
const TOO_FAR: Words = { en: 'A debate can be planned a year ahead at most.', zh: '最多提前一年预约。' };
const unreadable = (typed: string): Words => ({
  en: `I cannot read “${typed}” as a day and a time. Write it like when:"Friday 19:00" or when:"2026-12-03 19:00".`,
  zh: `看不懂“${typed}”是哪天几点。请这样写：时间:"周五 19:00" 或 时间:"2026-12-03 19:00"。`,
  kept: [typed],
});
const noTime = (typed: string): Words => ({
  en: `“${typed}” has no time of day. Write both, in quotation marks: when:"${typed} 19:00".`,
  zh: `“${typed}”没有写几点。请把日期和时间一起放在引号里：时间:"${typed} 19:00"。`,
  kept: [typed],
});
