import { z } from 'zod';

/** What a ballot can say. Undecided is a ballot. */
export const CHOICES = ['for', 'against', 'undecided'] as const;
export type BallotChoice = (typeof CHOICES)[number];

/** How many chose each. */
const Tally = z.object({ for: z.number(), against: z.number(), undecided: z.number() });
export type Tally = z.infer<typeof Tally>;

/**
 * What is told of the votes. `voted`: people in each vote. `paired`: those who voted twice and did not speak for a side; the rest counts them
 * alone. `swing`: change in percentage points for each side. `isRough`: the change is at least so large; more would show how single people voted.
 * `moved`: from each choice of the opening vote to each of the closing one.
 */
export const Result = z.object({
  voted: z.object({ opening: z.number(), closing: z.number() }),
  paired: z.number(),
  swing: z.object({ for: z.number(), against: z.number(), isRough: z.boolean() }).exactOptional(),
  moved: z.object({ for: Tally, against: Tally, undecided: Tally }).exactOptional(),
});
export type Result = z.infer<typeof Result>;

/** Fewest paired ballots for any figure, and for counts of who moved. */
export const LEAST_FOR_SWING = 5;
export const LEAST_FOR_COUNTS = 8;
/** A count below this, unless it is 0, could show a person. */
const LEAST_CELL = 3;
/** Where all but so many moved alike, the swing tells no more than that. */
const APART = 2;

export type Ballots = { opening: ReadonlyMap<string, BallotChoice>; closing: ReadonlyMap<string, BallotChoice> };

/** Counts the ballots. `spoke`: who spoke for a side, by random id. */
export function resultOf({ opening, closing }: Ballots, spoke: ReadonlySet<string>): Result {
  const moved = emptyMoves();
  for (const [person, before] of opening) {
    const after = closing.get(person);
    if (after !== undefined && !spoke.has(person)) moved[before][after]++;
  }
  const cells = CHOICES.flatMap((before) => CHOICES.map((after) => moved[before][after]));
  const paired = cells.reduce((sum, one) => sum + one, 0);
  // If all voted alike, the counts tell everybody's ballots.
  const isSafe = paired >= LEAST_FOR_COUNTS && cells.every((one) => one === 0 || (one >= LEAST_CELL && one < paired));
  return {
    voted: { opening: opening.size, closing: closing.size },
    paired,
    ...(paired >= LEAST_FOR_SWING && { swing: swingOf(moved, paired) }),
    ...(isSafe && { moved }),
  };
}

type Moves = NonNullable<Result['moved']>;

const emptyMoves = (): Moves => {
  const none = { for: 0, against: 0, undecided: 0 };
  return { for: { ...none }, against: { ...none }, undecided: { ...none } };
};

/** Change in percentage points of each side. Where nearly all moved alike it is cut, since then it tells how each of them voted. */
function swingOf(moved: Moves, paired: number): NonNullable<Result['swing']> {
  const most = paired - APART - 1;
  const net = (side: 'for' | 'against'): number =>
    CHOICES.reduce((sum, one) => sum + moved[one][side] - moved[side][one], 0);
  const cut = (change: number): number => Math.max(-most, Math.min(most, change));
  const points = (change: number): number => Math.round((change / paired) * 1_000) / 10;
  const [gain, loss] = [net('for'), net('against')];
  const isRough = cut(gain) !== gain || cut(loss) !== loss;
  return { for: points(cut(gain)), against: points(cut(loss)), isRough };
}
