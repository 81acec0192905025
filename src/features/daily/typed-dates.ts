import { inFigures, normalise } from './typed.ts';
import { readDays } from './typed-days.ts';

/**
 * `unclear`: not read as a date. `day-or-month`: 12/24, where people differ on which number comes first; `readings` are the ISO dates it can
 * be. `no-such-date`: 30 February. `backward`: the end is before the beginning. `too-many`: more dates than are taken at once.
 */
export type DatesFault = {
  kind: 'unclear' | 'day-or-month' | 'no-such-date' | 'backward' | 'too-many';
  typed: string;
  readings?: readonly string[];
};

/** A date in which the year, or the month as well, may be left open. `isUnordered`: day and month could be exchanged. */
type Partial = { year?: number; month?: number; day: number; isUnordered?: true };
type Bounds = { from: string; to: string } | { fault: DatesFault };

/** A year of dates: more is another schedule. */
const MOST_DATES = 366;
const MONTHS = [
  ...[
    ['january', 'januar'],
    ['february', 'februar'],
    ['march', 'märz', 'maerz', 'mrz'],
    ['april'],
    ['may', 'mai'],
    ['june', 'juni'],
  ],
  ...[['july', 'juli'], ['august'], ['september'], ['october', 'oktober'], ['november'], ['december', 'dezember']],
];
const WEEKDAY =
  /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?|[([](?:周|星期|礼拜)[一二三四五六日天][)\]]|(?:周|星期|礼拜)[1-6日天]/gu;
const BETWEEN = /\s*(?:\.{2,}|…|~|至|到|-|\b(?:to|until|till|through|thru|bis)\b)\s*/gu;

/**
 * Reads dates as people type them, one or several, with ranges: `2026-12-24`, `24.12.2026`, `24 Dec`, `12月24日至1月2日`. A date without a year is
 * the next one, today included. `today` is an ISO date. Returns ISO dates in order.
 */
export function readDates(typed: string, today: string): { dates: string[] } | { fault: DatesFault } {
  const weekday = nextWeekday(typed, Temporal.PlainDate.from(today));
  if (weekday !== undefined) return { dates: [weekday] };
  const dates = new Set<string>();
  let before: string | undefined;
  for (const entry of entriesOf(typed)) {
    const bounds = sameMonth(entry, before) ?? readEntry(entry, Temporal.PlainDate.from(today), typed);
    if ('fault' in bounds) return bounds;
    before = bounds.to;
    const from = Temporal.PlainDate.from(bounds.from);
    const length = from.until(bounds.to).days + 1;
    if (dates.size + length > MOST_DATES) return { fault: { kind: 'too-many', typed } };
    for (let days = 0; days < length; days++) dates.add(from.add({ days }).toString());
  }
  return dates.size ? { dates: [...dates].sort() } : { fault: { kind: 'unclear', typed } };
}

/** “Friday” alone is the next one, from tomorrow on. */
function nextWeekday(typed: string, today: Temporal.PlainDate): string | undefined {
  if (/\d/u.test(typed)) return undefined;
  const read = readDays(typed.replace(/^\s*(?:(?:next|this|on)\s+|[这本下]个?(?=周|星期|礼拜))/iu, ''));
  const [day, ...more] = 'days' in read ? read.days : [];
  if (day === undefined || more.length) return undefined;
  // 下周一 is of the week that begins next Monday.
  if (/^\s*下/u.test(typed)) return today.add({ days: WEEK - today.dayOfWeek + day }).toString();
  return today.add({ days: ((day - today.dayOfWeek + WEEK - 1) % WEEK) + 1 }).toString();
}

const WEEK = 7;

const entriesOf = (typed: string): string[] =>
  inFigures(normalise(typed.replace(/[\r\n]+/gu, ';')).replace(WEEKDAY, ' '))
    .replace(/([a-zä]+\.? ?\d{1,2}(?:st|nd|rd|th)?), ?(?=\d{4})/gu, '$1 ')
    .replace(/(\d{4}-\d{1,2}-\d{1,2}) (?=\d{4}-)/gu, '$1,')
    .split(/[,;、，；]|\band\b|\bund\b|和|及/u)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** A day alone, after a date: the later day of its month. */
function sameMonth(entry: string, before: string | undefined): Bounds | undefined {
  const { day, month } = readNumbers(entry) ?? {};
  if (before === undefined || day === undefined || month !== undefined) return undefined;
  const { year, month: ofBefore } = Temporal.PlainDate.from(before);
  const date = exact({ month: ofBefore, day }, year);
  return date !== undefined && date > before ? { from: date, to: date } : undefined;
}

/** One date, or the first and the last one of a range. */
function readEntry(entry: string, today: Temporal.PlainDate, typed: string): Bounds {
  const one = readPartial(entry, today);
  if (one?.month !== undefined) return bounds(one, one, today, typed);
  for (const { index, 0: link } of entry.matchAll(BETWEEN)) {
    const [from, to] = [
      readPartial(entry.slice(0, index), today),
      readPartial(entry.slice(index + link.length), today),
    ];
    if (!from || !to || (from.month === undefined && to.month === undefined)) continue;
    return bounds({ ...monthOf(to), ...from }, { ...monthOf(from), ...to }, today, typed);
  }
  return { fault: { kind: 'unclear', typed } };
}

const monthOf = ({ month }: Partial): { month?: number } => (month === undefined ? {} : { month });

