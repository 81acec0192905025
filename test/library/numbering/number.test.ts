import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberAgain, numberBeside, numberFirst } from '#library/numbering/number.ts';
import { run as soak } from '../../soak/edits.ts';
import { EDIT_KINDS, type Edit, edited, emptyLedger, enter } from '../edits.ts';

/** Numbers a row of revisions, each a word of one-letter sentences. */
function history(...revisions: string[]): string[][] {
  const ledger = emptyLedger();
  return revisions.map((revision) => enter(ledger, [...revision]).labels);
}

const last = (...revisions: string[]) =>
  history(...revisions)
    .at(-1)
    ?.join(' ');

describe('the numbers of passages', () => {
  it('count from one at first', () => {
    expect(numberFirst(3)).toEqual(['1', '2', '3']);
    expect(numberFirst(0)).toEqual([]);
    expect(last('ABC')).toBe('1 2 3');
  });

  it('stay where nothing changed', () => {
    expect(last('ABCD', 'ABCD')).toBe('1 2 3 4');
  });

  it('give a rewritten passage its old number and a letter, the next one each time', () => {
    expect(last('ABC', 'AxC')).toBe('1 2a 3');
    expect(last('ABC', 'AxC', 'AyC')).toBe('1 2b 3');
    expect(last('ABC', 'xyz')).toBe('1a 2a 3a');
  });

  it('give an inserted passage the number before it and a letter', () => {
    expect(last('ABC', 'ABxC')).toBe('1 2 2a 3');
    expect(last('ABC', 'ABxyC')).toBe('1 2 2a 2b 3');
    expect(last('ABC', 'ABxC', 'AByxC')).toBe('1 2 2b 2a 3');
    expect(last('ABC', 'xABC')).toBe('0a 1 2 3');
  });

  it('tell what replaces from what is put in: the first ones in a gap replace', () => {
    expect(last('ABC', 'AxyC')).toBe('1 2a 2b 3');
    expect(last('ABCD', 'AxD')).toBe('1 2a 4');
    expect(last('ABMCD', 'MAxyD')).toBe('3 1 2a 4a 5');
  });

  it('go on counting at the end of the text, past every number ever given', () => {
    expect(last('ABC', 'ABCxy')).toBe('1 2 3 4 5');
    expect(last('ABCD', 'AB', 'ABx')).toBe('1 2 5');
    expect(last('AB', 'AxB', 'Ax')).toBe('1 1a');
    expect(last('', 'AB')).toBe('1 2');
  });

  it('move with their passages', () => {
    expect(last('ABCD', 'DABC')).toBe('4 1 2 3');
    expect(last('ABCD', 'DCBA')).toBe('4 3 2 1');
    expect(last('ABCDE', 'EABxD')).toBe('5 1 2 3a 4');
  });

  it('come back with the exact words', () => {
    expect(last('ABC', 'AxC', 'ABC')).toBe('1 2 3');
    expect(last('ABC', 'AC', 'ACB')).toBe('1 3 2');
    expect(last('ABC', 'AxC', 'ABxC')).toBe('1 2 2a 3');
    expect(last('ABC', 'A', 'xyz', 'ABC')).toBe('1 2 3');
  });

  it('stay in order where the same words stand several times', () => {
    expect(last('AxByC', 'AByC')).toBe('1 3 4 5');
    expect(last('xAxBx', 'AxBx')).toBe('2 3 4 5');
    expect(last('xAxBx', 'ABx')).toBe('2 4 5');
    expect(last('AB', 'ABA')).toBe('1 2 3');
    expect(last('ABA', 'AB', 'ABA')).toBe('1 2 3');
    expect(last('xABCx', 'ABxCx')).toBe('2 3 1 4 5');
  });

  it('bring back, of several withdrawn ones with the same words, the nearest', () => {
    expect(last('xABCDEx', 'ABCDE', 'ABCDEx')).toBe('2 3 4 5 6 7');
    expect(last('xABCDEx', 'ABCDE', 'xABCDE')).toBe('1 2 3 4 5 6');
    expect(last('xABCx', 'xABC', 'ABC', 'xABCx')).toBe('1 2 3 4 5');
  });

  it('fall over to new whole numbers when the letters of one are used up', () => {
    const letters = 26 + 26 ** 2 + 26 ** 3;
    const known = [
      { label: '1', key: 'A' },
      { label: '2', key: 'B' },
    ];
    const next = ['A', ...Array.from({ length: letters + 2 }, (_, index) => `new ${index}`), 'B'];
    const labels = numberAgain({ current: known, retired: [] }, next);
    expect(labels.slice(1, 29).join(' ')).toMatch(/^1a 1b .* 1z 1aa 1ab$/);
    expect(labels.slice(letters - 1, letters + 4)).toEqual(['1zzy', '1zzz', '3', '3a', '2']);
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('refuse a label that is none', () => {
    expect(() => numberAgain({ current: [{ label: 'x1', key: 'A' }], retired: [] }, ['B'])).toThrow('x1');
  });

  it('hold for long texts, whatever was moved, repeated or changed', () => {
    const book = Array.from({ length: 5000 }, (_, index) => (index % 9 ? `sentence ${index}` : 'He said nothing.'));
    const known = { current: book.map((key, index) => ({ label: String(index + 1), key })), retired: [] };
    const next = [...book.slice(2500), ...book.slice(0, 2500)].flatMap((key, index) =>
      index % 50 ? [key] : [`new ${index}`, key],
    );
    const labels = numberAgain(known, next);
    for (const [index, label] of labels.entries()) {
      if (next[index]?.startsWith('sentence')) expect(book[Number(label) - 1]).toBe(next[index]);
    }
    expect(labels.filter((label) => /^\d+$/.test(label)).length).toBe(5000);
    expect(new Set(labels).size).toBe(labels.length);
    const repeated = Array.from({ length: 5000 }, (_, index) => (index % 2 ? 'Yes.' : 'No.'));
    const current = repeated.map((key, index) => ({ label: String(index + 1), key }));
    expect(numberAgain({ current, retired: [] }, ['x', ...repeated.slice(1), 'y']).slice(1, -1)).toEqual(
      current.slice(1).map(({ label }) => label),
    );
  });

  it('stay with a refrain of a long poem when as many verses are put in before it', () => {
    const verses = (name: string) =>
      Array.from({ length: 300 }, (_, at) => [`${name} ${at} came with the tide.`, 'And the bell rang.']).flat();
    const poem = verses('Ship');
    const current = poem.map((key, at) => ({ label: String(at + 1), key }));
    const next = ['A poem.', ...verses('Boat'), ...poem, 'The end.'];
    const labels = numberAgain({ current, retired: [] }, next);
    expect(labels.slice(601, -1)).toEqual(current.map(({ label }) => label));
  });
});

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...EDIT_KINDS),
  at: fc.nat(1000),
  to: fc.nat(1000),
  text: fc.oneof(fc.constantFrom('Yes.', 'No.', '是的。'), fc.string({ minLength: 1, maxLength: 3 })),
});

