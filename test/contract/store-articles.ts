import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { KnownRevisions } from '#core/ports/articles.ts';
import { RevisionTaken } from '#store/index.ts';
import { anyCharacter } from '../any-character.ts';
import type { Tried } from './store.ts';
import { revision, SECOND_OF_MAY, wordless } from './store-samples.ts';

const gone = (id: string) => ({ id, title: 'The canal', removedAt: SECOND_OF_MAY });
const ids = (articles: readonly { id: string }[]) => articles.map((article) => article.id);

export function articlePromises({ store, reopen, workspace }: Tried): void {
  describe('articles', () => {
    test('a revision comes back as it was given, also from a store opened later', async () => {
      const at = workspace();
      const given = revision({ article: 'canal' });
      await store().articles.add(at, given);
      const wanted = { id: 'canal', revisions: [given] };
      expect(await store().articles.get(at, 'canal')).toEqual(wanted);
      expect(await (await reopen()).articles.current(at)).toEqual([wanted]);
    });

    test('any text comes back unit for unit, whatever a file may hold', async () => {
      const at = workspace();
      let number = 0;
      const anything = fc.oneof(
        fc.string({ unit: anyCharacter }),
        fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units)),
      );
      await fc.assert(
        fc.asyncProperty(anything, async (text) => {
          const given = revision({
            article: 'hostile',
            number: ++number,
            text,
            meta: { title: text, authors: [text] },
            addedBy: text,
          });
          await store().articles.add(at, given);
          expect((await store().articles.get(at, 'hostile'))?.revisions.at(-1)).toEqual(given);
        }),
        { numRuns: 30 },
      );
    });

    test('a list has the newest revision of each edition, articles by id, editions in the order they came', async () => {
      const at = workspace();
      const dyke = revision({ article: 'dyke' });
      const chinese = revision({ article: 'canal', language: 'zh' });
      const english = revision({ article: 'canal', number: 10 });
      await store().articles.add(at, dyke);
      await store().articles.add(at, chinese);
      for (const number of [1, 2, 9]) await store().articles.add(at, revision({ article: 'canal', number }));
      await store().articles.add(at, english);
      expect(await store().articles.current(at)).toEqual([
        { id: 'canal', revisions: [chinese, english] },
        { id: 'dyke', revisions: [dyke] },
      ]);
    });

    test('ids are in one order on every database: that of their UTF-16 units', async () => {
      const at = workspace();
      const mixed = ['b', 'a-2', 'B', 'a', '运河', 'é', 'a2', '10', '9', '堤坝', '𠀀', 'ﬁ'];
      for (const article of mixed) await store().articles.add(at, revision({ article }));
      expect(ids(await store().articles.current(at))).toEqual(mixed.toSorted((a, b) => (a < b ? -1 : 1)));
    });

    test('one article is opened with all its revisions', async () => {
      const at = workspace();
      const all = [1, 2, 3].map((number) => revision({ article: 'canal', number }));
      const chinese = revision({ article: 'canal', language: 'zh' });
      for (const one of [all[0], chinese, all[1], all[2]]) if (one) await store().articles.add(at, one);
      expect(await store().articles.get(at, 'canal')).toEqual({ id: 'canal', revisions: [...all, chinese] });
      expect(await store().articles.get(at, 'cana')).toBeUndefined();
    });

    test('many articles come back, all of them and each once', async () => {
      const at = workspace();
      const all = Array.from({ length: 120 }, (_, index) => revision({ article: `canal-${1000 + index}` }));
      for (const one of all) await store().articles.add(at, one);
      expect(await store().articles.current(at)).toEqual(all.map((one) => ({ id: one.article, revisions: [one] })));
    });

    test('a revision that the caller has is not read again', async () => {
      const at = workspace();
      const [canal, dyke] = [revision({ article: 'canal' }), revision({ article: 'dyke' })];
      for (const one of [canal, dyke]) await store().articles.add(at, one);
      const known: KnownRevisions = ({ article, language, number }) =>
        article === 'canal' && language === 'en' && number === 1 ? canal : undefined;
      const [first, second] = await store().articles.current(at, known);
      expect(first?.revisions[0]).toBe(canal);
      expect(second?.revisions).toEqual([dyke]);
      expect((await store().articles.get(at, 'canal', known))?.revisions[0]).toBe(canal);
    });

    test('words that were deleted do not come back from the caller’s memory', async () => {
      const at = workspace();
      const canal = revision({ article: 'canal' });
      await store().articles.add(at, canal);
      await store().articles.remove(at, 'canal', gone('canal'));
      expect((await store().articles.get(at, 'canal', () => canal))?.revisions).toEqual([wordless(canal)]);
      expect(await store().articles.current(at, () => canal)).toEqual([]);
    });

    test('a number that is taken is refused by name and changes nothing', async () => {
      const at = workspace();
      const first = revision({ article: 'canal' });
      await store().articles.add(at, first);
      const second = store().articles.add(at, { ...first, text: 'Somebody was faster.' });
      await expect(second).rejects.toThrow(RevisionTaken);
      await expect(second).rejects.toMatchObject({ article: 'canal', language: 'en', number: 1 });
      expect(await store().articles.get(at, 'canal')).toEqual({ id: 'canal', revisions: [first] });
      expect(await store().articles.version(at)).toBe(1);
    });
  });

  describe('removed articles', () => {
    test('keep their numbers and checksums, and lose every word', async () => {
      const at = workspace();
      const both = [revision({ article: 'canal' }), revision({ article: 'canal', number: 2 })];
      for (const one of both) await store().articles.add(at, one);
      await store().articles.remove(at, 'canal', gone('canal'));
      const left = { id: 'canal', removed: gone('canal'), revisions: both.map(wordless) };
      expect(await store().articles.get(at, 'canal')).toEqual(left);
      expect(await store().articles.current(at)).toEqual([]);
    });

    test('come back with a new revision; the old words do not', async () => {
      const at = workspace();
      const [old, chinese] = [revision({ article: 'canal' }), revision({ article: 'canal', language: 'zh' })];
      const again = revision({ article: 'canal', number: 2 });
      for (const one of [old, chinese]) await store().articles.add(at, one);
      await store().articles.remove(at, 'canal', gone('canal'));
      await expect(store().articles.add(at, old)).rejects.toThrow(RevisionTaken);
      await store().articles.add(at, again);
      const revisions = [wordless(old), again, wordless(chinese)];
      expect(await store().articles.get(at, 'canal')).toEqual({ id: 'canal', revisions });
      expect(await store().articles.current(at)).toEqual([{ id: 'canal', revisions: [again] }]);
    });

    test('removing what is not there, or not there any more, changes nothing', async () => {
      const at = workspace();
      await store().articles.remove(at, 'canal', gone('canal'));
      expect(await store().articles.get(at, 'canal')).toBeUndefined();
      await store().articles.add(at, revision({ article: 'canal' }));
      await store().articles.remove(at, 'canal', gone('canal'));
      await store().articles.remove(at, 'canal', { ...gone('canal'), title: 'Another title' });
      expect((await store().articles.get(at, 'canal'))?.removed).toEqual(gone('canal'));
      expect(await store().articles.version(at)).toBe(2);
    });
  });

  test('another store sees by the version that articles changed', async () => {
    const at = workspace();
    const other = await reopen();
    const seen = [await other.articles.version(at)];
    await store().articles.add(at, revision({ article: 'canal' }));
    seen.push(await other.articles.version(at));
    await store().articles.remove(at, 'canal', gone('canal'));
    seen.push(await other.articles.version(at));
    await store().cards.put(at, { id: 'c', command: 'quote', owner: 'U1', createdAt: 1, state: null });
    expect(await other.articles.version(at)).toBe(seen[2]);
    expect(seen).toEqual([0, 1, 2]);
  });
}
