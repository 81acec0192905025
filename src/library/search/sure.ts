import type { Features } from './features.ts';
import type { QueryKind } from './query.ts';

/** A ranked passage, as far as it says whether the first one is meant. */
export type Judged = { score: number; features: Features };
/** `weight`: of all units of the query, by their rarity. */
export type Asked = { kind: QueryKind; weight: number };

/** What speaks for the first passage being the one that is meant. Each is between 0 and a few. */
export type Evidence = {
  constant: number;
  /** Lead over the next passage of the same language, as a share of the score, and as it is. */
  lead: number;
  distance: number;
  covered: number;
  pairs: number;
  order: number;
  close: number;
  letters: number;
  verbatim: number;
  rarest: number;
  foreign: number;
  /** Length of the query, and of what is found of it, by the rarity of its words; logarithms. */
  length: number;
  found: number;
  missing: number;
  words: number;
  question: number;
};

/** A lead of so much is one of 1. */
const FAR = 10;

export function evidenceOf(first: Judged, next: Judged | undefined, { kind, weight }: Asked): Evidence {
  const { features } = first;
  const covered = features.units * (1 - features.untranslated);
  const lead = first.score - (next?.score ?? 0);
  return {
    constant: 1,
    lead: Math.max(0, Math.min(1, lead / Math.max(first.score, 1))),
    distance: Math.max(0, lead) / FAR,
    covered,
    pairs: features.pairs,
    order: features.order,
    close: features.close,
    letters: features.letters,
    verbatim: features.verbatim,
    rarest: features.rarest,
    foreign: features.foreign,
    length: Math.log1p(weight),
    found: Math.log1p(weight * covered * features.order),
    missing: Math.log1p(weight * (1 - covered)),
    words: kind === 'words' ? 1 : 0,
    question: kind === 'question' ? 1 : 0,
  };
}

/**
 * Found by `npm run bench -- weights` on queries whose passage is there, and on the same ones without it. The constant makes 4 of 100 of the
 * latter sure.
 */
const CALIBRATED: Readonly<Evidence> = {
  constant: 0.21,
  lead: 1.85,
  distance: 5.85,
  covered: -0.96,
  pairs: -4.06,
  order: -0.54,
  close: 1.71,
  letters: 2.42,
  verbatim: 2.02,
  rarest: -1.23,
  foreign: -6.16,
  length: -1.88,
  found: 3.25,
  missing: -1.14,
  words: -0.29,
  question: -0.18,
};
/** Likelihood from which the passage is put forward as the one that was meant: a logit. */
const SURE = 0;

export const EVIDENCE = Object.keys(CALIBRATED) as (keyof Evidence)[];

/** False where the next passage has the words as they were typed, too: nothing says which of the two is meant. */
export function isSure(first: Judged, next: Judged | undefined, asked: Asked): boolean {
  if (next?.features.verbatim === 1) return false;
  const evidence = evidenceOf(first, next, asked);
  return EVIDENCE.reduce((sum, name) => sum + CALIBRATED[name] * evidence[name], 0) >= SURE;
}
