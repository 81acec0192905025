import { describe, expect, it } from 'vitest';
import { SHELF } from '#core/article.ts';
import type { Finder, Query } from '#core/ports/finder.ts';
import type { Library } from '#core/ports/library.ts';
import type { Indexes } from '#core/ports/search-indexes.ts';
import type { Store } from '#core/ports/store.ts';
import { createFinder, createLibrary } from '#library/index.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from '../../commands/lighthouse.ts';
import { openIn, scratch } from '../../store/folder.ts';
import { drafted } from '../drafted.ts';

const NOW = Date.UTC(2026, 10, 23);
const BEES = [
  'Bees dance to tell where the clover is.',
  'The lamp of the sun is their compass.',
  'Other bees follow in the dark.',
];

async function put(library: Library, workspace: string, name: string, lines: readonly string[], editionOf?: string) {
  const options = editionOf ? { editionOf } : {};
  await library.add(workspace, await drafted(name, lines.join('\n')), { ...options, by: 'Ana', now: NOW });
}

/** A finder over a store, and what it asked of the kept indexes. */
function finderOver(store: Store) {
  const log: string[] = [];
  const indexes: Indexes = {
    get: async (workspace, key) => {
      const found = await store.indexes.get(workspace, key);
      log.push(`${found ? 'loaded' : 'missed'} ${workspace}`);
      return found;
    },
    put: (workspace, key, bytes) => {
      log.push(`kept ${workspace}`);
      return store.indexes.put(workspace, key, bytes);
    },
  };
  const library = createLibrary(store);
  return { library, log, finder: createFinder(library, { articles: store.articles, indexes }) };
}

async function opened() {
  const folder = scratch();
  const store = await openIn(folder);
  const made = finderOver(store);
  await put(made.library, SHELF, 'keeper.en.txt', LIGHTHOUSE);
  await put(made.library, SHELF, 'keeper.zh.txt', LIGHTHOUSE_ZH, 'keeper');
  return { folder, store, ...made };
}

/** The passages of an answer; of an exact phrase, only those that have it. */
async function found(finder: Finder, workspace: string, words: string, more: Partial<Query> = {}): Promise<string[]> {
  const hits = await finder.find(workspace, { words, limit: 20, ...more });
  return hits.flatMap(({ article, language, label, inexact }) => (inexact ? [] : [`${article}.${language}:${label}`]));
}

describe('what a search answers', () => {
  it('is never a passage that has only the function words of the query', async () => {
    const { finder } = await opened();
    for (const words of ['was the', 'what is', 'of the and', '的是', '这是什么', 'the zebra and the quagga'])
      expect(await found(finder, 'a', words), words).toEqual([]);
    expect(await found(finder, 'a', 'the wick was')).toContain('keeper.en:6');
    expect(await found(finder, 'a', '玛尔塔的是什么')).toContain('keeper.zh:6');
  });
});

