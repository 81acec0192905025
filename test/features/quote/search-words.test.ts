import { describe, expect, it } from 'vitest';
import { pointedAt } from '#features/quote/search-words.ts';

/** Words of nine letters, each with a blank behind it. */
const WORDS = 'onlookers ';

describe('a message that is searched for', () => {
  it('is searched for as it is up to 300 characters', () => {
    const message = 'o'.repeat(300);
    expect(pointedAt(message)).toBe(message);
    expect(pointedAt('\u{2070e}'.repeat(301))).toBe('\u{2070e}'.repeat(300));
  });

  it('is cut at the end of a word, unless that would leave less than 200 characters', () => {
    expect(pointedAt(WORDS.repeat(40))).toBe(WORDS.repeat(30).trim());
    const cutBehind = (length: number) => pointedAt(`${'o'.repeat(length)} ${'x'.repeat(300)}`).length;
    expect([cutBehind(199), cutBehind(200), cutBehind(299)]).toEqual([300, 200, 299]);
  });

  it('is read behind any number of blanks and marks that a message may begin with', () => {
    expect(pointedAt(`${' '.repeat(3_990)}“ferry”`)).toBe('ferry');
    expect(pointedAt('the keeper’s ‘late’ ferry')).toBe('the keeper’s late ferry');
  });
});
