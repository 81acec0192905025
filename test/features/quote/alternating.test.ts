import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { alternating } from '#features/quote/alternating.ts';
import { openHouse, passages } from '../../commands/house.ts';

/** Pairs written as `1|a 2|bc`. */
function pairs(own: string, other: string, parallels: Record<string, string>): string {
  const found = alternating([...own], [...other], (label) => [...(parallels[label] ?? '')]);
  return found.map((pair) => `${pair.own.join('')}|${pair.other.join('')}`).join(' ');
}

describe('passages of two editions', () => {
  test.each([
    ['one by one', '123', 'abc', { 1: 'a', 2: 'b', 3: 'c' }, '1|a 2|b 3|c'],
    ['one with two', '123', 'abcd', { 1: 'a', 2: 'bc', 3: 'd' }, '1|a 2|bc 3|d'],
    ['two with one', '123', 'ab', { 1: 'a', 2: 'a', 3: 'b' }, '12|a 3|b'],
    ['with one that only the first has', '123', 'ac', { 1: 'a', 3: 'c' }, '12|a 3|c'],
    ['with one that only the other has', '13', 'abc', { 1: 'a', 3: 'c' }, '1|ab 3|c'],
    ['with one at the beginning that only the first has', '123', 'bc', { 2: 'b', 3: 'c' }, '12|b 3|c'],
    ['in another order', '1234', 'abcd', { 1: 'a', 2: 'c', 3: 'b', 4: 'd' }, '1|a 23|bc 4|d'],
  ])('stand side by side: %s', (_, own, other, parallels, expected) => {
    expect(pairs(own, other, parallels)).toBe(expected);
  });

  it('are all there once and in order, whatever says the same', () => {
    const parallels = fc.dictionary(fc.constantFrom(...'12345'), fc.subarray([...'abcde']));
    fc.assert(
      fc.property(parallels, (given) => {
        const found = alternating([...'12345'], [...'abcde'], (label) => given[label] ?? []);
        expect(found.flatMap(({ own }) => own).join('')).toBe('12345');
        expect(found.flatMap(({ other }) => other).join('')).toBe('abcde');
      }),
    );
  });
});

it('a part of an article in both languages gives each passage beside its counterpart', async () => {
  const house = await openHouse();
  const FAY = { name: 'Fay', may: 'facilitator' } as const;
  await house.say('/daily on 9:00 Berlin both article:chip-controls name:read', FAY);
  const shown = passages(await house.say('/daily preview read', FAY)).map(({ language }) => language);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown).toEqual(shown.map((_, at) => (at % 2 ? 'zh' : 'en')));
});