function bounds(from: Partial, to: Partial, today: Temporal.PlainDate, typed: string): Bounds {
  const unordered = [from, to].find((one) => one.isUnordered);
  if (unordered) return { fault: { kind: 'day-or-month', typed, readings: readingsOf(unordered, today) } };
  // Years left open are those of the first such range that is not over: on 27 December, “24 Dec – 2 Jan” has begun.
  const starts = from.year !== undefined ? [from.year] : leapYears((to.year ?? today.year) - 1);
  const ends = (year: number) => (to.year !== undefined ? [to.year] : leapYears(year)).map((one) => exact(to, one));
  const ranges = starts.flatMap((year) => {
    const start = exact(from, year);
    const end = ends(year).find((one) => one !== undefined && start !== undefined && one >= start);
    return start && end ? [{ from: start, to: end }] : [];
  });
  const isOpen = from.year === undefined && to.year === undefined;
  const found = isOpen ? ranges.find((range) => range.to >= today.toString()) : ranges.at(-1);
  if (found) return found;
  const isReal = starts.some((year) => exact(from, year) && ends(year).some((end) => end !== undefined));
  return { fault: { kind: isReal ? 'backward' : 'no-such-date', typed } };
}

/** As many years as are needed to meet a 29 February. */
const leapYears = (first: number): number[] => Array.from({ length: 10 }, (_, index) => first + index);

function exact({ month, day }: Partial, year: number): string | undefined {
  try {
    return Temporal.PlainDate.from({ year, month: month ?? 0, day }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

function readingsOf({ year, month = 0, day }: Partial, today: Temporal.PlainDate): string[] {
  const orders =
    month === day
      ? [{ month, day }]
      : [
          { month, day },
          { month: day, day: month },
        ];
  return orders.flatMap((order) => {
    const years = year === undefined ? leapYears(today.year) : [year];
    return (
      years
        .map((one) => exact(order, one))
        .find((date) => date !== undefined && (year !== undefined || date >= today.toString())) ?? []
    );
  });
}

/** Reads one date, or its day alone. */
function readPartial(text: string, today: Temporal.PlainDate): Partial | undefined {
  return readWord(text, today) ?? readNumbers(text) ?? readChinese(text, today) ?? readNamedMonth(text);
}

const WORDS: Readonly<Record<string, number>> = {
  today: 0,
  heute: 0,
  今天: 0,
  tomorrow: 1,
  morgen: 1,
  明天: 1,
  明日: 1,
  后天: 2,
  大后天: 3,
};

function readWord(text: string, today: Temporal.PlainDate): Partial | undefined {
  const days = Object.hasOwn(WORDS, text) ? WORDS[text] : daysFromNow(text);
  if (days === undefined) return undefined;
  const { year, month, day } = today.add({ days });
  return { year, month, day };
}

/** “In 3 days”, “2 weeks”, 三天后: after `inFigures`, with the number as a figure. */
function daysFromNow(text: string): number | undefined {
  const found =
    /^(?:in )?(\d{1,3}|a|an|one|two|three) (day|week)s?(?: from now)?$/u.exec(text) ??
    /^(?:过 ?)?(\d{1,3}) ?个?(天|日|周|星期|礼拜)之?后$/u.exec(text);
  if (!found) return undefined;
  const [, count = '', unit = ''] = found;
  const number = Object.hasOwn(NUMBERS, count) ? (NUMBERS[count] ?? 1) : Number(count);
  return number * (unit === 'day' || unit === '天' || unit === '日' ? 1 : WEEK);
}

const NUMBERS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };

function readNumbers(text: string): Partial | undefined {
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/u.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/u.exec(text);
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]) };
  const dotted = /^(\d{1,2})\. ?(\d{1,2})(?:\.? ?|\. ?(\d{4}|\d{2}))$/u.exec(text);
  if (dotted && Number(dotted[2]) <= 12)
    return { ...yearOf(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) };
  const mixed = dotted ?? /^(\d{1,2}) ?[/-] ?(\d{1,2})(?: ?[/-] ?(\d{4}|\d{2}))?$/u.exec(text);
  if (mixed) return { ...yearOf(mixed[3]), month: Number(mixed[1]), day: Number(mixed[2]), isUnordered: true };
  const day = /^(\d{1,2})(?:st|nd|rd|th|\.|日|号)?$/u.exec(text);
  return day ? { day: Number(day[1]) } : undefined;
}

const yearOf = (year: string | undefined): { year?: number } =>
  year === undefined ? {} : { year: year.length === 2 ? 2000 + Number(year) : Number(year) };

function readChinese(text: string, today: Temporal.PlainDate): Partial | undefined {
  const found = /^(?:(今|明|\d{4}) ?年)? ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]?$/u.exec(text);
  if (!found) return undefined;
  const [, year, month, day] = found;
  const given = year === '今' ? today.year : year === '明' ? today.year + 1 : year && Number(year);
  return { ...(given && { year: given }), month: Number(month), day: Number(day) };
}

function readNamedMonth(text: string): Partial | undefined {
  const dayFirst = /^(?:the )?(\d{1,2})(?:st|nd|rd|th)?\.?[ -]?(?:of )?([a-zä]{3,})\.?,?(?:[ -](\d{4}))?$/u.exec(text);
  const monthFirst = /^([a-zä]{3,})\.?[ -]?(?:the )?(\d{1,2})(?:st|nd|rd|th)?\.?(?:[, -]+(\d{4}))?$/u.exec(text);
  const [name, day, year] = dayFirst ? [dayFirst[2], dayFirst[1], dayFirst[3]] : (monthFirst?.slice(1) ?? []);
  const month = name === undefined ? 0 : MONTHS.findIndex((names) => names.some((one) => one.startsWith(name))) + 1;
  return month ? { ...yearOf(year), month, day: Number(day) } : undefined;
}
