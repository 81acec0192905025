import { isoDay } from '#core/article-facts.ts';

export type Provenance = { line: string; source: string; published?: string };

// Characters before the address. “Originally published in the Review at” fits; most sentences that end with an address do not.
const LONGEST_LABEL = 60;
// Addresses can contain Han characters (zh.wikipedia.org/wiki/…), but no Chinese punctuation: there the text begins.
const ADDRESS = String.raw`https?:\/\/[^\s<>，。！？；、“”「」]+`;
const LINE = new RegExp(
  String.raw`^(?:(?:[^:：。！？!?.\n]|\.(?!\s)){0,${LONGEST_LABEL}}?)\s{0,4}[:：]?\s{0,4}(?:\[[^\]\n]{0,200}\]\(<?(?<linked>${ADDRESS})>?\)|<?(?<plain>${ADDRESS})>?)[。，；]?$`,
  'iu',
);
// Emphasis around the whole line, and quote or heading signs before it, are not part of it.
const AROUND = /^[>#*_\s]+|[*_\s]+$/g;
const TAIL = /[,;.]+$/;
const LONGEST_LINE = 2000;

/** Reads a line as provenance (“来源：https://…”, “Source: https://…”, or only an address). Undefined if it is text. */
export function readProvenance(line: string): Provenance | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  const groups = LINE.exec(line.replace(AROUND, ''))?.groups;
  const source = (groups?.linked ?? groups?.plain)?.replace(TAIL, '');
  if (!source || !URL.canParse(source)) return undefined;
  const published = dateIn(source);
  return { line: line.trim(), source, ...(published && { published }) };
}

const DATES = [
  /(?<!\d)(?<year>\d{4})[/_.-](?<month>\d{1,2})[/_.-](?<day>\d{1,2})(?!\d)/g,
  /(?<!\d)(?<year>\d{4})[/-](?<month>[a-z]{3})[/-](?<day>\d{1,2})(?!\d)/gi,
  /(?<!\d)(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/g,
];

/** Finds the first valid date in an address: `/2025/02/03/`, `/2025-02-03/`, `/2025/feb/03/`, `20250203`. */
export function dateIn(address: string): string | undefined {
  for (const { groups } of DATES.flatMap((pattern) => [...address.matchAll(pattern)])) {
    const date = isoDay(groups?.year, groups?.month, groups?.day);
    if (date) return date;
  }
  return undefined;
}
