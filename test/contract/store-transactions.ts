import { describe, expect, test } from 'vitest';
import type { Ports, Store } from '#core/ports/store.ts';
import { RevisionTaken } from '#store/index.ts';
import type { Tried } from './store.ts';
import { NOTHING_CHOSEN } from './store-memory.ts';
import { card, message, revision } from './store-samples.ts';

/** Reads a number from a card and stores the next one. Without transactions, one of two simultaneous calls would be lost. */
async function count({ cards }: Ports, at: string): Promise<void> {
  const now = Number((await cards.get(at, 'count'))?.state ?? 0);
  await cards.put(at, card('count', now + 1));
}

const counted = async (store: Store, at: string) => (await store.cards.get(at, 'count'))?.state;

export function transactionPromises({ store, reopen, workspace }: Tried): void {
  describe('a transaction', () => {
    test('stores all of it and gives what its work gives', async () => {
      const at = workspace();
      const given = await store().transaction(at, async (ports) => {
        await ports.articles.add(at, revision({ article: 'canal' }));
        await ports.cards.put(at, card('a', 1));
        return (await ports.articles.current(at)).length;
      });
      expect(given).toBe(1);
      const other = await reopen();
      expect(await other.articles.current(at)).toHaveLength(1);
      expect(await other.cards.get(at, 'a')).toEqual(card('a', 1));
    });

    test('stores nothing when its work fails, and the next one is not troubled', async () => {
      const at = workspace();
      const failing = store().transaction(at, async (ports) => {
        await ports.articles.add(at, revision({ article: 'canal' }));
        await ports.settings.change(at, (before) => ({ ...before, facilitators: ['U1'] }));
        await ports.transcript.append(at, message('m', 'hall', 1));
        throw new Error('thought better of it');
      });
      await expect(failing).rejects.toThrow('thought better of it');
      expect(await store().articles.get(at, 'canal')).toBeUndefined();
      expect(await store().articles.version(at)).toBe(0);
      expect(await store().settings.get(at)).toEqual(NOTHING_CHOSEN);
      await store().transaction(at, (ports) => count(ports, at));
      expect(await counted(store(), at)).toBe(1);
    });

    test('waits for the others: of thirty that count at once, on two stores, none is lost', async () => {
      const at = workspace();
      const other = await reopen();
      const both = Array.from({ length: 30 }, (_, index) => (index % 2 ? other : store()));
      await Promise.all(both.map((one) => one.transaction(at, (ports) => count(ports, at))));
      expect(await counted(store(), at)).toBe(30);
    });

    test('is seen by nobody before it is done', async () => {
      const at = workspace();
      const other = await reopen();
      const written = Promise.withResolvers<void>();
      const looked = Promise.withResolvers<void>();
      const done = store().transaction(at, async (ports) => {
        await count(ports, at);
        written.resolve();
        await looked.promise;
      });
      await written.promise;
      const seen = [await counted(store(), at), await counted(other, at)];
      looked.resolve();
      await done;
      expect(seen).toEqual([undefined, undefined]);
      expect([await counted(store(), at), await counted(other, at)]).toEqual([1, 1]);
    });

    test('of one workspace cannot write what is another’s', async () => {
      const [at, other] = [workspace(), workspace()];
      const astray = store().transaction(at, async ({ settings }) => settings.change(other, (before) => before));
      await expect(astray).rejects.toThrow('cannot write');
    });

    test('that uses the store instead of its own ports is told so, and does not hang', async () => {
      const at = workspace();
      const uses: ((ports: Ports) => Promise<unknown>)[] = [
        () => store().cards.put(at, card('a', 1)),
        () => store().articles.current(at),
        () => store().transaction(at, async () => undefined),
        () => store().close(),
      ];
      for (const use of uses) await expect(store().transaction(at, use)).rejects.toThrow('inside a transaction');
      expect(await store().cards.get(at, 'a')).toBeUndefined();
    });

    test('does not bind what it set going: that may use the store when the transaction is over', async () => {
      const at = workspace();
      const over = Promise.withResolvers<void>();
      const later = await store().transaction(at, async () => [
        over.promise.then(() => store().cards.put(at, card('a', 1))),
      ]);
      over.resolve();
      await Promise.all(later);
      expect(await store().cards.get(at, 'a')).toEqual(card('a', 1));
    });

    test('lends its ports only while it lasts', async () => {
      const at = workspace();
      const ports = await store().transaction(at, async (lent) => lent);
      await expect(ports.cards.put(at, card('a', 1))).rejects.toThrow('over');
      expect(await store().cards.get(at, 'a')).toBeUndefined();
    });

    test('that forgets to await something stores nothing', async () => {
      const at = workspace();
      const forgetful = store().transaction(at, async (ports) => {
        void ports.articles.add(at, revision({ article: 'canal' }));
      });
      await expect(forgetful).rejects.toThrow('awaited');
      expect(await store().articles.get(at, 'canal')).toBeUndefined();
    });

    test('can do several things at once, and go on after a number was taken', async () => {
      const at = workspace();
      const first = revision({ article: 'canal' });
      await store().transaction(at, async ({ articles }) => {
        await Promise.all(
          ['en', 'zh-Hans', 'zh-Hant'].map((_, index) => articles.add(at, { ...first, article: `canal-${index}` })),
        );
        await Promise.all([articles.add(at, { ...first, language: 'zh' }), articles.add(at, first)]);
        await expect(articles.add(at, first)).rejects.toThrow(RevisionTaken);
        await articles.add(at, { ...first, number: 2 });
      });
      const languages = (await store().articles.get(at, 'canal'))?.revisions.map((one) => [one.language, one.number]);
      expect(languages).toEqual([
        ['zh', 1],
        ['en', 1],
        ['en', 2],
      ]);
      expect(await store().articles.current(at)).toHaveLength(4);
    });
  });

  describe('a request', () => {
    test('sees one version from its begin to its end, whatever another process changes meanwhile', async () => {
      const at = workspace();
      const other = await reopen();
      const seen = await store().request(async () => {
        const first = await store().articles.version(at);
        await other.articles.add(at, revision({ article: 'canal' }));
        return [first, await store().articles.version(at), await store().topics.version(at)];
      });
      expect(seen).toEqual([0, 0, 0]);
      expect(await store().request(() => store().articles.version(at))).toBe(1);
    });

    test('sees its own change at once, in a transaction too, and another thread’s when it is told', async () => {
      const at = workspace();
      const other = await reopen();
      const add = (articles: Store['articles'], article: string) => articles.add(at, revision({ article }));
      const seen = await store().request(async () => {
        const versions = [await store().articles.version(at)];
        await add(store().articles, 'canal');
        versions.push(await store().articles.version(at));
        await store().transaction(at, async ({ articles }) => {
          await add(articles, 'dyke');
          versions.push(await articles.version(at));
        });
        versions.push(await store().articles.version(at));
        await add(other.articles, 'lock');
        store().refresh();
        return [...versions, await store().articles.version(at)];
      });
      expect(seen).toEqual([0, 1, 2, 2, 3]);
    });
  });

  test('a store that was closed says so, and can be closed again', async () => {
    const at = workspace();
    const other = await reopen();
    const last = other.cards.put(at, card('a', 1));
    await other.close();
    await last;
    await other.close();
    await expect(other.cards.get(at, 'a')).rejects.toThrow('closed');
    await expect(other.transaction(at, async () => 1)).rejects.toThrow('closed');
    expect(await store().cards.get(at, 'a')).toEqual(card('a', 1));
  });
}
