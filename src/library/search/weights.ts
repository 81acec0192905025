import type { Features } from './features.ts';
import type { QueryKind } from './query.ts';

/**
 * Weights of the features for half-remembered words. Measured on quotations with words missing, swapped, misspelt and cut, which are not
 * part of the project. A quarter more or less of any weight changes almost nothing.
 */
const QUOTATION: Readonly<Features> = {
  // MiniSearch's own score, only to separate equal passages: it knows no order.
  retrieval: 1,
  units: 3.4,
  plain: 2.6,
  pairs: 3.6,
  // People remember a text in its order and in one piece. Chance matches are scattered.
  order: 4.7,
  close: 4,
  verbatim: 4.5,
  letters: 3.6,
  // Long passages contain anything by chance.
  length: -1.2,
  around: 0,
  rarest: 0,
  answers: 0,
  foreign: -2,
  untranslated: -8,
};

/** Weights for questions, which use other words than the text: rare words count, order and neighbours hardly, and answers are not short. */
const QUESTION: Readonly<Features> = {
  retrieval: 2,
  units: 9,
  plain: 1.5,
  pairs: 0,
  order: 1.5,
  close: 2,
  verbatim: 4.5,
  letters: 3,
  length: -0.4,
  around: 8.5,
  rarest: 0,
  answers: 0.5,
  foreign: -2,
  untranslated: -8,
};

export function scoreOf(features: Features, kind: QueryKind): number {
  const weights = WEIGHTS[kind];
  return NAMES.reduce((score, name) => score + weights[name] * features[name], 0);
}

export const WEIGHTS: Readonly<Record<QueryKind, Readonly<Features>>> = {
  text: QUOTATION,
  words: QUOTATION,
  question: QUESTION,
};

const NAMES = Object.keys(QUOTATION).filter((name): name is keyof Features => name in QUOTATION);
