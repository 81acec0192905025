import type { Corpus } from './corpus.ts';
import { fold } from './fold.ts';
import { holdsPhrases } from './phrases.ts';
import { partsOf, positionsOf } from './synonyms.ts';
import { cut } from './units.ts';

/** UTF-16 units of the longest query that has exclusions. In a longer one, a dash and 不要 are part of a text that somebody pasted. */
const LONGEST = 160;

const WHAT = String.raw`(?:["“”„]([^"“”„]+)["“”„]|「([^「」]+)」|『([^『』]+)』|([\p{L}\p{N}][^\s,，。、;；"“”]*))`;
/** `-A800`, `-"Entity List"`. The dash stands before a word, after a blank. */
const MINUS = new RegExp(String.raw`(?<=\s)[-－−]${WHAT}`, 'gu');
/** `NOT R1`, in capitals. */
const NOT = new RegExp(String.raw`(?<=\s)(?:AND\s+)?NOT\s+${WHAT}`, 'gu');
/** 不要 R1. */
const CHINESE = new RegExp(
  String.raw`(?<=[\s，,])(?:不要有?|不想要|不包?含|不包括|不看|排除掉?|去掉|剔除|除去)\s*${WHAT}`,
  'gu',
);

export type Exclusions = { excluded: string[]; rest: string };

/**
 * Takes out of a query what a passage must not contain. A query of nothing else is a text, and so is what stands in a passage together with
 * its 不要.
 */
export function splitExclusions(query: string, corpus: Corpus): Exclusions {
  if (query.length > LONGEST) return { excluded: [], rest: query };
  const start = query.search(/\S/);
  const excluded: string[] = [];
  const take = (pattern: RegExp, text: string, isText: (whole: string) => boolean): string =>
    text.replace(pattern, (whole: string, ...groups: unknown[]) => {
      const what = groups.slice(0, WHATS).find((group) => typeof group === 'string');
      if (typeof what !== 'string' || isText(whole) || text.search(pattern) <= start) return whole;
      excluded.push(fold(what));
      return ' ';
    });
  const isQuoted = (whole: string) =>
    corpus.passages.some(({ text }) => holdsPhrases(text, [fold(whole).replace(/\s+/g, '')]));
  let rest = take(MINUS, query, () => false);
  if (/\p{Ll}|\p{Script=Han}/u.test(query)) rest = take(NOT, rest, () => false);
  rest = take(CHINESE, rest, isQuoted);
  return cut(fold(rest)).length > 0 ? { excluded, rest } : { excluded: [], rest: query };
}
const WHATS = 4;

/** True for passages that contain what the query excludes. */
export function holdsAny(excluded: readonly string[], corpus: Corpus): (passage: number) => boolean {
  const all = excluded.flatMap((one) => partsOf(cut(one), corpus)).filter((parts) => parts.length > 0);
  return (passage) => all.some((parts) => positionsOf(parts, passage, corpus).length > 0);
}
