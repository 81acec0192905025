import { COLON, ENDINGS, OPEN, type PassageRow, QUESTION, SENTENCE } from './passage-row.ts';

/**
 * Scores of an alignment: natural logarithms of how much more probable a thing is between translations than by chance. Tuned on pairs of
 * articles from public projects.
 */

/** The shapes of beads (`a` passages to `b` passages) with their price. */
export const STEPS: readonly { a: number; b: number; price: number }[] = [
  { a: 1, b: 1, price: 0 },
  { a: 2, b: 1, price: 2.7 },
  { a: 1, b: 2, price: 2.7 },
  { a: 3, b: 1, price: 4.6 },
  { a: 1, b: 3, price: 4.6 },
  { a: 4, b: 1, price: 6.5 },
  { a: 1, b: 4, price: 6.5 },
  { a: 2, b: 2, price: 5 },
];

/** Most passages of one side in a bead. */
export const DEEPEST = 4;

/** What else raises or lowers the score of an alignment. */
export const SCORES = {
  // The price of the first passage that has no counterpart, inside a paragraph and at its beginning, and of each further one.
  gapInside: 2.5,
  gapAtBeginning: 2.2,
  gapFurther: 0.7,
  // Above that, if its heading has a counterpart, and if passages of the other side have none either.
  gapAfterHeading: 1.5,
  gapOnBothSides: 1,
  // Both sides of a bead begin a paragraph, or only one; a bead goes on over the end of a paragraph, or of a line without a mark.
  bothBegin: 0.8,
  oneBegins: -1,
  overParagraph: 3,
  overOpenEnd: -1.5,
  // For each nat that clues of the passages are worth, shared or not: who has many must share some.
  unmet: 0.18,
  // Both end with the same mark, or without one; only one ends without; only one is a question.
  sameMark: 1.5,
  noMark: 0.6,
  oneMark: -0.8,
  otherMark: -0.3,
  oneQuestion: -1.5,
};

/** What it says that two passages end alike, or not. */
function endingScore(a: number, b: number): number {
  if (a === b) return a === SENTENCE ? 0.2 : a === OPEN ? SCORES.noMark : SCORES.sameMark;
  if (a === QUESTION || b === QUESTION) return SCORES.oneQuestion;
  if (a !== OPEN && b !== OPEN) return SCORES.otherMark;
  return a === COLON || b === COLON ? 0 : SCORES.oneMark;
}

let endings: readonly Float64Array[] | undefined;
/** What it says that a passage ends as `a` and its counterpart in each way. */
export function endingScores(a: number): Float64Array {
  endings ??= Array.from({ length: ENDINGS }, (_, x) =>
    Float64Array.from({ length: ENDINGS }, (__, y) => endingScore(x, y)),
  );
  return endings[a] ?? new Float64Array();
}

// The variance of a ratio of lengths: of each letter, and of the whole. `BY_CHANCE`: the deviation of any two passages.
const PER_LETTER = 3;
const OF_WHOLE = 0.03;
const LONGEST = 2000;
const BY_CHANCE = 0.9;
const WORST = -5;
let table: Float64Array | undefined;

/** What it says that two texts have these lengths: their difference is normally distributed, with more variance the longer they are. */
export function lengthScore(a: number, b: number): number {
  const mean = (a + b) / 2 + 2;
  const difference = (a - b) / mean;
  const variance = PER_LETTER / mean + OF_WHOLE;
  table ??= Float64Array.from(
    { length: LONGEST + 1 },
    (_, at) => 0.5 * Math.log(BY_CHANCE ** 2 / (PER_LETTER / Math.max(2, at) + OF_WHOLE)),
  );
  const score = (table[Math.min(LONGEST, mean | 0)] ?? 0) - (difference * difference) / (2 * variance);
  return score < WORST ? WORST : score;
}

/** `costs[k][i]`: what it costs on one side that the `k` passages before `i` are one bead. */
export type SideCosts = readonly Float64Array[];

export function costsOf(row: PassageRow, worth: Float64Array, structure: number): SideCosts {
  return Array.from({ length: DEEPEST + 1 }, (_, size) =>
    Float64Array.from({ length: row.count + 1 }, (__, end) => {
      let cost = 0;
      for (let at = Math.max(0, end - size); at < end; at++) {
        cost += SCORES.unmet * (worth[at] ?? 0);
        if (at === end - size) continue;
        if (row.begins[at]) cost += structure * SCORES.overParagraph;
        else if (row.endings[at - 1] === OPEN) cost += SCORES.overOpenEnd;
      }
      return cost;
    }),
  );
}

/** What it costs to leave out the passage before each place, if the one before that is not left out too. */
export function gapsOf({ begins, endings, count }: PassageRow): Float64Array {
  return Float64Array.from({ length: count + 1 }, (_, end) => {
    const at = end - 1;
    const afterHeading = at > 0 && begins[at] && begins[at - 1] && endings[at - 1] === OPEN && endings[at] !== OPEN;
    return (begins[at] ? SCORES.gapAtBeginning : SCORES.gapInside) + (afterHeading ? SCORES.gapAfterHeading : 0);
  });
}
