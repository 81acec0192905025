import type { Features } from './features.ts';

/**
 * How much each feature counts in words half remembered. From measurements on quotations with words missing, swapped, misspelt and
 * cut, which are not part of the project; a quarter more or less of any changes next to nothing.
 */
const QUOTATION: Readonly<Features> = {
  // MiniSearch's own opinion, only to tell equals apart: it knows no order.
  retrieval: 1,
  units: 3.4,
  plain: 2.6,
  pairs: 3.6,
  // What was read is remembered in its order and in one piece; chance finds are scattered.
  order: 4.7,
  close: 4,
  verbatim: 4.5,
  letters: 3.6,
  // Long passages hold anything.
  length: -1.2,
  around: 0,
};

/** Questions are put in words of their own: rare words count, their order and company hardly, and answers are not short. */
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
};

export function scoreOf(features: Features, isQuestion: boolean): number {
  const weights = isQuestion ? QUESTION : QUOTATION;
  return NAMES.reduce((score, name) => score + weights[name] * features[name], 0);
}

const NAMES = Object.keys(QUOTATION).filter((name): name is keyof Features => name in QUOTATION);
