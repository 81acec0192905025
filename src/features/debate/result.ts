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
/** Where all but fewer than so many moved alike, the swing tells no more than that. One of them can be whoever looks, and have moved the other way. */
const APART = 4;

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
  const isSafe =
    paired >= LEAST_FOR_COUNTS && cells.every((one) => one === 0 || one >= LEAST_CELL) && !areAlike(moved, paired);
  return {
    voted: { opening: opening.size, closing: closing.size },
    paired,
    ...(paired >= LEAST_FOR_SWING && { swing: swingOf(moved, paired) }),
    ...(isSafe && { moved }),
  };
}

/** True if all voted alike before, or after: then the counts tell a ballot of each of them. */
function areAlike(moved: Moves, paired: number): boolean {
  const before = CHOICES.map((one) => CHOICES.reduce((sum, other) => sum + moved[one][other], 0));
  const after = CHOICES.map((one) => CHOICES.reduce((sum, other) => sum + moved[other][one], 0));
  return [...before, ...after].includes(paired);
}

type Moves = NonNullable<Result['moved']>;

const emptyMoves = (): Moves => {
  const none = { for: 0, against: 0, undecided: 0 };
  return { for: { ...none }, against: { ...none }, undecided: { ...none } };
};

/**
 * Change in percentage points of each side. Where nearly all moved alike it is cut, since then it tells how each of them voted. What undecided people
 * lost or gained follows from the two sides, and counts as well.
 */
function swingOf(moved: Moves, paired: number): NonNullable<Result['swing']> {
  const most = paired - APART;
  const net = (side: BallotChoice): number =>
    CHOICES.reduce((sum, one) => sum + moved[one][side] - moved[side][one], 0);
  const [gain, loss] = cut(net('for'), net('against'), most);
  const points = (change: number): number => Math.round((change / paired) * 1_000) / 10;
  const isRough = CHOICES.some((one) => Math.abs(net(one)) > most);
  return { for: points(gain), against: points(loss), isRough };
}

/** Makes two changes smaller until neither they nor their sum are more than `most`, the larger one first. */
function cut(one: number, other: number, most: number): [number, number] {
  const isSmall = [one, other, one + other].every((change) => Math.abs(change) <= most);
  if (isSmall) return [one, other];
  const [size, otherSize] = [Math.abs(one), Math.abs(other)];
  const less = (change: number): number => change - Math.sign(change);
  return cut(size >= otherSize ? less(one) : one, otherSize >= size ? less(other) : other, most);
}
