import { editionNamed } from './reference.ts';
import { plainTyped } from './reference-scan.ts';
import type { TypedReference } from './typed-references.ts';

/**
 * An article and numbers as people type a reference from memory: `chip-controls 12`, `chip-controls#12`, `chip-controls 第十二句`. `sure`: it
 * says that it means passages (`第`, `#`, a colon); otherwise the number may be a part of the words (`chip-controls 2022`).
 */
export type LooseReference = { references: TypedReference[]; sure: boolean };

/** UTF-16 units of a text that is read. A reference is short. */
const LONGEST = 160;
/** Words before the reference, Chinese ones counted by two characters (`see chip-controls 12`). */
const MOST_BEFORE = 3;

/** Says whether a text may have a number of a passage, so that ids need not be read for others. */
export const mayBeLoose = (text: string): boolean => text.length <= LONGEST && NUMBER.test(plainTyped(text));

const NUMBER = /\d|第|[:#].*[一二三四五六七八九十]/u;
const EDITION = '(?:[. ](?<edition>en|zh(?:-[a-z]+)?))?';
/** What stands between the id and the number. */
const MARKS = String.raw`[\s#/.,:;·'’"”」》)\]([§]`;
const BETWEEN = String.raw`(?<between>(?:${MARKS}|、|的|第|no\b|nr\b|number\b|passages?\b|sentences?\b|lines?\b)+)`;
const LABEL = String.raw`\d{1,5}[a-z]{0,4}`;
const RANGE = String.raw`${LABEL}(?:\s*(?:-{1,2}|~|\.{2,3}|to\b|至|到)\s*${LABEL})?`;
const LIST = String.raw`(?<list>${RANGE}(?:(?:\s*[,;、&+/|]\s*|\s*(?:and\b|和|及|与|與)\s*|\s+)${RANGE})*)`;
const AFTER = String.raw`\s*(?:句|条|條|号|號|段|节|節|则|則)?[^\p{L}\p{N}]*$`;
const TAIL = new RegExp(`^${EDITION}${BETWEEN}${LIST}${AFTER}`, 'u');
const SURE = /[#:§第]|no\b|nr\b|number|passage|sentence|line/u;

/** Reads an article's id and numbers that are all of a text, or its end after a few words. `ids`: those of all articles. */
export function looseReferencesIn(text: string, ids: readonly string[]): LooseReference | undefined {
  if (!mayBeLoose(text)) return undefined;
  const typed = withDigits(plainTyped(text));
  // With spaces or underscores in place of an id's hyphens.
  const hyphened = typed.replace(/_|(?<=\p{L}) (?=\p{L})/gu, '-');
  for (const id of [...ids].sort((a, b) => b.length - a.length)) {
    const to = endOf(id.normalize('NFKC').toLowerCase(), hyphened, typed);
    const groups = to === undefined ? undefined : TAIL.exec(typed.slice(to))?.groups;
    if (!groups?.list) continue;
    const { edition, between = '', list } = groups;
    const tag = edition !== undefined && editionNamed(edition) ? { edition } : {};
    const references = rangesOf(list).map((range) => ({ article: id, ...tag, ...range, near: [] }));
    return { references, sure: SURE.test(between) || PASSAGE.test(typed) };
  }
  return undefined;
}

/** A word for a passage behind the number. */
const PASSAGE = /[句条條段节節则則][^\p{L}\p{N}]*$/u;

/** The index behind the id, if it can be meant: alone, or after a few words if it cannot be one of them. */
function endOf(id: string, hyphened: string, typed: string): number | undefined {
  const at = hyphened.lastIndexOf(id);
  if (at < 0) return undefined;
  const before = typed.slice(0, at);
  if (/[\p{Script=Latin}\p{N}_-]$/u.test(before)) return undefined;
  const words = before.match(/\p{Script=Han}{1,2}|[^\p{Script=Han}\P{L}]+|\p{N}+/gu)?.length ?? 0;
  return words === 0 || (words <= MOST_BEFORE && id.includes('-')) ? at + id.length : undefined;
}

function rangesOf(list: string): { from: string; to: string }[] {
  return [...list.matchAll(new RegExp(RANGE, 'gu'))].map(([range]) => {
    const [from = '', to = from] = range.match(new RegExp(LABEL, 'gu')) ?? [];
    return { from, to };
  });
}

const DIGITS = '零一二三四五六七八九';
const CHINESE_NUMBER = /(?<=第|[:#]\s*)[一二两三四五六七八九十百零]{1,5}/gu;

/** Writes Chinese numbers up to 999 with digits where they count passages: 第十二句. */
function withDigits(text: string): string {
  return text.replace(CHINESE_NUMBER, (number) => {
    const [, hundreds, tens, ones] = /^(?:(.)百零?)?(?:(.?)十)?(.?)$/u.exec(number.replaceAll('两', '二')) ?? [];
    if (ones === undefined) return number;
    const digit = (one: string | undefined, empty: number) => (one ? DIGITS.indexOf(one) : empty);
    const ten = tens === undefined ? 0 : digit(tens, 1);
    return String(100 * digit(hundreds, 0) + 10 * ten + digit(ones, 0));
  });
}
