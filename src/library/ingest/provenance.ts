import { isoDay } from '#core/article-facts.ts';
import { looksLikeHeading } from '#core/headings.ts';
import { isNote } from './titles.ts';

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

const HEADING = /^#{1,6}[ \t]/;
/** Most lines at the beginning, blank ones left out, among which the source is looked for. */
const MOST_LINES = 7;
/** A line at the end is the source only if it says so. An address alone may belong to the last sentence. */
const SAYS_SOURCE =
  /^(?:source|original(?:ly published)?|via|来源|來源|出处|出處|原文|原載|原载|转载自|轉載自|转自|轉自|译自|譯自|本文(?:转载自|轉載自|转自|轉自|来源|來源|译自|譯自|原载|原載))/iu;

/**
 * Removes the provenance line. It stands at the beginning, below nothing but the title and lines that say who wrote the text or when, or it
 * is the last line and says that it is the source.
 */
export function takeProvenance(text: string, hasHeadings: boolean): { provenance?: Provenance; rest: string } {
  const lines = text.split('\n');
  const full = lines.flatMap((line, at) => (line.trim() ? [at] : []));
  const last = full.at(-1) ?? 0;
  const isLast = full.length > 1 && SAYS_SOURCE.test((lines[last] ?? '').slice(0, LONGEST_LINE).replace(AROUND, ''));
  for (const at of [...above(lines, full, hasHeadings), ...(isLast ? [last] : [])]) {
    const provenance = readProvenance(lines[at] ?? '');
    if (provenance) return { provenance, rest: lines.toSpliced(at, 1).join('\n') };
  }
  return { rest: text };
}

/** The lines at the beginning that may be the source: the first, and those below a title or a note. */
function above(lines: readonly string[], full: readonly number[], hasHeadings: boolean): number[] {
  const found: number[] = [];
  for (const [index, at] of full.slice(0, MOST_LINES).entries()) {
    const line = (lines[at] ?? '').slice(0, LONGEST_LINE);
    found.push(at);
    const isTitle = hasHeadings ? HEADING.test(line) : index === 0 && looksLikeHeading(line.trim());
    if (!isTitle && !isNote(line)) break;
  }
  return found;
}
