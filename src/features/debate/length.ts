import { inFigures, normalise } from '../daily/typed.ts';
import { hours, minutes } from './format.ts';

const UNIT_MS: readonly (readonly [RegExp, number])[] = [
  [/^(?:s|sec|secs|seconds?|秒钟?)$/u, 1_000],
  [/^(?:m|min|mins|minutes?|分钟?|')$/u, minutes(1)],
  [/^(?:h|hr|hrs|hours?|小时|个小时|钟头)$/u, hours(1)],
  [/^(?:d|days?|天|日)$/u, hours(24)],
];

/** Numbers that people write in English words before a unit. */
const NUMBERS: ReadonlyMap<string, number> = new Map(
  'a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 ten:10 twelve:12 fifteen:15 twenty:20 thirty:30 forty:40 sixty:60 ninety:90'
    .split(' ')
    .map((one): [string, number] => [one.split(':')[0] ?? '', Number(one.split(':')[1])]),
);

/** A number with its unit. */
const PART = /(\d+(?:\.\d+)?) ?个?([^\d\s.]*)/gu;

/**
 * A length of time as people type it: `5`, `5 min`, `1.5h`, `1h30`, `an hour and a half`, 两天, 半小时, 一个半小时, 1 小时 30 分. A bare number is of `unit`
 * ms. Undefined if it is none.
 */
export function readLength(typed: string, unit: number): number | undefined {
  const plain = withHalves(inFigures(normalise(typed)));
  const parts = [...plain.matchAll(PART)];
  if (!parts.length || plain.replaceAll(PART, '').replaceAll(/and|\s/gu, '') !== '') return undefined;
  let [sum, before] = [0, Number.POSITIVE_INFINITY];
  for (const [, count = '', name = ''] of parts) {
    if (name === '' && parts.length === 1) return Math.round(Number(count) * unit);
    const of = name === '' ? SMALLER.get(before) : UNIT_MS.find(([names]) => names.test(name))?.[1];
    if (of === undefined || of >= before) return undefined;
    sum += Number(count) * of;
    before = of;
  }
  return Math.round(sum);
}

/** The unit of a number without one that follows another: minutes after hours, seconds after minutes. */
const SMALLER: ReadonlyMap<number, number> = new Map([
  [hours(1), minutes(1)],
  [minutes(1), 1_000],
]);

/** Halves and English numbers, in figures. */
const withHalves = (plain: string): string =>
  plain
    .replace(/^half (?:an? )?(?=[a-z])/u, '0.5 ')
    .replace(/^([a-z]+) (?=[a-z])/u, (whole, word: string) => (NUMBERS.has(word) ? `${NUMBERS.get(word)} ` : whole))
    .replace(/^(\d+) ?([a-z]+) and (?:a )?half$/u, '$1.5 $2')
    .replace(/^(\d+) and (?:a )?half (?=[a-z])/u, '$1.5 ')
    .replace(/^半(?=个?(?:小时|钟头)|分|天)/u, '0.5')
    .replace(/^(\d+) ?个?半 ?(?=小时|钟头|分|天)/u, '$1.5')
    .replace(/^(\d+) ?(个?小时|个?钟头|分钟?|天)半$/u, '$1.5$2');
