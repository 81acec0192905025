import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Drawable, drawFrom } from '#features/prompts/deck.ts';

/** Draws so often from a deck, its state stored and read again each time as a restart would. */
function drawn(cards: readonly Drawable[], times: number, rolls: readonly number[]) {
  let state: unknown;
  return Array.from({ length: times }, (_, at) => {
    const { id, anew, state: after } = drawFrom(state, cards, (sides) => (rolls[at % rolls.length] ?? 0) % sides);
    state = JSON.parse(JSON.stringify(after));
    return { id, anew };
  });
}

const deck = fc
  .record({
    camps: fc.integer({ min: 2, max: 6 }),
    each: fc.integer({ min: 1, max: 4 }),
    free: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ camps, each, free }): Drawable[] => [
    ...Array.from({ length: camps * each }, (_, at) => ({ id: `p${at}`, camp: `c${at % camps}` })),
    ...Array.from({ length: free }, (_, at) => ({ id: `free${at}` })),
  ]);
const rolls = fc.array(fc.nat(), { minLength: 7, maxLength: 31 });

describe('a deck of prompts', () => {
  it('never gives the same again until all were drawn, and says when it begins anew', () => {
    fc.assert(
      fc.property(deck, rolls, (cards, dice) => {
        const all = drawn(cards, cards.length * 3, dice);
        for (let round = 0; round < 3; round++) {
          const some = all.slice(round * cards.length, (round + 1) * cards.length);
          expect(new Set(some.map(({ id }) => id)).size).toBe(cards.length);
          expect(some.map(({ anew }) => anew)).toEqual(some.map((_, at) => round > 0 && at === 0));
        }
      }),
    );
  });

  it('lets camps come up equally often, at any time to within one', () => {
    fc.assert(
      fc.property(deck, rolls, (cards, dice) => {
        const counts = new Map(cards.flatMap(({ camp }) => (camp ? [[camp, 0]] : [])));
        for (const { id } of drawn(cards, cards.length * 3, dice)) {
          const { camp } = cards.find((one) => one.id === id) ?? {};
          if (camp) counts.set(camp, (counts.get(camp) ?? 0) + 1);
          expect(Math.max(...counts.values()) - Math.min(...counts.values())).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('does not ask the last question of one round as the first of the next', () => {
    const cards = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    fc.assert(
      fc.property(rolls, (dice) => {
        const ids = drawn(cards, 12, dice).map(({ id }) => id);
        expect(ids.some((id, at) => id === ids[at + 1])).toBe(false);
      }),
    );
  });

  it('goes on when prompts come and go, and when what was stored is not its own', () => {
    const { state } = drawFrom({ format: 9 }, [{ id: 'a' }], () => 0);
    expect(drawFrom(state, [{ id: 'a' }, { id: 'new' }], () => 0)).toMatchObject({ id: 'new', anew: false });
  });

  it('counts on where a stored deck left off: camps that were drawn equally often come next alike', () => {
    const cards = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'].map((id) => ({ id, camp: id.charAt(0) }));
    const stored = { format: 1, drawn: ['a1', 'a2', 'b1'], last: 'a2', camps: { a: 2, b: 1 } };
    const { id, state } = drawFrom(stored, cards, () => 0);
    expect(id).toBe('b2');
    expect([0, 1].map((roll) => drawFrom(state, cards, () => roll).id)).toEqual(['a3', 'b3']);
  });

  it('draws within a kind without giving what was drawn before', () => {
    const all = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    const first = drawFrom(undefined, all.slice(0, 2), () => 0);
    const second = drawFrom(first.state, all, () => 0);
    expect([first.id, second.id]).toEqual(['a', 'b']);
    expect(drawFrom(second.state, all.slice(0, 2), () => 0).anew).toBe(true);
  });
});
