import { instant, type Span, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import type { Schedule } from './schedule.ts';
import { DAYS, daysWords } from './weekdays.ts';
import { zoneWords } from './zones.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

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
