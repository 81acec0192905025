import { describe, expect, test } from 'vitest';
import type { Tried } from './store.ts';
import { card, message } from './store-samples.ts';

/** Promises to people about whom something is stored: it is found, all of it, and nothing of anybody else. */
export function peoplePromises({ store, workspace }: Tried): void {
  describe('what is stored of a person', () => {
    test('cards are found by their owner, letter by letter, and by nothing that stands in them', async () => {
      const at = workspace();
      const owners = ['Ana', 'ana', 'An%', '"Ana"', '安娜\n', 'Ben'];
      for (const [n, owner] of owners.entries())
        await store().cards.put(at, { ...card(`c${n}`, { owner: 'Ben', said: '"owner":"Ben"' }), owner });
      await store().cards.put(workspace(), { ...card('c9', 0), owner: 'Ana' });
      for (const owner of owners) {
        expect((await store().cards.ownedBy(at, owner, 9)).map((one) => one.owner)).toEqual([owner]);
        expect(await store().cards.countOf(at, owner)).toBe(1);
      }
      expect(await store().cards.ownedBy(at, 'Cem', 9)).toEqual([]);
    });

    test('a card that is put without its owner is not theirs any more, and lives as long as before', async () => {
      const at = workspace();
      await store().cards.put(at, { ...card('one', 1), owner: 'Ana', shortLived: true });
      const [found] = await store().cards.ownedBy(at, 'Ana', 9);
      if (found) await store().cards.put(at, { ...found, owner: '' });
      expect(await store().cards.countOf(at, 'Ana')).toBe(0);
      expect(await store().cards.get(at, 'one')).toMatchObject({ owner: '', shortLived: true });
    });

    test('messages are found by what stands in them, in all channels, a slice at a time', async () => {
      const at = workspace();
      const say = (id: string, channel: string, name: string) =>
        store().transcript.append(at, message(id, channel, { author: { name } }));
      await say('one', 'hall', 'Ana');
      await say('two', 'garden', 'ana');
      const third = await say('three', 'garden', 'Ana');
      const found = (seq: number, limit: number) => store().transcript.containing(at, '"Ana"', seq, limit);
      expect((await found(0, 9)).map(({ id }) => id)).toEqual(['one', 'three']);
      const [first] = await found(0, 1);
      expect(await found(first?.seq ?? 0, 1)).toEqual([third]);
      expect(await found(third.seq, 9)).toEqual([]);
    });
  });
}
