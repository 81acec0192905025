import type { Corpus } from './corpus.ts';
import type { Matches } from './matches.ts';
import type { ReadWords } from './query.ts';

/** Measures of how a passage fits a query, each from 0 to about 1. Only `length` is a logarithm. */
export type Features = {
  retrieval: number;
  units: number;
  plain: number;
  pairs: number;
  order: number;
  close: number;
  verbatim: number;
  letters: number;
  length: number;
  around: number;
  /** The rarest words of the query are there. */
  rarest: number;
  /** It has what a question asks for: a number, a time, a name or a place. */
  answers: number;
  /** It is in another language than the query. */
  foreign: number;
  /** … and what of the query it could not have. */
  untranslated: number;
};

/** Share of the query's weight whose units are found. */
export function unitsFound(query: ReadWords, { best }: Matches): number {
  return share(query, (slot) => best[slot] ?? 0);
}

/** How much of the rarest units is found. A rare name is hardly ever misremembered. */
export function rarestFound({ slots }: ReadWords, { best }: Matches): number {
  const heaviest = Math.max(0, ...slots.map(({ weight }) => weight));
  const rare = slots.flatMap(({ weight }, slot) => (weight >= NEARLY * heaviest ? [best[slot] ?? 0] : []));
  return rare.length ? rare.reduce((sum, one) => sum + one, 0) / rare.length : 0;
}
const NEARLY = 0.85;

/** Like `unitsFound`, but every unit counts the same, because common words tell neighbouring passages apart. */
export function plainFound({ slots }: ReadWords, { best }: Matches): number {
  const counted = slots.filter(({ weight }) => weight > 0).length;
  return counted === 0 ? 0 : best.reduce((sum, one) => sum + one, 0) / counted;
}

/** Share of the weight of the query's words and pairs of joined characters that are found. */
export function pairsFound({ slots }: ReadWords, { all, best }: Matches): number {
  const found = new Map<number, number>();
  const lastAt: number[] = [];
  const lastStrength: number[] = [];
  for (const { at, slot, strength, said } of all) {
    if (said) found.set(slot, Math.max(found.get(slot) ?? 0, strength));
    else if (slots[slot]?.joined && lastAt[slot - 1] === at - 1) {
      found.set(slot, Math.max(found.get(slot) ?? 0, Math.min(strength, lastStrength[slot - 1] ?? 0)));
    }
    lastAt[slot] = at;
    lastStrength[slot] = strength;
  }
  let whole = 0;
  let sum = 0;
  slots.forEach(({ dense, joined, weight }, slot) => {
    if (dense && !joined && slots[slot + 1]?.joined) return;
    const own = joined ? weight + (slots[slot - 1]?.weight ?? 0) : weight;
    whole += own;
    sum += own * (joined ? (found.get(slot) ?? 0) : (best[slot] ?? 0));
  });
  return whole > 0 ? sum / whole : 0;
}

/** Share of the weight in the heaviest run of units that query and passage have in the same order, with gaps. */
export function inOrder({ slots }: ReadWords, { all }: Matches): number {
  // A Fenwick tree of the heaviest run that ends at or before a slot.
  const heaviest = new Float64Array(slots.length + 1);
  const upTo = (slot: number) => {
    let most = 0;
    for (let i = slot; i > 0; i -= i & -i) most = Math.max(most, heaviest[i] ?? 0);
    return most;
  };
  for (let from = 0; from < all.length; ) {
    let to = from;
    while (to < all.length && all[to]?.at === all[from]?.at) to++;
    const runs = all
      .slice(from, to)
      .map(({ slot, strength }) => ({ slot, run: upTo(slot) + strength * (slots[slot]?.weight ?? 0) }));
    for (const { slot, run } of runs) {
      for (let i = slot + 1; i <= slots.length; i += i & -i) heaviest[i] = Math.max(heaviest[i] ?? 0, run);
    }
    from = to;
  }
  const whole = weightOf({ slots });
  return whole > 0 ? upTo(slots.length) / whole : 0;
}

/** Units of the passage for each unit of the query: people leave out about every second word. */
const SPREAD = 2;

/** Share of the weight in the heaviest set of the query's units within a window twice as long as the query. */
export function closeTogether({ slots }: ReadWords, { all, best }: Matches): number {
  const inside = new Int32Array(slots.length);
  const weigh = (slot: number) => (slots[slot]?.weight ?? 0) * (best[slot] ?? 0);
  let first = 0;
  let sum = 0;
  let most = 0;
  for (const { at, slot } of all) {
    if (inside[slot] === 0) sum += weigh(slot);
    inside[slot] = (inside[slot] ?? 0) + 1;
    for (let left = all[first]; left && at - left.at >= SPREAD * slots.length; left = all[++first]) {
      inside[left.slot] = (inside[left.slot] ?? 0) - 1;
      if (inside[left.slot] === 0) sum -= weigh(left.slot);
    }
    most = Math.max(most, sum);
  }
  const whole = weightOf({ slots });
  return whole > 0 ? most / whole : 0;
}

/** Length of the passage compared with the mean, as a logarithm. Long passages contain anything by chance. */
export function longerThanUsual({ length }: Matches, { meanLength }: Corpus): number {
  return Math.log((length + 1) / (meanLength + 1));
}

/** Share of the weight of units that the passage lacks and its neighbours contain. */
export function foundAround(query: ReadWords, { best }: Matches, around: (slot: number) => boolean): number {
  return share(query, (slot) => ((best[slot] ?? 0) === 0 && around(slot) ? 1 : 0));
}

export function weightOf({ slots }: Pick<ReadWords, 'slots'>): number {
  return slots.reduce((sum, { weight }) => sum + weight, 0);
}

function share({ slots }: ReadWords, part: (slot: number) => number): number {
  const whole = weightOf({ slots });
  return whole > 0 ? slots.reduce((sum, { weight }, slot) => sum + weight * part(slot), 0) / whole : 0;
}
