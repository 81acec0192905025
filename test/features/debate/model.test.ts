import fc from 'fast-check';
import { expect, test } from 'vitest';
import { histories, live } from './histories.ts';

const SAMPLE = 150;

test('whatever people, clocks and platforms do to a debate, it keeps its promises and ends', () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(histories(70), (history) => {
      const { debate } = live(history);
      ends.add(debate.ended ?? 'closed');
    }),
    { numRuns: SAMPLE, seed: 17 },
  );
  expect([...ends].sort()).toEqual(['abandoned', 'cancelled', 'closed', 'nobody-started', 'place-gone']);
});
