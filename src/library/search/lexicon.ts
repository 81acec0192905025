import { stem } from './units.ts';

/**
 * Numbers of all units in the indexed texts: dense characters, and stems of words. `words`: the number of the stem of each written word.
 */
export type Lexicon = { units: string[]; numbers: Map<string, number>; words: Map<string, number> };

export const emptyLexicon = (): Lexicon => ({ units: [], numbers: new Map(), words: new Map() });

/** The number of a unit. Adds the unit if it is new. */
export function enter(lexicon: Lexicon, text: string, dense: boolean): number {
  const known = dense ? lexicon.numbers.get(text) : lexicon.words.get(text);
  if (known !== undefined) return known;
  const unit = dense ? text : stem(text);
  let number = lexicon.numbers.get(unit);
  if (number === undefined) {
    number = lexicon.units.push(unit) - 1;
    lexicon.numbers.set(unit, number);
  }
  if (!dense) lexicon.words.set(text, number);
  return number;
}

/** The number of a unit, if the texts contain it. */
export function lookUp(lexicon: Lexicon, text: string, dense: boolean): number | undefined {
  return (dense ? undefined : lexicon.words.get(text)) ?? lexicon.numbers.get(dense ? text : stem(text));
}

/** Numbers of units with a word that passes, at most `most`, in the order in which they were added. */
export function wordsThat(lexicon: Lexicon, passes: (word: string) => boolean, most: number): number[] {
  const found = new Set<number>();
  for (const [word, number] of lexicon.words) {
    if (passes(word)) found.add(number);
    if (found.size >= most) break;
  }
  return [...found];
}

/** True if `b` is one edit (insert, delete, replace, or swap of neighbours) from `a`. Linear. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  const leftOfA = a.length - head - tail;
  const leftOfB = b.length - head - tail;
  if (leftOfA <= 1 && leftOfB <= 1) return true;
  return leftOfA === 2 && leftOfB === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
}
