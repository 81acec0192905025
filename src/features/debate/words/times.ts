import { instant, type Span } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { momentWords } from '../../daily/when.ts';
import type { Drawing } from '../drawing.ts';
import { hours, minutes } from '../format.ts';
import type { Voice } from './voices.ts';

type Unit = { ms: number; one: string; more: string; zh: string };
const UNITS: readonly Unit[] = [
  { ms: hours(24), one: 'day', more: 'days', zh: '天' },
  { ms: hours(1), one: 'hour', more: 'hours', zh: '小时' },
  { ms: minutes(1), one: 'minute', more: 'minutes', zh: '分钟' },
  { ms: 1_000, one: 'second', more: 'seconds', zh: '秒' },
];

/** A length of time in at most two units: “1 day 12 hours”, “90 seconds” as “1 minute 30 seconds”. */
export function lengthWords(exact: number): Words {
  const ms = Math.round(exact / 1_000) * 1_000;
  const first = UNITS.findIndex((unit) => ms >= unit.ms);
  const [larger, smaller] = first < 0 ? UNITS.slice(-1) : UNITS.slice(first, first + 2);
  if (!larger) throw new Error('no unit');
  const least = smaller?.ms ?? larger.ms;
  const rounded = Math.max(0, Math.round(ms / least)) * least;
  const whole = Math.floor(rounded / larger.ms);
  const rest = smaller ? (rounded % larger.ms) / smaller.ms : 0;
  return joined([whole, larger], smaller && [rest, smaller]);
}

function joined(...counted: readonly ([number, Unit] | undefined)[]): Words {
  const present = counted.filter((one) => one !== undefined);
  const shown = present.filter(([count], at) => count > 0 || (at === 0 && present.every(([other]) => other === 0)));
  return {
    en: shown.map(([count, { one, more }]) => `${count} ${count === 1 ? one : more}`).join(' '),
    zh: shown.map(([count, { zh }]) => `${count} ${zh}`).join(' '),
  };
}

/** A figure with its thousands apart, in English. */
export const figure = (count: number): Words => ({
  en: String(count).replace(/\B(?=(?:\d{3})+$)/g, ','),
  zh: String(count),
});

/** Ms from now within which the time alone says which day is meant. */
const NEAR = hours(12);
const CLOCK = 'HH:MM'.length;

/** An instant as it reads where the platform cannot show it in each reader's own zone. */
function momentText(at: number, now: number): Words {
  const { en, zh } = momentWords(at, 'UTC');
  const isNear = Math.abs(at - now) < NEAR;
  return { en: `${isNear ? en.slice(-CLOCK) : en} UTC`, zh: `${isNear ? zh.slice(-CLOCK) : zh} UTC` };
}

/** An instant, in each reader's own zone where the platform can. */
export const when =
  (at: number, { now }: Pick<Drawing, 'now'>) =>
  ({ say }: Voice): Span[] => [instant(at, say(momentText(at, now)))];

/** An instant as the time that is left until then, where the platform counts down by itself. */
export const counting =
  (at: number, { now }: Pick<Drawing, 'now'>) =>
  ({ say }: Voice): Span[] => [{ kind: 'instant', at, text: say(momentText(at, now)), ticks: true }];
