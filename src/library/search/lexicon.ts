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
