import { type BallotChoice, CHOICES, type Result, resultOf } from '#features/debate/result.ts';

/** How somebody voted: before, and after. */
export type Pair = readonly [BallotChoice, BallotChoice];
export const PAIRS: readonly Pair[] = CHOICES.flatMap((before) => CHOICES.map((after): Pair => [before, after]));

/** All ways in which so many people can have voted, as how many voted in each of nine ways. */
export function* allCounts(people: number, ways = PAIRS.length): Generator<number[]> {
  if (ways === 1) return yield [people];
  for (let first = 0; first <= people; first++)
    for (const rest of allCounts(people - first, ways - 1)) yield [first, ...rest];
}

function resultOfCounts(counts: readonly number[]): Result {
  const [opening, closing] = [new Map<string, BallotChoice>(), new Map<string, BallotChoice>()];
  for (const [way, count] of counts.entries())
    for (let one = 0; one < count; one++) {
      const [before, after] = PAIRS[way] ?? ['for', 'for'];
      opening.set(`${way} ${one}`, before);
      closing.set(`${way} ${one}`, after);
    }
  return resultOf({ opening, closing }, new Set());
}

/**
 * What somebody who sees a result, and knows how they voted themselves, can be sure of about any other voter: tries every way in which all can have
 * voted. `own`: which of the nine ways is theirs; undefined if their ballots are not among those counted. Others are alike to them, so that a choice
 * is certain if in every way that fits all others made it. Returns what is certain.
 */
export function certainties(people: number): string[] {
  const seen = new Map<string, { before: Set<string>; after: Set<string>; example: string }>();
  for (const counts of allCounts(people)) {
    const shown = JSON.stringify(resultOfCounts(counts));
    for (const own of [undefined, ...PAIRS.keys()]) {
      if (own !== undefined && !counts[own]) continue;
      const key = `${own} ${shown}`;
      const known = seen.get(key) ?? { before: new Set(), after: new Set(), example: `${counts} as ${own}: ${shown}` };
      seen.set(key, known);
      for (const [way, count] of counts.entries())
        if (count - (way === own ? 1 : 0) > 0) {
          known.before.add(PAIRS[way]?.[0] ?? '');
          known.after.add(PAIRS[way]?.[1] ?? '');
        }
    }
  }
  return [...seen.values()]
    .filter(({ before, after }) => before.size < 2 || after.size < 2)
    .map(({ example }) => example);
}
