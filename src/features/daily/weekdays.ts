import type { Words } from '#core/words.ts';

/** The days of the week, Monday first. */
export const DAYS: readonly Words[] = [
  { en: 'Mon', zh: '周一' },
  { en: 'Tue', zh: '周二' },
  { en: 'Wed', zh: '周三' },
  { en: 'Thu', zh: '周四' },
  { en: 'Fri', zh: '周五' },
  { en: 'Sat', zh: '周六' },
  { en: 'Sun', zh: '周日' },
];
const EVERY_DAY = 7;
const WEEKDAYS = '12345';

/** The days of a schedule, as people say them. */
export function daysWords(days: readonly number[]): Words {
  const sorted = [...days].sort((a, b) => a - b);
  if (sorted.length === EVERY_DAY) return { en: 'every day', zh: '每天' };
  if (sorted.join('') === WEEKDAYS) return { en: 'Mon to Fri', zh: '周一到周五' };
  const words = sorted.flatMap((day) => DAYS[day - 1] ?? []);
  return { en: words.map(({ en }) => en).join(', '), zh: words.map(({ zh }) => zh).join('、') };
}
