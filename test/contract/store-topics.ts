import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredTopic } from '#core/ports/stored-topics.ts';
import type { Tried } from './store.ts';
import { SECOND_OF_MAY } from './store-samples.ts';

const topic = (id: string, status: StoredTopic['status'], yaml = `question: ${id}?`): StoredTopic => ({
  id,
  status,
  yaml,
  by: 'Ana',
  at: SECOND_OF_MAY,
});

/** Tests the promises about a workspace's own topics and its decks. */
export function topicPromises(tried: Tried): void {
  describe('topics', () => storedPromises(tried));
  describe('decks', () => deckPromises(tried));
}

function storedPromises({ store, reopen, workspace }: Tried): void {
  test('come back as they were saved, ordered, a draft beside what was accepted, after a restart too', async () => {
    const at = workspace();
    const all = [
      topic('bridges', 'accepted'),
      topic('bridges', 'draft'),
      topic('locks', 'draft', '问题：要不要修闸？\n\u0000'),
    ];
    for (const one of all.toReversed()) await store().topics.put(at, one);
    expect(await (await reopen()).topics.list(at)).toEqual(all);
    expect(await store().topics.list(workspace())).toEqual([]);
  });

  test('saving again replaces, and only that one', async () => {
    const at = workspace();
    await store().topics.put(at, topic('bridges', 'accepted'));
    await store().topics.put(at, topic('bridges', 'draft', 'one'));
    await store().topics.put(at, topic('bridges', 'draft', 'two'));
    expect((await store().topics.list(at)).map(({ yaml }) => yaml)).toEqual(['question: bridges?', 'two']);
  });

  test('what is removed is gone, and nothing else', async () => {
    const at = workspace();
    await store().topics.put(at, topic('bridges', 'accepted'));
    await store().topics.put(at, topic('bridges', 'draft'));
    expect(await store().topics.remove(at, 'bridges', 'draft')).toBe(true);
    expect(await store().topics.remove(at, 'bridges', 'draft')).toBe(false);
    expect(await store().topics.list(at)).toEqual([topic('bridges', 'accepted')]);
  });

  test('every change is seen in the version, in other processes too; another workspace’s is not', async () => {
    const at = workspace();
    expect(await store().topics.version(at)).toBe(0);
    await store().topics.put(at, topic('bridges', 'draft'));
    await store().topics.remove(at, 'locks', 'draft');
    await store().topics.put(workspace(), topic('bridges', 'draft'));
    expect(await (await reopen()).topics.version(at)).toBe(1);
    await store().topics.remove(at, 'bridges', 'draft');
    expect(await store().topics.version(at)).toBe(2);
  });
}

function deckPromises({ store, reopen, workspace }: Tried): void {
  test('any state is handed to the next draw as it was left, after a restart too', async () => {
    const at = workspace();
    const anyState = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
    await fc.assert(
      fc.asyncProperty(anyState, async (state) => {
        expect(await store().decks.change(at, 'hall', () => state)).toEqual(state);
        const seen: unknown[] = [];
        await (await reopen()).decks.change(at, 'hall', (before) => {
          seen.push(before);
          return before;
        });
        expect(seen).toEqual([state]);
      }),
      { numRuns: 20 },
    );
  });

  test('of many draws at once, on two stores, none is lost; every deck and workspace has its own', async () => {
    const at = workspace();
    const other = await reopen();
    const draw = (before: unknown) => (typeof before === 'number' ? before + 1 : 1);
    const drawn = await Promise.all(
      Array.from({ length: 20 }, (_, index) => (index % 2 ? other : store()).decks.change(at, 'hall', draw)),
    );
    expect(drawn.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await store().decks.change(at, 'garden', draw)).toBe(1);
    expect(await store().decks.change(workspace(), 'hall', draw)).toBe(1);
  });

  test('a draw that fails leaves the deck as it was', async () => {
    const at = workspace();
    await store().decks.change(at, 'hall', () => 'first');
    const fails = () => {
      throw new Error('no card');
    };
    await expect(store().decks.change(at, 'hall', fails)).rejects.toThrow('no card');
    expect(await store().decks.change(at, 'hall', (before) => before)).toBe('first');
  });
}
