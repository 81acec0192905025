import type { Words } from '#core/words.ts';
import type { DatesFault } from './typed-dates.ts';
import type { DaysFault } from './typed-days.ts';
import type { TimeFault } from './typed-time.ts';

export function timeFaultWords({ kind, typed }: TimeFault): Words {
  const kept = [typed];
  if (kind === 'no-such-time') {
    return {
      en: `No clock shows “${typed}”. Write a time from 00:00 to 23:59.`,
      zh: `没有“${typed}”这个时间。请写 00:00 到 23:59 之间的时间。`,
      kept,
    };
  }
  return {
    en: `I cannot read “${typed}” as a time. Write it like 09:00.`,
    zh: `看不懂“${typed}”是几点。请这样写：09:00。`,
    kept,
  };
}

export function daysFaultWords({ kind, typed, part = typed }: DaysFault): Words {
  const kept = [typed, part];
  switch (kind) {
    case 'none':
      return {
        en: `“${typed}” leaves no day. Keep at least one.`,
        zh: `“${typed}”把每一天都去掉了，请至少留一天。`,
        kept,
      };
    case 'numbers':
      return {
        en: `Weeks begin on different days for different people, so please name the days instead of “${typed}”: Mon–Fri, or Mon, Wed.`,
        zh: `“${typed}”里的数字各人数法不同，请写出星期几：周一到周五，或者周一、周三。`,
        kept,
      };
    case 'unclear':
      return {
        en: `I cannot read “${part}” as days of the week. Write them like Mon–Fri, or Mon, Wed.`,
        zh: `看不懂“${part}”是星期几。请这样写：周一到周五，或者周一、周三。`,
        kept,
      };
  }
}

export function datesFaultWords({ kind, typed, readings = [] }: DatesFault): Words {
  const kept = [typed];
  const like = readings[0] ?? '2026-12-24';
  switch (kind) {
    case 'day-or-month':
      return {
        en: `In “${typed}” some read the day first and some the month. Write it like ${readings.join(' or ') || like}.`,
        zh: `“${typed}”有人先读日，有人先读月。请这样写：${readings.join(' 或 ') || like}。`,
        kept,
      };
    case 'no-such-date':
      return { en: `There is no date “${typed}”.`, zh: `没有“${typed}”这一天。`, kept };
    case 'backward':
      return { en: `“${typed}” ends before it begins.`, zh: `“${typed}”的结束日期早于开始日期。`, kept };
    case 'too-many':
      return {
        en: 'That is more than a year of dates. Pause the schedule instead.',
        zh: '这超过一年了。请改为暂停。',
        kept,
      };
    case 'unclear':
      return {
        en: `I cannot read “${typed}” as a date. Write it like ${like}.`,
        zh: `看不懂“${typed}”是哪一天。请这样写：${like}。`,
        kept,
      };
  }
}
