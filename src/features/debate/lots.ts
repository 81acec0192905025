import { SIDES, type Side } from './format.ts';
import { type Debate, membersOf } from './state.ts';

/** Returns a number from 0 to `sides` - 1. */
export type Dice = (sides: number) => number;

type Sides = Record<string, Side>;

/** In an order that the dice decide. */
export function shuffled<T>(all: readonly T[], dice: Dice): T[] {
  const mixed = [...all];
  for (let last = mixed.length - 1; last > 0; last--) {
    const one = dice(last + 1);
    [mixed[last], mixed[one]] = [mixed[one] as T, mixed[last] as T];
  }
  return mixed;
}

const undecidedOf = ({ people }: Debate): string[] =>
  [...people].filter(([, { stance }]) => stance === 'undecided').map(([person]) => person);

const sizesOf = (debate: Debate) => ({
  for: membersOf(debate, 'for').length,
  against: membersOf(debate, 'against').length,
});

const shorter = (sizes: Record<Side, number>, dice: Dice): Side => {
  if (sizes.for === sizes.against) return SIDES[dice(SIDES.length)] ?? 'for';
  return sizes.for < sizes.against ? 'for' : 'against';
};

/**
 * Fills up the shorter side with undecided people, by lot, until both sides have somebody and are equal, or nobody undecided is left. Whoever chose
 * a side or watches stays there.
 */
export function filledUp(debate: Debate, dice: Dice): Sides {
  const sizes = sizesOf(debate);
  const sides: Sides = {};
  for (const person of shuffled(undecidedOf(debate), dice)) {
    if (sizes.for === sizes.against && sizes.for > 0) break;
    const side = shorter(sizes, dice);
    sides[person] = side;
    sizes[side]++;
  }
  return sides;
}

/** Makes the sides equal, or one apart: undecided people fill up the shorter one, then lots move people of the longer one. */
export function balanced(debate: Debate, dice: Dice): Sides {
  const sides = filledUp(debate, dice);
  const now = (side: Side) => [
    ...membersOf(debate, side),
    ...Object.keys(sides).filter((person) => sides[person] === side),
  ];
  const [long, short]: [Side, Side] =
    now('for').length > now('against').length ? ['for', 'against'] : ['against', 'for'];
  const extra = Math.floor((now(long).length - now(short).length) / 2);
  for (const person of shuffled(membersOf(debate, long), dice).slice(0, extra)) sides[person] = short;
  return sides;
}

/** Puts everybody who does not watch on a side by lot. */
export function drawnAll(debate: Debate, dice: Dice): Sides {
  const all = [...debate.people].filter(([, { stance }]) => stance !== 'watching').map(([person]) => person);
  const first = SIDES[dice(SIDES.length)] ?? 'for';
  const order: readonly Side[] = first === 'for' ? ['for', 'against'] : ['against', 'for'];
  return Object.fromEntries(shuffled(all, dice).map((person, at) => [person, order[at % 2] ?? 'for']));
}
