import { expect, test } from 'vitest';
import type { Tried } from './store.ts';

export function ballotPromises({ store, reopen, workspace }: Tried): void {
  const ballot = (by: string, choice: string, vote = 'before') => ({ by, vote, choice });

  test('are one a person and vote, can be changed, and say what was chosen before', async () => {
    const [at, another] = [workspace(), workspace()];
    const { ballots } = store();
    expect(await ballots.put(at, 's1', ballot('p2', 'for'))).toBeUndefined();
    expect(await ballots.put(at, 's1', ballot('p1', 'against'))).toBeUndefined();
    expect(await ballots.put(at, 's1', ballot('p1', '反对', 'after'))).toBeUndefined();
    expect(await ballots.put(at, 's1', ballot('p2', 'undecided'))).toBe('for');
    expect(await ballots.put(at, 's2', ballot('p2', 'for'))).toBeUndefined();
    expect(await ballots.put(another, 's1', ballot('p2', 'for'))).toBeUndefined();
    const other = (await reopen()).ballots;
    const [after, first, second] = [ballot('p1', '反对', 'after'), ballot('p1', 'against'), ballot('p2', 'undecided')];
    expect(await other.list(at, 's1')).toEqual([after, first, second]);
    expect(await other.list(another, 's1')).toEqual([ballot('p2', 'for')]);
    expect(await other.list(another, 's2')).toEqual([]);
    expect([await other.countOf(at, 'p1'), await other.countOf(at, 'p2'), await other.countOf(at, 'p3')]).toEqual([
      2, 2, 0,
    ]);
  });

  test('are deleted once they are counted, of this stream and workspace alone', async () => {
    const [at, another] = [workspace(), workspace()];
    const { ballots } = store();
    for (const [of, id, by] of [
      [at, 's1', 'p1'],
      [at, 's1', 'p2'],
      [at, 's2', 'p1'],
      [another, 's1', 'p1'],
    ] as const)
      await ballots.put(of, id, ballot(by, 'for'));
    expect(await ballots.clear(at, 's1')).toBe(2);
    expect(await ballots.clear(at, 's1')).toBe(0);
    expect(await ballots.list(at, 's1')).toEqual([]);
    expect(await ballots.countOf(at, 'p1')).toBe(1);
    expect(await ballots.list(another, 's1')).toHaveLength(1);
  });

  test('one can be taken out of one vote', async () => {
    const at = workspace();
    const { ballots } = store();
    for (const [id, by, vote] of [
      ['s1', 'p1', 'before'],
      ['s1', 'p1', 'after'],
      ['s1', 'p2', 'before'],
      ['s2', 'p1', 'before'],
    ] as const)
      await ballots.put(at, id, ballot(by, 'for', vote));
    await ballots.remove(at, 's1', { by: 'p1', vote: 'before' });
    await ballots.remove(at, 's1', { by: 'p1', vote: 'before' });
    expect(await ballots.list(at, 's1')).toEqual([ballot('p1', 'for', 'after'), ballot('p2', 'for')]);
    expect(await ballots.list(at, 's2')).toHaveLength(1);
  });

  test('of two at once the second sees the first', async () => {
    const [at, other] = [workspace(), await reopen()];
    const puts = [store(), other, store(), other].map(({ ballots }, n) => ballots.put(at, 's1', ballot('p1', `${n}`)));
    const before = await Promise.all(puts);
    const [last] = await store().ballots.list(at, 's1');
    expect([...before, last?.choice].toSorted()).toEqual(['0', '1', '2', '3', undefined]);
  });
}
