import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness } from '#core/word-overlap.ts';

describe('the likeness of two sentences', () => {
  it('is 1 for the same words, 0 for none in common, and the same both ways', () => {
    const sentence = fc
      .array(fc.constantFrom('owls', 'lived', 'in', 'the', '磨坊', 'mill'))
      .map((some) => some.join(' '));
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        expect(likeness(one, other)).toBe(likeness(other, one));
        expect(likeness(one, other)).toBeGreaterThanOrEqual(0);
        expect(likeness(one, one)).toBe(one ? 1 : 0);
      }),
    );
    expect(likeness('It burned.', 'Then rain fell.')).toBe(0);
  });

  it('counts words, as often as they stand in both, whatever their case and punctuation', () => {
    expect(likeness('The mill, the owl', 'the MILL!')).toBeCloseTo(4 / 6);
    expect(likeness('磨坊空着。', '磨坊满了')).toBeCloseTo(4 / 8);
  });
});
