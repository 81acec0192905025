import type { Suggestion } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { normalise } from './typed.ts';
import { DAYS } from './weekdays.ts';
import { CITIES, NICKNAMES, RENAMED } from './zone-names.ts';

/**
 * What a person meant by a zone. `candidates`: several zones go by that name, or none (then it is empty). `isOffset`: an offset such as UTC+8
 * was typed, and these zones have it at present.
 */
export type ReadZone = { zone: string } | { candidates: readonly string[]; isOffset?: true };

/** The largest number of suggestions that every platform takes. */
const MOST_SUGGESTED = 25;

/** A city and the names that it is found by, prepared for comparison. */
type City = { words: Words; keys: readonly string[] };
/** A zone, its cities (it is displayed as the first), and all names that it is found by. */
type Entry = { zone: string; cities: readonly City[]; keys: readonly string[] };

/** Reads a zone as people type it: an IANA name, a city in English or Chinese, 北京时间, PST, UTC+8. Never guesses between several. */
export function readZone(typed: string, now: number): ReadZone {
  const key = keyOf(typed);
  const offset = offsetIn(key);
  if (offset !== undefined) return { candidates: withOffset(offset, now), isOffset: true };
  const iana = zonesNamed(key).length ? undefined : canonical(typed);
  if (iana) return { zone: iana };
  const [zone, ...more] = [key, ...shorter(typed)].map(zonesNamed).find((zones) => zones.length) ?? [];
  return zone !== undefined && !more.length ? { zone } : { candidates: zone === undefined ? [] : [zone, ...more] };
}

/** The zones that go by a name. */
const zonesNamed = (key: string): string[] =>
  index().flatMap(({ zone, keys }) => (key && keys.includes(key) ? [zone] : []));

