import { describe, expect, it } from 'vitest';
import { SHELF } from '#core/article.ts';
import type { Finder } from '#core/ports/finder.ts';
import type { Library } from '#core/ports/library.ts';
import type { Ports } from '#core/ports/store.ts';
import { createFinder, createLibrary } from '#library/index.ts';
import { openIn, scratch } from '../../store/folder.ts';
import { drafted } from '../drafted.ts';

const NOW = Date.UTC(2026, 10, 23);
const SHELVED = 'The orchard wall keeps the frost out of the pears.';
const FIRST = 'The baker counts his loaves before the street wakes.';
const SECOND = 'The miller counts nothing and sleeps until noon.';

async function put(library: Library, workspace: string, name: string, text: string) {
  await library.add(workspace, await drafted(name, text), { by: 'Ana', now: NOW });
}

/** A finder whose workspaces' indexes are built only so far as the test lets them. `begun`: workspaces, as their building began. */
async function opened() {
  const store = await openIn(scratch());
  const library = createLibrary(store);
  await put(library, SHELF, 'orchard.txt', SHELVED);
  await put(library, 'a', 'baker.txt', FIRST);
  const begun: string[] = [];
  const gates = new Map<string, Promise<void>>();
  const ports: Pick<Ports, 'articles' | 'indexes'> = {
    articles: store.articles,
    indexes: {
      get: async (workspace, key) => {
        begun.push(workspace);
        await gates.get(workspace);
        return store.indexes.get(workspace, key);
      },
      put: store.indexes.put,
    },
  };
  const hold = (workspace: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    gates.set(workspace, promise);
    // Nobody may be waiting when it fails.
    promise.catch(() => undefined);
    return { release: resolve, fail: reject, end: () => gates.delete(workspace) };
  };
  return { library, ports, begun, hold, finder: createFinder(library, ports) };
}

const ids = async (finder: Finder, workspace: string, words: string) =>
  (await finder.find(workspace, { words, limit: 9 })).map(({ article }) => article);

/** Until the event loop has turned often enough for whatever can go on to have done so. */
async function settle() {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe('while an index is being built', () => {
  it('all who ask wait for the same one', async () => {
    const { finder, begun } = await opened();
    const found = await Promise.all(Array.from({ length: 8 }, () => ids(finder, 'a', 'counts his loaves')));
    for (const one of found) expect(one[0]).toBe('baker');
    expect(begun).toEqual(['a']);
  });

  it('whoever asks after an article was added is answered with it, and one more building is enough for all', async () => {
    const { finder, library, begun, hold } = await opened();
    const gate = hold('a');
    const early = ids(finder, 'a', '"The miller"');
    await settle();
    await put(library, 'a', 'miller.txt', SECOND);
    const late = [ids(finder, 'a', '"The miller"')];
    await settle();
    await put(library, 'a', 'again.txt', `${SECOND} Nobody minds.`);
    late.push(ids(finder, 'a', '"Nobody minds"'), ids(finder, 'a', '"The miller"'));
    await settle();
    gate.release();
    expect(await early).toEqual([]);
    expect(await Promise.all(late)).toEqual([['again', 'miller'], ['again'], ['again', 'miller']]);
    expect(await ids(finder, 'a', '"Nobody minds"')).toEqual(['again']);
    expect(begun).toEqual(['a', 'a']);
  });

  it('other workspaces are answered meanwhile', async () => {
    const { finder, library, hold } = await opened();
    await put(library, 'b', 'miller.txt', SECOND);
    const gate = hold('a');
    const waiting = ids(finder, 'a', '"The baker"');
    await settle();
    expect(await ids(finder, 'b', '"The miller"')).toEqual(['miller']);
    expect(await ids(finder, 'c', 'orchard frost')).toEqual(['orchard']);
    gate.release();
    expect(await waiting).toEqual(['baker']);
  });

  it('who was slow to ask does not bring an older one back', async () => {
    const { library, ports, begun } = await opened();
    const slow = Promise.withResolvers<void>();
    let isFirst = true;
    const version = async (workspace: string) => {
      const read = await ports.articles.version(workspace);
      const waits = isFirst && workspace === SHELF;
      if (waits) isFirst = false;
      if (waits) await slow.promise;
      return read;
    };
    const finder = createFinder(library, { ...ports, articles: { ...ports.articles, version } });
    const early = ids(finder, 'a', '"pears on"');
    await settle();
    await put(library, SHELF, 'pears.txt', 'There are pears on the table.');
    expect(await ids(finder, 'a', '"pears on"')).toEqual(['pears']);
    slow.resolve();
    expect(await early).toEqual(['pears']);
    expect(await ids(finder, 'a', '"pears on"')).toEqual(['pears']);
    expect(begun).toEqual(['a']);
  });

  it('a fault is told to all who wait, and the next who asks is answered', async () => {
    const { finder, library, hold, begun } = await opened();
    const gate = hold('a');
    const waiting = [ids(finder, 'a', 'loaves'), ids(finder, 'a', 'loaves')];
    await settle();
    await put(library, 'a', 'miller.txt', SECOND);
    const later = ids(finder, 'a', '"The miller"');
    await settle();
    gate.end();
    gate.fail(new Error('the disk is full'));
    const told = await Promise.allSettled(waiting);
    expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await later).toEqual(['miller']);
    expect(begun).toEqual(['a', 'a']);
  });

  it('a fault is not remembered', async () => {
    const { finder, hold } = await opened();
    const gate = hold('a');
    gate.fail(new Error('the disk is full'));
    await expect(ids(finder, 'a', 'loaves')).rejects.toThrow('the disk is full');
    gate.end();
    expect(await ids(finder, 'a', 'loaves')).toEqual(['baker']);
  });
});
