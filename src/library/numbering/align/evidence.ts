/**
 * What pairs of passages share. `a` and `b`: each passage's clues by number, only those that both sides have. `weights`: what sharing a clue
 * is worth (nats). `places`: the passages of `b` that have a clue. `worthA` and `worthB`: what all clues of a passage are worth.
 */
export type Evidence = {
  a: readonly (readonly number[])[];
  b: readonly (readonly number[])[];
  weights: readonly number[];
  places: readonly (readonly number[])[];
  worthA: Float64Array;
  worthB: Float64Array;
};

/** How often a clue of a passage is in its counterpart too, and the most it is worth. */
type Kind = { hit: number; most: number };
export const EXACT: Kind = { hit: 0.8, most: 4.5 };
export const MEANING: Kind = { hit: 0.4, most: 3.5 };
export const HAN_PAIR: Kind = { hit: 0.6, most: 2.5 };

export type Marked = { kind: Kind; clues: readonly string[] };

// Texts are short, so a clue that is there once is not yet known to be rare. As if so many passages without it stood there too.
const UNSEEN = 30;
const LEAST = 0.2;
const FIGURE = /^\d{2,8}$/;
const LONE_FIGURE = 24;
const MOST_WORTH = 24;

/** Collects what passages share. Clues that only one side has, or that are everywhere, are left out. */
export function evidenceOf(a: readonly (readonly Marked[])[], b: readonly (readonly Marked[])[]): Evidence {
  const inA = counts(a);
  const inB = counts(b);
  const numbers = new Map<string, number>();
  const weights: number[] = [];
  for (const [clue, { kind, count }] of inA) {
    const other = inB.get(clue);
    if (!other) continue;
    const share = Math.max((count + 0.5) / (a.length + UNSEEN), (other.count + 0.5) / (b.length + UNSEEN));
    const weight = Math.min(kind.most, Math.log(kind.hit / share));
    if (weight < LEAST) continue;
    numbers.set(clue, weights.push(weight) - 1);
  }
  const rowsA = numbered(a, numbers);
  const rowsB = numbered(b, numbers);
  const places: number[][] = weights.map(() => []);
  for (const [at, row] of rowsB.entries()) for (const clue of row) places[clue]?.push(at);
  const weightOf = (clue: string) => weights[numbers.get(clue) ?? -1];
  return {
    a: rowsA,
    b: rowsB,
    weights,
    places,
    worthA: worths(a, weightOf, inA, inB),
    worthB: worths(b, weightOf, inB, inA),
  };
}

function counts(rows: readonly (readonly Marked[])[]): Map<string, { kind: Kind; count: number }> {
  const found = new Map<string, { kind: Kind; count: number }>();
  for (const row of rows) {
    for (const { kind, clues } of row) {
      for (const clue of clues) {
        const there = found.get(clue);
        if (there) there.count += 1;
        else found.set(clue, { kind, count: 1 });
      }
    }
  }
  return found;
}

function numbered(rows: readonly (readonly Marked[])[], numbers: ReadonlyMap<string, number>): number[][] {
  return rows.map((row) => {
    const found = row.flatMap(({ clues }) => clues.map((clue) => numbers.get(clue)));
    return [...new Set(found.filter((number) => number !== undefined))];
  });
}

type Counts = ReadonlyMap<string, { count: number }>;

/**
 * Returns what the clues of each passage are worth, as far as its counterpart can be expected to have them. A figure that only one side
 * has says that the passage has no counterpart.
 */
function worths(
  rows: readonly (readonly Marked[])[],
  weightOf: (clue: string) => number | undefined,
  here: Counts,
  there: Counts,
): Float64Array {
  const worth = (clue: string) => {
    const weight = weightOf(clue);
    if (weight === undefined) return !there.has(clue) && FIGURE.test(clue) ? LONE_FIGURE : 0;
    return weight * Math.min(1, (there.get(clue)?.count ?? 0) / (here.get(clue)?.count ?? 1));
  };
  const sum = ({ clues }: Marked) => clues.reduce((total, clue) => total + worth(clue), 0);
  return Float64Array.from(rows, (row) =>
    Math.min(
      MOST_WORTH,
      row.reduce((total, marked) => total + sum(marked), 0),
    ),
  );
}