/** The city alone: of “London, UK”, “Tokyo (Japan)”, “New York City”, 上海市 and `Asia/Beijing`. */
const shorter = (typed: string): string[] =>
  [/^[^,，(（]+/u, /[^/]+$/u, /^.+(?= city$|市$)/iu].map((part) => keyOf(part.exec(typed.trim())?.[0] ?? ''));

/** Zones for what a person has typed so far, the likeliest first, each with the present time there. */
export function suggestZones(typed: string, now: number, say: Say): Suggestion[] {
  return found(typed, now)
    .slice(0, MOST_SUGGESTED)
    .map((zone) => ({ value: zone, label: say(labelOf(zone, keyOf(typed), now)) }));
}

/** The city that a zone is called after; in Chinese where the name is known. */
export function zoneWords(zone: string): Words {
  const entry = index().find((one) => one.zone === zone);
  return entry?.cities[0]?.words ?? plainName(zone);
}

/** True if clocks in the zone are changed at some time in the two years after `now`. */
export function changesClock(zone: string, now: number): boolean {
  const present = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const change = present.getTimeZoneTransition('next');
  return change !== null && Temporal.ZonedDateTime.compare(change, present.add({ years: 2 })) < 0;
}

function found(typed: string, now: number): string[] {
  const key = keyOf(typed);
  if (!key) return index().map(({ zone }) => zone);
  const read = readZone(typed, now);
  const first = 'zone' in read ? [read.zone] : read.candidates;
  const ranked = index()
    .map(({ zone, keys }) => ({ zone, rank: Math.min(...keys.map((one) => rankOf(one, key))) }))
    .filter(({ rank }) => rank < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.rank - other.rank); // stable: among equals the order of the index holds
  return [...new Set([...first, ...ranked.map(({ zone }) => zone)])];
}

/** How well a name fits what was typed; the smaller the better. */
function rankOf(name: string, typed: string): number {
  if (name.startsWith(typed)) return 0;
  if (name.includes(` ${typed}`)) return 1;
  return name.includes(typed) ? 2 : Number.POSITIVE_INFINITY;
}

/** A name as it is compared: small, simplified, without accents and signs. */
const keyOf = (text: string): string =>
  normalise(text)
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .replace(/[’'.()]/gu, '')
    .replace(/[_/,]+/gu, ' ')
    .replace(/ +/gu, ' ')
    .trim();

let entries: readonly Entry[] | undefined;

/** All zones: those of the table in its order, then the others. Made when first asked for. */
function index(): readonly Entry[] {
  entries ??= [...new Set([...Object.keys(CITIES), ...Intl.supportedValuesOf('timeZone').map(current)])].map(entryOf);
  return entries;
}

const current = (zone: string): string => RENAMED[zone] ?? zone;

function entryOf(zone: string): Entry {
  const own = { words: plainName(zone), keys: withTime(zone.split('/').at(-1) ?? zone) };
  const cities = citiesOf(zone);
  const keys = [keyOf(zone), ...[own, ...cities].flatMap((city) => city.keys), ...(NICKNAMES[zone]?.split(', ') ?? [])];
  return { zone, cities: cities.length ? cities : [own], keys: [...new Set(keys)] };
}

/** A name, also with “time” behind it. */
function withTime(name: string): string[] {
  const key = keyOf(name);
  return [key, /\p{Script=Han}/u.test(key) ? `${key}时间` : `${key} time`];
}

function citiesOf(zone: string): City[] {
  return (CITIES[zone]?.split(', ') ?? []).map((city) => {
    const [en = '', zh = '', ...more] = city.split('=');
    return { keys: [en, zh, ...more].flatMap(withTime), words: { en, zh } };
  });
}

function plainName(zone: string): Words {
  const name = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return { en: name, zh: name };
}

/** Minutes ahead of UTC in `utc+8`, `gmt-3:30`, `+0800`, 东八区. */
function offsetIn(key: string): number | undefined {
  const chinese = /^([东西])([一二三四五六七八九十]|十[一二]|\d{1,2})(?:时)?区$/u.exec(key);
  if (chinese) {
    const digits = '零一二三四五六七八九十'.indexOf(chinese[2] ?? '');
    const hours =
      digits > 0
        ? digits
        : chinese[2]?.startsWith('十')
          ? 10 + '零一二'.indexOf(chinese[2].slice(1))
          : Number(chinese[2]);
    return (chinese[1] === '西' ? -60 : 60) * hours;
  }
  const [, etc, sign, hours, minutes = '0'] =
    /^(etc )?(?:utc|gmt)? ?([+-]) ?(\d{1,2})(?::?([0-5]\d))?$/u.exec(key) ?? [];
  if (hours === undefined || Number(hours) > 14) return undefined;
  // `Etc/GMT+8` counts the other way round: it is eight hours behind.
  const isBehind = (sign === '-') !== (etc !== undefined);
  return (isBehind ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The zones with an offset at `now`: those without clock changes first, because whoever says UTC+8 expects none. */
function withOffset(minutes: number, now: number): string[] {
  const instant = Temporal.Instant.fromEpochMilliseconds(now);
  const all = index().filter(({ zone }) => instant.toZonedDateTimeISO(zone).offsetNanoseconds === minutes * 60e9);
  const known = all.filter(({ zone }) => zone in CITIES);
  return (known.length ? known : all)
    .map(({ zone }) => ({ zone, changes: changesClock(zone, now) }))
    .sort((one, other) => Number(one.changes) - Number(other.changes))
    .map(({ zone }) => zone);
}

/** The present name of an IANA zone, also for an older name; undefined for anything else, such as an offset. */
function canonical(typed: string): string | undefined {
  const name = typed.trim().replace(/ +/gu, '_');
  if (!/^[a-z][\w/+-]*$/iu.test(name)) return undefined;
  try {
    return current(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

/** “Berlin (Europe/Berlin), now Fri 09:30”. Of several cities in the zone it is the one that was typed. */
function labelOf(zone: string, key: string, now: number): Words {
  const there = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone);
  const time = there.toPlainTime().toString({ smallestUnit: 'minute' });
  const day = DAYS[there.dayOfWeek - 1];
  const typed = index()
    .find((one) => one.zone === zone)
    ?.cities.find(({ keys }) => key && keys.some((one) => one.startsWith(key)));
  const city = typed?.words ?? zoneWords(zone);
  return {
    en: `${city.en} (${zone}), now ${day?.en} ${time}`,
    zh: `${city.zh}（${zone}），现在${day?.zh} ${time}`,
    kept: [zone],
  };
}