describe('a search', () => {
  it('goes over the shelf and one’s own articles as one ranking, and over nobody else’s', async () => {
    const { library, finder } = await opened();
    await put(library, 'a', 'bees.txt', BEES);
    const all = await finder.find('a', { words: 'the lamp in the dark', limit: 20 });
    const articles = all.map(({ article }) => article);
    expect(new Set(articles)).toEqual(new Set(['keeper', 'bees']));
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((x, y) => y - x));
    expect(await found(finder, 'b', '"Bees dance"')).toEqual([]);
    expect(await found(finder, 'a', '"Bees dance"')).toEqual(['bees.en:1']);
  });

  it('can be kept to an article and a language, before the limit counts', async () => {
    const { library, finder } = await opened();
    await put(library, 'a', 'bees.txt', BEES);
    expect(await found(finder, 'a', 'lamp', { article: 'bees', limit: 1 })).toEqual(['bees.en:2']);
    const chinese = await found(finder, 'a', '灯 lamp', { language: 'zh' });
    expect(chinese.length).toBeGreaterThan(0);
    for (const one of chinese) expect(one).toMatch(/^keeper\.zh:/);
    expect(await found(finder, 'a', '灯塔', { language: 'zh-Hans', limit: 1 })).toEqual(['keeper.zh:1']);
    expect(await found(finder, 'a', '灯塔', { language: 'zh-Hant' })).toEqual([]);
    expect(await found(finder, 'a', 'lamp', { article: 'nowhere' })).toEqual([]);
    expect(await found(finder, 'a', 'lamp', { language: 'en', limit: 2 })).toHaveLength(2);
  });

  it('gives lengths and highlights in the passage’s own words', async () => {
    const { finder } = await opened();
    const [hit] = await finder.find('a', { words: 'stove lantern', limit: 1 });
    expect(hit).toMatchObject({ article: 'keeper', label: '8', length: LIGHTHOUSE[7].length });
    expect(hit?.highlights.map(([start, end]) => LIGHTHOUSE[7].slice(start, end))).toEqual(['stove', 'lantern']);
  });

  it('sees at once what was added, changed and removed, also by another process', async () => {
    const { folder, library, finder } = await opened();
    const other = createLibrary(await openIn(folder));
    expect(await found(finder, 'a', '"Bees dance"')).toEqual([]);
    await put(other, 'a', 'bees.txt', BEES);
    expect(await found(finder, 'a', '"Bees dance"')).toEqual(['bees.en:1']);
    await put(library, 'a', 'bees.txt', ['Bees never dance.', ...BEES.slice(1)]);
    expect(await found(finder, 'a', '"Bees dance"')).toEqual([]);
    expect(await found(finder, 'a', '"never dance"')).toEqual(['bees.en:1a']);
    await other.remove('a', 'bees', NOW);
    expect(await found(finder, 'a', '"never dance"')).toEqual([]);
    await put(other, SHELF, 'keeper.en.txt', [...LIGHTHOUSE, 'It never sleeps.']);
    expect(await found(finder, 'a', '"never sleeps"')).toEqual(['keeper.en:11']);
  });

  it('has no index of a workspace whose articles were all removed: it goes over the shelf’s', async () => {
    const { library, finder, log } = await opened();
    await put(library, 'a', 'bees.txt', BEES);
    expect(await found(finder, 'a', '"Bees dance"')).toEqual(['bees.en:1']);
    await library.remove('a', 'bees', NOW);
    expect(await found(finder, 'a', 'Bees dance')).toEqual([]);
    expect(await found(finder, 'a', 'stove lantern', { limit: 1 })).toEqual(['keeper.en:8']);
    expect(log).toEqual(['missed a', 'kept a', 'missed shelf', 'kept shelf']);
  });

  it('builds its index once; the next start loads it and answers the same', async () => {
    const { folder, library, finder, log } = await opened();
    await put(library, 'a', 'bees.txt', BEES);
    const queries = ['the lamp in the dark', '灯芯冻住', '"the fishermen"', 'keper lamp', 'log museum today'];
    const before = await Promise.all(queries.map((words) => finder.find('a', { words, limit: 20 })));
    await finder.find('b', { words: 'lamp', limit: 1 });
    await finder.find('c', { words: 'lamp', limit: 1 });
    expect(log.filter((line) => line.endsWith(' shelf'))).toEqual(['missed shelf', 'kept shelf']);
    expect(log.slice(0, 2)).toEqual(['missed a', 'kept a']);
    const next = finderOver(await openIn(folder));
    const after = await Promise.all(queries.map((words) => next.finder.find('a', { words, limit: 20 })));
    expect(after).toEqual(before);
    expect(next.log.filter((line) => !line.startsWith('loaded'))).toEqual([]);
  });

  it('is not troubled by a kept index that is damaged, and keeps a good one instead', async () => {
    const { store, folder, finder } = await opened();
    const before = await found(finder, 'a', 'the lamp in the dark');
    const key = ['4', await store.articles.version(SHELF), await store.articles.version(SHELF)].join('.');
    const bytes = await store.indexes.get(SHELF, key);
    expect(bytes?.length).toBeGreaterThan(100);
    await store.indexes.put(
      SHELF,
      key,
      (bytes ?? new Uint8Array()).map((byte, at) => (at === 90 ? byte ^ 1 : byte)),
    );
    const next = finderOver(await openIn(folder));
    expect(await found(next.finder, 'a', 'the lamp in the dark')).toEqual(before);
    expect(next.log).toEqual(['loaded shelf', 'kept shelf']);
    expect(await store.indexes.get(SHELF, key)).toEqual(bytes);
  });
});
