import { readDay, readNames } from '#core/article-facts.ts';
import { displayText } from '#core/display.ts';
import { ANY_HAN_NAME, HAN_NAME, LATIN_NAME, NO_HAN_NAME, NO_NAME } from './byline-names.ts';
import type { DocumentFacts, TextBlock } from './formats/block.ts';

/** So near its beginning a text says who wrote it and when. */
const MOST_BLOCKS = 4;
const LONGEST = 120;
const BETWEEN = String.raw`(?:, and |, & |, | and | & | \+ )`;
const LATIN_LABEL =
  '(?:by|written by|words by|text by|story by|reported by|posted by|article by|authors?(?::|(?= by )))';
const LATIN = new RegExp(
  String.raw`^\W{0,2}${anyCase(LATIN_LABEL)}\s*:?\s+(${LATIN_NAME}(?:${BETWEEN}${LATIN_NAME})*)(?=$|\s*[|•·,;(/–—@-]|\s+(?:in|on|at|for|of|from|\d|Published|Updated|Posted|Photo|Last|[A-Z]\w+day|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? ))`,
  'u',
);
const HAN_GAP = String.raw`(?:\s*[、，,]\s*|\s+)`;
const NO_PHOTO = String.raw`(?!\s*[/／]?\s*(?:摄|攝|图|圖|供图|供圖|翻攝))`;
const HAN_END = String.raw`(?=$|\s|[)）\]】」』／/|｜。，,；;、丨•]|发自|發自|报道|報道|報導|报导|电$|電$|综合|整合|通讯员|編輯|编辑|译|譯|著|来源|來源|出自|发布|时间|日期|阅读|浏览|责编|责任编辑|\d)`;
/** A further name is none if it is the place that a report comes from. */
const further = (name: string) => `(?:${HAN_GAP}(?:${HAN_NAME}|${name}(?!报道|報道|報導|发自|發自))${HAN_END})*`;
const named = (name: string) => `(${name}${HAN_END}${further(name)})${NO_PHOTO}`;
/** “作者：张三”, “文/李四”, “采写：南都记者 余毅”. Behind a colon any name is believed. */
const HAN_LABELLED = new RegExp(
  String.raw`(?:作\s*者|撰\s*文|撰稿|采写|採寫|执笔人?|執筆人?|主笔|(?:^|[\s【（([|｜])文字?)\s*[:：/／|｜丨]\s*(?:[\p{Script=Han}·]{0,14}(?:记者|記者|作者|作家|撰稿人?)\s*[:：]?\s*)?${named(ANY_HAN_NAME)}`,
  'u',
);
/** “新京报记者 陆一夫”, “□ 本报记者 葛灵丹”, “专栏作者 王文”: behind a blank, or where the name has a known family name. */
const HAN_REPORTER = new RegExp(
  String.raw`(?:记者|記者|作者|特派员|特約撰稿人?|特约撰稿人?)(?:\s*[:：|｜丨]\s*|\s+)${named(ANY_HAN_NAME)}`,
  'u',
);
const HAN_IN_BRACKETS = new RegExp(
  String.raw`(?<=[（(【][^（）()【】]{0,20})(?:记者|記者)\s*${named(ANY_HAN_NAME)}(?=\s*[)）】])`,
  'u',
);
const HAN_CLOSE = new RegExp(`(?:记者|記者|作者)${named(HAN_NAME)}`, 'u');
const HAN_WIRE =
  /記者(\p{Script=Han}{3})\p{Script=Han}{2,3}\d{1,2}日[電电]|(?:本报|本報|本刊|社|网|網)(?:特派)?(?:记者|記者)(\p{Script=Han}{2,4})(?=发自|發自)/u;
/** “（袁源）” behind a text. */
const HAN_SIGNED = new RegExp(
  String.raw`[（(【]\s*(${HAN_NAME}(?:${HAN_GAP}${HAN_NAME})*)\s*(?:[\p{Script=Han}]{2,4}报道)?\s*[)）】]$`,
  'u',
);
const HAN_ALONE = new RegExp(`^(${HAN_NAME}(?:${HAN_GAP}${HAN_NAME}){0,4})$`, 'u');

const DAY =
  /(?:(?:19|20)\d{2}\s*(?:[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号號]?))(?!\d)|\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)?(?: of)?[ -]\p{L}{3,9}\.?,?[ -](?:19|20)\d{2}\b|\b\d{1,2}[./]\d{1,2}[./](?:19|20)\d{2}\b/gu;

function anyCase(words: string): string {
  return words.replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

/**
 * Finds who wrote a text and when in the lines below its title: “By Ana Li”, “作者：林越”, “12 March 2024”. These lines stay passages. A reader
 * sees them, so they are right more often than what a program wrote into the file.
 */
export function bylineFacts(blocks: readonly TextBlock[]): Pick<DocumentFacts, 'authors' | 'published'> {
  const lines = beginning(blocks);
  const authors = lines.map(authorsIn).find((one) => one !== undefined);
  const published = lines
    .filter(isDay)
    .map((one) => daysIn(one)[0])
    .find((one) => one !== undefined);
  return { ...(authors && { authors }), ...(published && { published }) };
}

/** Returns the short lines before the first that is a sentence. */
function beginning(blocks: readonly TextBlock[]): string[] {
  const lines = blocks.slice(0, MOST_BLOCKS).flatMap(({ pieces }) => pieces.flatMap((one) => one.split('\n')));
  const words = lines.slice(0, MOST_BLOCKS).map((one) => displayText(one).trim());
  const end = words.findIndex((one) => one.length > LONGEST || /[.。!?！？]$/u.test(one));
  return end < 0 ? words : words.slice(0, end);
}

/** Finds the names in a line that says who wrote a text. */
export function authorsIn(line: string): string[] | undefined {
  const plain = line.replace(/\s+/gu, ' ').trim();
  const latin = LATIN.exec(plain)?.[1];
  if (latin && !NO_NAME.test(latin)) return readNames(latin);
  for (const pattern of [HAN_LABELLED, HAN_WIRE, HAN_IN_BRACKETS, HAN_REPORTER, HAN_CLOSE]) {
    const names = hanNames(pattern.exec(plain)?.slice(1).join(''));
    if (names) return names;
  }
  return undefined;
}

/** Finds the names with which a text is signed in brackets at its end. */
export const signedBy = (line: string): string[] | undefined =>
  authorsIn(line) ?? hanNames(HAN_SIGNED.exec(line.trim())?.[1]);

/** Finds names in a line that holds nothing else. */
export const namesAlone = (line: string): string[] | undefined => hanNames(HAN_ALONE.exec(line.trim())?.[1]);

function hanNames(found: string | undefined): string[] | undefined {
  const names = found?.split(/[\s、，,]+|记者|記者/u).filter(Boolean) ?? [];
  const other = names.findIndex((name) => NO_HAN_NAME.test(name));
  return names.length > 0 && other !== 0 ? names.slice(0, other < 0 ? undefined : other) : undefined;
}

/** Finds the days that are written in a line. */
export function daysIn(line: string): string[] {
  return [...line.normalize('NFKC').matchAll(DAY)].flatMap(([found]) => readDay(found) ?? []);
}

const PUBLISHED =
  /^(?:date|published(?: on)?|posted(?: on)?|日期|时间|時間|(?:发布|發佈|发表|發表)(?:时间|時間|于|於|日期)?)\s*[:：]?\s*/iu;

/** A line that is a day and nothing else but a time. */
const isDay = (line: string): boolean => line.length < 40 && readDay(line.replace(PUBLISHED, '')) !== undefined;
