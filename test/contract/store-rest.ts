import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tried } from './store.ts';
import { card, message } from './store-samples.ts';

export function restPromises({ store, reopen, workspace }: Tried): void {
  describe('cards', () => {
    test('any state comes back as it was put, after a restart too', async () => {
      const at = workspace();
      const anyState = fc.jsonValue({ maxDepth: 4 }).map((value): unknown => JSON.parse(JSON.stringify(value)));
      await fc.assert(
        fc.asyncProperty(anyState, async (state) => {
          await store().cards.put(at, card('pages', state));
          expect(await store().cards.get(at, 'pages')).toEqual(card('pages', state));
        }),
        { numRuns: 30 },
      );
      await store().cards.put(at, card('pages', { page: 3 }));
      expect(await (await reopen()).cards.get(at, 'pages')).toEqual(card('pages', { page: 3 }));
    });

    test('a card that was never put is not there', async () => {
      expect(await store().cards.get(workspace(), 'pages')).toBeUndefined();
    });

    test('are added once, whoever is first', async () => {
      const at = workspace();
      const both = [card('shared', 1), card('shared', 2)].map((one) => store().cards.add(at, one));
      expect(await Promise.all(both)).toEqual([true, false]);
      expect(await store().cards.get(at, 'shared')).toEqual(card('shared', 1));
      expect(await store().cards.add(workspace(), card('shared', 3))).toBe(true);
    });
  });

  describe('kept indexes', () => {
    test('come back byte for byte under their key, and under no other', async () => {
      const at = workspace();
      const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
      await store().indexes.put(at, 'made of a', bytes);
      const found = await (await reopen()).indexes.get(at, 'made of a');
      expect(Buffer.compare(found ?? new Uint8Array(), bytes)).toBe(0);
      expect(await store().indexes.get(at, 'made of b')).toBeUndefined();
    });

    test('a workspace keeps only its latest', async () => {
      const at = workspace();
      await store().indexes.put(at, 'old', Uint8Array.of(1));
      await store().indexes.put(at, 'new', new Uint8Array());
      expect(await store().indexes.get(at, 'old')).toBeUndefined();
      expect(await store().indexes.get(at, 'new')).toHaveLength(0);
    });
  });

  describe('the transcript', () => {
    const say = (at: string, id: string, channel = 'hall') =>
      store().transcript.append(at, message(id, channel, { said: id }));

    test('who asks for what is new gets new and edited messages, in the order they were first said', async () => {
      const at = workspace();
      for (const id of ['one', 'two', 'three']) await say(at, id);
      const edited = await store().transcript.edit(at, 'one', { said: 'one, rather' });
      expect(edited).toEqual({ id: 'one', seq: 4, channel: 'hall', body: { said: 'one, rather' } });
      const fresh = await (await reopen()).transcript.since(at, 'hall', 2, 10);
      expect(fresh.map(({ id, seq }) => [id, seq])).toEqual([
        ['one', 4],
        ['three', 3],
      ]);
    });

    test('a limit leaves the newest', async () => {
      const at = workspace();
      for (const id of ['one', 'two', 'three']) await say(at, id);
      const last = await store().transcript.since(at, 'hall', 0, 2);
      expect(last.map((message) => message.id)).toEqual(['two', 'three']);
    });

    test('channels are apart, and number in one row', async () => {
      const at = workspace();
      expect((await say(at, 'one')).seq).toBe(1);
      expect((await say(at, 'two', 'garden')).seq).toBe(2);
      expect(await store().transcript.since(at, 'garden', 0, 9)).toEqual([
        { id: 'two', seq: 2, channel: 'garden', body: { said: 'two' } },
      ]);
    });

    test('what was never said cannot be edited, and nothing is said twice', async () => {
      const at = workspace();
      expect(await store().transcript.edit(at, 'one', 'new')).toBeUndefined();
      await say(at, 'one');
      await expect(say(at, 'one', 'garden')).rejects.toThrow();
      expect(await store().transcript.since(at, 'garden', 0, 9)).toEqual([]);
    });
  });
}