describe('whatever is done to a text', () => {
  it('a number stands for the same words for ever, no two are the same, and unchanged words keep theirs', () => {
    const first = fc.array(fc.string({ maxLength: 2 }), { maxLength: 12 });
    const revisions = fc.array(fc.array(edit, { maxLength: 5 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(first, revisions, (start, rounds) => {
        const ledger = emptyLedger();
        const past: string[][] = [start];
        expect(enter(ledger, start).faults).toEqual([]);
        for (const round of rounds) {
          const next = round.reduce((now, one) => edited(now, one, past), past.at(-1) ?? []);
          expect(enter(ledger, next).faults).toEqual([]);
          past.push(next);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('holds through a sample of the long run, with references kept from every revision', async () => {
    const { faults, references } = await soak({ seed: 3, times: 600 });
    expect(faults).toEqual([]);
    expect(references).toBeGreaterThan(400);
  });
});

describe('the numbers of a second edition', () => {
  const one = (primary: number[], other: number[]) => ({ primary, other });

  it('are those of the passages they run beside', () => {
    expect(numberBeside([one([0], [0]), one([1], [1])], ['1', '1a'], 2)).toEqual(['1', '1a']);
  });

  it('go on with letters where one passage is several', () => {
    const beads = [one([0], [0, 1, 2]), one([1, 2], [3]), one([3], []), one([4, 5], [4, 5])];
    expect(numberBeside(beads, ['1', '2', '3', '4', '5', '6'], 6)).toEqual(['1', '1a', '1b', '2', '5', '5a']);
  });

  it('go on from the passage before where the primary has nothing', () => {
    expect(numberBeside([one([], [0]), one([0], [1]), one([], [2])], ['1'], 3)).toEqual(['0a', '1', '1a']);
  });

  it('never take a letter that is the primary’s own', () => {
    expect(numberBeside([one([0], [0, 1]), one([1], [2])], ['12', '12a'], 3)).toEqual(['12', '12b', '12a']);
  });

  it('never take a number that the edition has used before', () => {
    expect(numberBeside([one([0], [0]), one([1], [1])], ['1', '2'], 2, new Set(['2', '2a']))).toEqual(['1', '2b']);
  });

  it('are all different, and equal to the primary’s wherever one stands beside one', () => {
    const bead = fc.record({ n: fc.nat(3), m: fc.nat(3) });
    const taken = fc.uniqueArray(fc.nat(20).map((n) => (n % 3 ? `${n}` : `${n}a`)));
    fc.assert(
      fc.property(fc.array(bead, { maxLength: 20 }), taken, (shapes, used) => {
        const sum = { n: 0, m: 0 };
        const beads = shapes.map(({ n, m }) => {
          const made = one(
            Array.from({ length: n }, () => sum.n++),
            Array.from({ length: m }, () => sum.m++),
          );
          return made;
        });
        const primary = numberFirst(sum.n);
        const labels = numberBeside(beads, primary, sum.m, new Set(used));
        expect(labels).toHaveLength(sum.m);
        expect(new Set([...labels, ...used]).size).toBe(labels.length + used.length);
        for (const {
          primary: [a],
          other: [b, ...more],
        } of beads) {
          const label = primary[a ?? -1];
          if (label && b !== undefined && !more.length && !used.includes(label)) expect(labels[b]).toBe(label);
        }
      }),
    );
  });
});
