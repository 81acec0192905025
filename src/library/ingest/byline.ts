import { readDay, readNames } from '#core/article-facts.ts';
import { displayText } from '#core/display.ts';
import type { DocumentFacts, TextBlock } from './formats/block.ts';

/** So near its beginning a text says who wrote it and when. */
const MOST_BLOCKS = 4;
const LONGEST = 120;
const BY_NAMES = /^by\s+(\p{Lu}.*)$/iu;
const LABELLED = /^(?:authors?|written by|作者|撰文|文)\s*[:：／/｜|]\s*(\S.*)$/iu;
const PUBLISHED =
  /^(?:date|published(?: on)?|posted(?: on)?|日期|时间|時間|(?:发布|發佈|发表|發表)(?:时间|時間|于|於|日期)?)\s*[:：]?\s*/iu;
const FULL_NAME =
  /^(?:\p{Lu}[\p{L}.’'-]*(?:\s+[\p{L}.’'-]+){1,4}|\p{Script=Han}{2,4}|\p{Script=Han}{1,6}·\p{Script=Han}{1,6})$/u;
/** “By the sea”, “By Land and Sea”: no name begins so, and names have two words. */
const NO_NAME = /^(?:the|a|an|way|any|all)\s/iu;

/**
 * Finds who wrote a text and when in the lines below its title: “By Ana Li”, “作者：林越”, “12 March 2024”. These lines stay passages. A reader
 * sees them, so they are right more often than what a program wrote into the file.
 */
export function bylineFacts(blocks: readonly TextBlock[]): Pick<DocumentFacts, 'authors' | 'published'> {
  const lines = beginning(blocks);
  const authors = lines.map(namesIn).find((one) => one !== undefined);
  const published = lines.map(dayIn).find((one) => one !== undefined);
  return { ...(authors && { authors }), ...(published && { published }) };
}

/** Returns the short lines before the first that is a sentence. */
function beginning(blocks: readonly TextBlock[]): string[] {
  const lines = blocks.slice(0, MOST_BLOCKS).flatMap(({ pieces }) => pieces.flatMap((one) => one.split('\n')));
  const words = lines.slice(0, MOST_BLOCKS).map((one) => displayText(one).trim());
  const end = words.findIndex((one) => one.length > LONGEST || /[.。!?！？]$/u.test(one));
  return end < 0 ? words : words.slice(0, end);
}

function namesIn(line: string): string[] | undefined {
  const said = BY_NAMES.exec(line)?.[1] ?? LABELLED.exec(line)?.[1];
  const names = said === undefined || NO_NAME.test(said) ? undefined : readNames(said);
  return names?.every((name) => FULL_NAME.test(name)) ? names : undefined;
}

/** A line that is a day and nothing else but a time. */
const dayIn = (line: string): string | undefined =>
  /\d{4}/.test(line) && line.length < 40 ? readDay(line.replace(PUBLISHED, '')) : undefined;
