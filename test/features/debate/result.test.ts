import { describe, expect, test } from 'vitest';
import { type BallotChoice, resultOf } from '#features/debate/result.ts';
import { certainties } from './observer.ts';

const votes = (choices: string) =>
  new Map(
    [...choices].map((choice, at) => [`p${at}`, ({ f: 'for', a: 'against', u: 'undecided' } as const)[choice as 'f']]),
  );
const result = (opening: string, closing: string, spoke: string[] = []) =>
  resultOf({ opening: votes(opening), closing: votes(closing) as Map<string, BallotChoice> }, new Set(spoke));

describe('what a result shows', () => {
  test('no figures of fewer than five people who voted twice; how many voted is told', () => {
    expect(result('fau', 'ffff')).toEqual({ voted: { opening: 3, closing: 4 }, paired: 3 });
    expect(result('uuuf', 'ffff')).toEqual({ voted: { opening: 4, closing: 4 }, paired: 4 });
  });

  test('from five to seven the swing alone', () => {
    expect(result('uuffa', 'fuffa')).toEqual({
      ...{ voted: { opening: 5, closing: 5 }, paired: 5 },
      swing: { for: 20, against: 0, isRough: false },
    });
    expect(result('uuuffaa', 'ffuffaa').moved).toBeUndefined();
  });

  test('from eight, who moved from where to where, if no count is one or two', () => {
    const { moved, swing } = result('uuufffaaa', 'fffaaaaaa');
    expect(moved?.undecided.for).toBe(3);
    expect(moved?.for.against).toBe(3);
    expect(swing).toEqual({ for: 0, against: 33.3, isRough: false });
    expect(result('uuufffaa', 'fffaaaaa').moved).toBeUndefined();
  });

  test('no counts where all stood alike before or afterwards: they would tell everybody’s ballot', () => {
    expect(result('ffffffff', 'fffffaaa').moved).toBeUndefined();
    expect(result('fffffaaa', 'ffffffff').moved).toBeUndefined();
    expect(result('ffffffff', 'ffffffff').moved).toBeUndefined();
  });

  test('where nearly all moved alike, the swing tells no more than that', () => {
    expect(result('aaaaa', 'fffff').swing).toEqual({ for: 20, against: -20, isRough: true });
    expect(result('uuuuuuuu', 'ffffffff').swing).toEqual({ for: 50, against: 0, isRough: true });
  });

  test('whoever spoke for a side is not counted, nor whoever voted once', () => {
    expect(result('uuuuuf', 'fffuuf', ['p5']).paired).toBe(5);
    expect(result('uuuuuf', 'fffuu').paired).toBe(5);
  });

  test.each([5, 8])(
    'of %i voters, nobody who knows their own ballots can be sure of a single ballot of another',
    (voters) => expect(certainties(voters)).toEqual([]),
  );
});
