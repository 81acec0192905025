import type { Features } from './features.ts';

/** How much each feature counts. Found on quotations and questions that are not part of the project; a rough hand will do. */
export const WEIGHTS: Readonly<Features> = {
  retrieval: 1,
  units: 3.4,
  plain: 2.6,
  pairs: 3.6,
  order: 4.7,
  close: 4,
  verbatim: 4.5,
  letters: 3.6,
  length: -1.2,
  paragraph: 8.2,
};

export function scoreOf(features: Features): number {
  let score = 0;
  for (const name of FEATURES) score += WEIGHTS[name] * features[name];
  return score;
}

const FEATURES = Object.keys(WEIGHTS).filter((name): name is keyof Features => name in WEIGHTS);
