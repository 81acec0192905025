import type { Corpus } from './corpus.ts';
import { numbersIn, roundsTo } from './numbers.ts';
import { partsOf, type Saying } from './synonyms.ts';
import { cut, type TextUnit } from './units.ts';

/** Most ways to write a number that are looked for. */
const MOST_FORMS = 12;
/** Strengths of the same number, and of one that somebody rounded, compared with the very characters. */
const SAME = 0.95;
const ROUNDED = 0.7;
/** The least number that says something without a word beside it. A smaller one is a passage's number. */
const TELLING = 1000;
/** Most numbers in a query whose other forms are looked for. */
const MOST_NUMBERS = 8;

/** The numbers of a query, with the other ways in which the texts write them. `units`: those of `folded`. */
export function numbersSaid(folded: string, units: readonly TextUnit[], corpus: Corpus): Saying[] {
  const isBare = !/\p{L}/u.test(folded);
  return numbersIn(folded)
    .filter(({ value }) => !isBare || Number(value) >= TELLING)
    .slice(0, MOST_NUMBERS)
    .flatMap(({ start, end, value }) => {
      const from = units.findIndex((unit) => unit.start >= start);
      const to = units.findLastIndex((unit) => unit.end <= end) + 1;
      if (from < 0 || to <= from) return [];
      const written = folded.slice(start, end);
      const same = [...(corpus.numbers.get(value) ?? [])].filter((form) => form !== written);
      const rounded = same.length
        ? []
        : [...corpus.numbers].flatMap(([one, ways]) => (roundsTo(one, value) ? [...ways] : []));
      return [
        { from, to, strength: SAME, others: partsOfAll(same, corpus) },
        { from, to, strength: ROUNDED, others: partsOfAll(rounded, corpus) },
      ].filter(({ others }) => others.length > 0);
    });
}

const partsOfAll = (forms: readonly string[], corpus: Corpus) =>
  forms.slice(0, MOST_FORMS).flatMap((form) => partsOf(cut(form), corpus));
