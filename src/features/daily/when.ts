import { instant, type Span, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import type { Schedule } from './schedule.ts';
import { zoneWords } from './zones.ts';

const DAYS: readonly Words[] = [
  { en: 'Mon', zh: '周一' },
  { en: 'Tue', zh: '周二' },
  { en: 'Wed', zh: '周三' },
  { en: 'Thu', zh: '周四' },
  { en: 'Fri', zh: '周五' },
  { en: 'Sat', zh: '周六' },
  { en: 'Sun', zh: '周日' },
];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
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

/** A local date (ISO), as people write it. */
export function dateWords(iso: string): Words {
  const date = Temporal.PlainDate.from(iso);
  const day = DAYS[date.dayOfWeek - 1] ?? { en: '', zh: '' };
  return {
    en: `${day.en} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`,
    zh: `${date.year} 年 ${date.month} 月 ${date.day} 日（${day.zh}）`,
  };
}

/** An instant on the clock of a zone. */
export function momentWords(at: number, zone: string): Words {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const date = dateWords(local.toPlainDate().toString());
  return { en: `${date.en}, ${time}`, zh: `${date.zh}${time}` };
}

/** An instant in the group's time, and in the reader's own. */
export function momentSpans(at: number, zone: string, say: Say): Span[] {
  const words = momentWords(at, zone);
  const place = zoneWords(zone);
  const there = { en: `${words.en} in ${place.en}`, zh: `${words.zh}（${place.zh}时间）` };
  return [text(`${say(there)} · ${say({ en: 'yours: ', zh: '你那里：' })}`), instant(at, say(words))];
}

/** When a schedule posts: “09:00 Shanghai time, Mon to Fri”. */
export function ruleWords({ rule }: Schedule): Words {
  const [days, place] = [daysWords(rule.days), zoneWords(rule.zone)];
  const clock = place.en === 'UTC' ? 'UTC' : `${place.en} time`;
  return { en: `${rule.time} ${clock}, ${days.en}`, zh: `${days.zh} ${rule.time}（${place.zh}时间）` };
}

/** The local date at an instant, ISO. */
export const localDate = (at: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
