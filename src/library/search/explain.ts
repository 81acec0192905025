import type { Why } from '#core/ports/finder.ts';
import type { Features } from './features.ts';
import type { Matches } from './matches.ts';
import type { ReadWords } from './query.ts';
import { FEATURES, WEIGHTS } from './weights.ts';

/** Says why a passage was ranked where it is. Without features, it is there for a phrase in quotation marks. */
export function explain(query: ReadWords, { best }: Matches, features: Features | undefined): Why {
  const texts = (isFound: (strength: number) => boolean) =>
    query.slots.flatMap(({ text }, slot) => (isFound(best[slot] ?? 0) ? [text] : []));
  const weights = WEIGHTS[query.kind];
  return {
    kind: query.kind,
    exact: texts((strength) => strength === 1),
    similar: texts((strength) => strength > 0 && strength < 1),
    missing: texts((strength) => strength === 0),
    parts: features
      ? FEATURES.map((name) => ({ name, measured: features[name], counts: features[name] * weights[name] }))
      : [],
  };
}
