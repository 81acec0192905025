import { TITLES } from './sentences/abbreviation-lists.ts';

const HAN_NUMBER = '[一二三四五六七八九十百零〇]{1,4}';
// The beginning of an item or a numbered paragraph: 一、 （二） 第三条 1. 2） ④ •
const ITEM = new RegExp(
  String.raw`^\s*(?:${HAN_NUMBER}[、．.]|[（(](?:${HAN_NUMBER}|\d{1,3}|[a-z]|[ivx]{1,4})[)）]|` +
    String.raw`第(?:${HAN_NUMBER}|\d{1,4})[章节節条條款编編]|[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿]|\d{1,3}(?:[.．](?!\d)|[、)）])|[•●▪■◦·]|[-*–—]\s)`,
  'u',
);
const INTRODUCES = /[:：;；]["'”’」』）)\]]*\s*$/u;
const STOPPED = /[。！？!?.…⋯]["'”’」』）)\]]*\s*$/u;
const SMALL = /^\s*["'“‘(（[]?\p{Ll}(?!\p{Lu})/u;
const HAN = /^\s*["'“‘「『（]?[\p{Script=Han}\d]/u;
const NOTED = /^\s*[([]?\d/u;
// A speaker at a line's beginning: 记者：… MR. LEE: … Ana Li (chair): … Q: …
const HAN_LABEL =
  /^\s*[\p{Script=Han}·Ａ-Ｚ]{1,8}(?<![说說道问問答称稱是为為下])(?:[（(][^）)\n]{1,12}[）)])?[：:]\s*\S/u;
const LATIN_LABEL = /^\s*\p{Lu}[\p{L}\d.’'-]{0,20}(?: \p{Lu}[\p{L}\d.’'-]{0,20}){0,3}(?: ?\([^)\n]{1,30}\))?[:：] ?\S/u;
// Two parts of a row, far from each other.
const GAP = /\S(?: {3,}|\t+)\S/;

export const isItem = (line: string) => ITEM.test(line);

/** True if a line break after it is natural: it introduces something, or ends an item. */
export const isNatural = (line: string) => INTRODUCES.test(line);

/** True if the sentence clearly goes on after the line break: after a comma, or with a small letter. */
export function continuesLine(line: string, next: string): boolean {
  if (STOPPED.test(line) || INTRODUCES.test(line) || isItem(next)) return isSplitItem(line, next);
  if (/[，、]\s*$/u.test(line)) return true;
  if (/,\s*$/u.test(line)) return SMALL.test(next) || HAN.test(next) || NOTED.test(next);
  return SMALL.test(next);
}

/** True for items in the middle of a wrapped sentence: “this text,” / “(2) its translation”. */
const isSplitItem = (line: string, next: string) => /,\s*$/u.test(line) && isItem(next) && !/^\s*[-*•]/.test(next);

/** True if a line ends with a comma, a dash or a title before a name. */
export const isUnfinished = (line: string) =>
  /[,，、\-–—]\s*$/u.test(line) || TITLES.has(/(?:^|\s)(\p{Lu}\p{L}{1,5})\.\s*$/u.exec(line.slice(-30))?.[1] ?? '');

/** True if the next line is indented more: it continues this one. */
export const isIndented = (line: string, next: string) => indentOf(next) > indentOf(line) + 1;
const indentOf = (line: string) => line.length - line.trimStart().length;

export const isLabelled = (line: string) => HAN_LABEL.test(line) || LATIN_LABEL.test(line);

/** True if speakers take turns, each on a new line: most lines begin with a name, or one name does twice. */
export function isDialogue(lines: readonly string[]): boolean {
  const labels = lines.filter(isLabelled).map((line) => line.trim().split(/[：:]/u, 1)[0]);
  if (labels.length < 2) return false;
  return labels.length * 2 >= lines.length || new Set(labels).size < labels.length;
}

export const isRow = (line: string) => GAP.test(line.trim());

/** True if at least half of the lines are rows of a table of plain text. */
export const isTable = (lines: readonly string[]) => lines.length > 1 && lines.filter(isRow).length * 2 >= lines.length;
