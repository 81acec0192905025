import { normalise } from './typed.ts';

/** `unclear`: `part` is not read as a day. `numbers`: bare numbers, which begin the week on different days. `none`: no day is left. */
export type DaysFault = { kind: 'unclear' | 'numbers' | 'none'; typed: string; part?: string };

const ALL = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

const GROUPS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(?:daily|everyday|all|alldays|allweek|days?|täglich|jedentag|每天|每日|天天|全周)$/u, ALL],
  [/^(?:weekdays?|workdays?|workingdays?|businessdays?|werktags|wochentags|工作日|平日|周内)$/u, WORKDAYS],
  [/^(?:weekends?|wochenende|周末|双休日|休息日)$/u, WEEKEND],
];

/** Names of the days from Monday, English and German; any beginning of two letters or more is read. */
const NAMES: readonly (readonly string[])[] = [
  ['monday', 'montag'],
  ['tuesday', 'dienstag'],
  ['wednesday', 'mittwoch'],
  ['thursday', 'thurs', 'donnerstag'],
  ['friday', 'freitag'],
  ['saturday', 'samstag'],
  ['sunday', 'sonntag'],
];

const TOKENS =
  /工作日|平日|周内|双休日|休息日|周末|每天|每日|天天|全周|周(?=[一二三四五六日天1-7])|[一二三四五六日天]|\d|到|至|-|~|\.{2,}|\p{Script=Latin}+|\S/gu;
const LINKS = /^(?:to|through|thru|until|bis|到|至|-|~|\.{2,})$/u;
const FILLERS = /^(?:and|und|on|every|each|the|days?|[,;/&+.、。和及与跟每逢的])$/u;
const CHINESE = '一二三四五六日';

/** Reads days of the week as people type them: `daily`, `mon-fri`, `Mon, Wed and Fri`, 工作日, 周一到周五, 周一、三、五. Returns ISO weekdays. */
export function readDays(typed: string): { days: number[] } | { fault: DaysFault } {
  const plain = normalise(typed)
    .replace(/星期|礼拜/gu, '周')
    .replace(/周天/gu, '周日');
  const [given, without] = exceptIn(plain);
  const [days, gone] = [daysOf(given, typed), without ? daysOf(without, typed) : []];
  if ('kind' in days) return { fault: days };
  if ('kind' in gone) return { fault: gone };
  const left = ALL.filter((day) => days.includes(day) && !gone.includes(day));
  return left.length ? { days: left } : { fault: { kind: 'none', typed } };
}

/** The days, and those that are taken out of them. */
function exceptIn(plain: string): [string, string | undefined] {
  const [, chinese, rest] = /^除了?(.+?)(?:以外|之外|外)[,， ]*(.*)$/u.exec(plain) ?? [];
  if (chinese) return [rest || 'daily', chinese];
  const [before = '', after] = plain.split(/\b(?:except|but not|without|außer)\b|除了?|不含|不包括/u);
  if (after === undefined) return [plain, undefined];
  return [before.replace(/[,;(]\s*$/u, '') || 'daily', after.replace(/[)]$/u, '')];
}

function daysOf(text: string, typed: string): number[] | DaysFault {
  const days: number[] = [];
  let [isChinese, from] = [false, undefined as number | undefined];
  for (const token of words(text)) {
    if (token === '周') isChinese = true;
    else if (LINKS.test(token)) from = days.at(-1);
    else if (!FILLERS.test(token)) {
      const found = dayOf(token, isChinese);
      if (!found) return { kind: /^\d$/u.test(token) ? 'numbers' : 'unclear', typed, part: token };
      days.push(...(from === undefined ? [] : between(from, found[0] ?? from)), ...found);
      from = undefined;
    }
  }
  return days.length && from === undefined ? days : { kind: 'unclear', typed };
}

/** The parts of the text; `every day` and the like as one. */
const words = (text: string): string[] =>
  text
    .replace(/\b(?:every|all|each) ?days?\b/gu, 'daily')
    .replace(/\b(work|working|business|week) (days?|ends?)\b/gu, '$1$2')
    .replace(/\bm-f\b/gu, 'mon-fri')
    .replace(/\bmwf\b/gu, 'mon wed fri')
    .match(TOKENS) ?? [];

function dayOf(token: string, isChinese: boolean): readonly number[] | undefined {
  const group = GROUPS.find(([pattern]) => pattern.test(token));
  if (group) return group[1];
  const chinese = isChinese
    ? CHINESE.indexOf(token.replace('天', '日')) + 1 || (/^[1-7]$/u.test(token) && Number(token))
    : 0;
  if (chinese) return [chinese];
  const short = token.replace(/s$/u, '');
  const name = NAMES.findIndex((names) => short.length > 1 && names.some((one) => one.startsWith(short)));
  return name < 0 ? undefined : [name + 1];
}

/** The days after one and before another, over the end of the week. */
function between(from: number, to: number): number[] {
  const count = (to - from + 6) % 7;
  return Array.from({ length: count }, (_, index) => ((from + index) % 7) + 1);
}
