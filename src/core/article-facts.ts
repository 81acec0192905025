import { z } from 'zod';
import type { ArticleMeta } from './article.ts';

/** Corrections of what is known about an article. `null` takes a value away; what is not named stays. */
export type MetaChanges = {
  title?: string;
  authors?: string[];
  published?: string | null;
  source?: string | null;
  licence?: string | null;
};

/** Most characters of a title, name or licence. */
const LONGEST_LINE = 500;
const MOST_NAMES = 100;
// A title with control characters would be printed to a terminal.
const CONTROL = /\p{Cc}/u;

/** Reads one line of text. Line breaks and blanks count as one blank. Undefined if it is empty, too long, or has control characters. */
export function readLine(text: string): string | undefined {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line === '' || line.length > LONGEST_LINE || CONTROL.test(line) ? undefined : line;
}

const BETWEEN_NAMES = /[;；、\n]/;
const COMMA = /[,，]/;
const AND = /\s+(?:and|&)\s+/;
// “Ana Li”, “Ludwig van Beethoven”, or a name in Han: what stands beside a comma is a whole name.
const FULL_NAME =
  /^(?:\p{Lu}[\p{L}.’'-]*(?:\s+(?:(?:van|von|der|den|de|del|la|di|bin|al)\s+)*\p{Lu}[\p{L}.’'-]*){1,3}|\p{Script=Han}{2,4})$/u;
const EMAIL = /\s*<[^<>]*@[^<>]*>/g;

/**
 * Reads the names in a line: separated by semicolons or 、, or by commas and “and” if full names stand between them (“Li, Ana” is one
 * name). Undefined if one of them cannot be a name.
 */
export function readNames(text: string): string[] | undefined {
  const names = text
    .replaceAll(EMAIL, '')
    .split(BETWEEN_NAMES)
    .filter((one) => one.trim())
    .flatMap(apart)
    .map(readLine);
  const read = names.filter((name) => name !== undefined);
  return read.length === names.length && read.length > 0 && read.length <= MOST_NAMES ? read : undefined;
}

function apart(text: string): string[] {
  const parts = text.split(COMMA).flatMap((one) => one.replace(/^\s*(?:and|&)\s+/, '').split(AND));
  const names = parts.map((one) => one.trim()).filter(Boolean);
  return names.length > 1 && names.every((name) => FULL_NAME.test(name)) ? names : [text];
}

/** Writes names as one line that `readNames` reads again. */
export function namesLine(names: readonly string[]): string {
  return names.join('; ');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?`;
/** What may follow a day: a time, a zone, a weekday. */
const REST = String.raw`(?:$|[T\s,，（(].*)`;
const DAYS = [
  String.raw`(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})${REST}`,
  String.raw`(?<year>\d{4})\s*[/.]\s*(?<month>\d{1,2})\s*[/.]\s*(?<day>\d{1,2})\.?${REST}`,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`,
  String.raw`(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*[日号號]?.*`,
  String.raw`${WEEKDAY}${MONTH}\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})${REST}`,
  String.raw`${WEEKDAY}(?<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?${MONTH}\.?,?[\s-]+(?<year>\d{4})${REST}`,
].map((pattern) => new RegExp(`^${pattern}$`, 'isu'));
const OTHER_ORDER = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:$|[\s,].*)/su;
const LONGEST_DAY = 100;

/**
 * Reads a day as people and programs write it: `2024-01-05`, with a time and zone, `2024/1/5`, `5 January 2024`, `Jan. 5th, 2024`,
 * `2024年1月5日`. The day is the written one, whatever the zone. Undefined if there is none, or if day and month could be either.
 */
export function readDay(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim();
  if (plain.length > LONGEST_DAY) return undefined;
  for (const pattern of DAYS) {
    const { year, month = '', day } = pattern.exec(plain)?.groups ?? {};
    const read = isoDay(year, month, day);
    if (read) return read;
  }
  const [, one, two, year] = OTHER_ORDER.exec(plain) ?? [];
  if (Number(one) > 12) return isoDay(year, two, one);
  return Number(two) > 12 ? isoDay(year, one, two) : undefined;
}

/** Makes an ISO date of its parts, the month as a number or name. Undefined if there is no such day. */
export function isoDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): string | undefined {
  const named = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const iso = `${year}-${String(named || month).padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return z.iso.date().safeParse(iso).data;
}

/** Reads an http(s) address, also as `<…>`, as a Markdown link, or without its scheme (`www.…`). */
export function readAddress(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/^<(.*)>$/, '$1')
    .replace(/^\[[^\]]*\]\((.*)\)$/, '$1');
  const address = /^www\./i.test(plain) ? `https://${plain}` : plain;
  return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address) ? address : undefined;
}

/** Applies corrections to what is known about an article. */
export function changedMeta(meta: ArticleMeta, changes: MetaChanges): ArticleMeta {
  const { title = meta.title, authors = meta.authors } = changes;
  const rest = (['published', 'source', 'licence'] as const).flatMap((name) => {
    const value = changes[name] === undefined ? meta[name] : changes[name];
    return value == null ? [] : [[name, value] as const];
  });
  return { title, authors, ...Object.fromEntries(rest), ...(meta.book && { book: meta.book }) };
}
