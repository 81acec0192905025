import type { Features } from './features.ts';
import type { QueryKind } from './query.ts';

/**
 * Weights of the features, found by `npm run bench -- weights` on half-remembered sentences with words missing, swapped, misspelt and cut, on
 * single words, questions and translations. A quarter more or less of any weight changes little.
 */
const TEXT: Readonly<Features> = {
  retrieval: 0.8,
  units: 3.5,
  plain: 3.2,
  pairs: 4.4,
  // People remember a text in its order and in one piece. Chance matches are scattered.
  order: 4.6,
  close: 5.2,
  verbatim: 4.6,
  letters: 2.7,
  // Long passages contain anything by chance.
  length: -1.8,
  around: 0,
  rarest: -0.2,
  answers: 0,
  // What is in another language is compared with the part of the query that it can match, which is easier.
  foreign: -1.2,
  untranslated: -4.5,
};

/** Single words are in no order, and their neighbours in the query say nothing. */
const WORDS: Readonly<Features> = {
  retrieval: 2.6,
  units: 4,
  plain: 3.4,
  pairs: 3.8,
  order: 0,
  close: 2,
  verbatim: 4.5,
  letters: 4,
  length: -2.9,
  around: 0,
  rarest: 3.8,
  answers: 0,
  foreign: -1.2,
  untranslated: -4.5,
};

/** Questions use other words than the text: rare words count, order hardly, and so do neighbours and what is asked for. */
const QUESTION: Readonly<Features> = {
  retrieval: 1.9,
  units: 10,
  plain: 2,
  pairs: -1.3,
  order: 0,
  close: 3.7,
  verbatim: 4.5,
  letters: 2.5,
  length: -0.8,
  around: 9.3,
  rarest: 0.9,
  answers: 1.5,
  foreign: -1.2,
  untranslated: -4.5,
};

export const WEIGHTS: Readonly<Record<QueryKind, Readonly<Features>>> = {
  text: TEXT,
  words: WORDS,
  question: QUESTION,
};

/** The names of all features. */
export const FEATURES = Object.keys(TEXT).filter((name): name is keyof Features => name in TEXT);

export function scoreOf(features: Features, kind: QueryKind): number {
  const weights = WEIGHTS[kind];
  return FEATURES.reduce((score, name) => score + weights[name] * features[name], 0);
}
