import { describe, expect, it } from 'vitest';
import type { AddOptions } from '#core/article-draft.ts';
import type { Store } from '#core/ports/store.ts';
import { createLibrary, ingestHere } from '#library/index.ts';
import { prepareBook } from '../../src/library/adding-book.ts';
import { unpackDraft } from '../../src/library/ingest/packed-draft.ts';
import { openIn, scratch } from '../store/folder.ts';
import { type Book, makeEpub } from './ingest/make-epub.ts';

const NOW = Date.UTC(2026, 10, 23);

/** A book of so many chapters of three sentences. */
function almanac(count: number): Book {
  const body = (n: number) =>
    `<h2>Day ${n}</h2><p>On day ${n} it rained. The river rose to mark ${n * 7}. Nobody crossed it.</p>`;
  const days = Array.from({ length: count }, (_, at) => at + 1);
  return { title: 'An Almanac', parts: days.map((n) => ({ file: `d${n}`, body: body(n), contents: [[`Day ${n}`]] })) };
}

const read = (book: Book) => ingestHere.read('local', { name: 'almanac.epub', bytes: makeEpub(book) });

async function library(change: (store: Store) => Store = (store) => store) {
  const { books, ...articles } = createLibrary(change(await openIn(scratch())));
  const add = async (book: Book, options: AddOptions = {}) =>
    books.add('local', await read(book), { ...options, by: 'Ana', now: NOW });
  const ids = async () => (await articles.list('local')).map(({ id }) => id);
  return { books, add, ids };
}

/** A store that breaks at the addition of this article. */
const breakingAt =
  (id: string) =>
  (store: Store): Store => ({
    ...store,
    transaction: (workspace, work) =>
      store.transaction(workspace, (ports) => {
        const add: typeof ports.articles.add = async (where, revision) => {
          if (revision.article === id) throw new Error('the disk is gone');
          await ports.articles.add(where, revision);
        };
        return work({ ...ports, articles: { ...ports.articles, add } });
      }),
  });

describe('the chapters of a book', () => {
  it('are added all at once, in the order of the book also where there are sixty', async () => {
    const { add, ids } = await library();
    const added = await add(almanac(60));
    expect(added.chapters).toHaveLength(60);
    expect(await ids()).toEqual(added.chapters.map(({ id }) => id));
    expect((await ids()).at(8)).toBe('almanac-09');
  });

  it('or none of them, if one cannot be stored', async () => {
    const { add, ids } = await library(breakingAt('almanac-5'));
    await expect(add(almanac(6))).rejects.toThrow('the disk is gone');
    expect(await ids()).toEqual([]);
  });

  it('are refused if together they are too much for a workspace', async () => {
    const { articles } = await openIn(scratch());
    const passages = Array.from({ length: 99_995 }, (_, at) => ({
      label: `${at}`,
      start: 0,
      end: 1,
      paragraph: 0,
      checksum: '',
    }));
    const revision = {
      article: 'x',
      language: 'en',
      number: 1,
      addedAt: 0,
      addedBy: '',
      text: 'x',
      passages,
      origin: '',
    } as const;
    const full = [{ id: 'x', revisions: [{ ...revision, meta: { title: 'x', authors: [] } }] }];
    const current = async (workspace: string) => (workspace === 'local' ? full : []);
    const adding = { by: 'Ana', now: NOW };
    const three = prepareBook({ articles }, current, 'local', unpackDraft(await read(almanac(3))), adding);
    await expect(three).rejects.toMatchObject({ problem: { kind: 'workspace-full', passages: 100_004 } });
  });

  it('are removed all at once, and a book that is not there is said not to be', async () => {
    const { add, books, ids } = await library();
    await add(almanac(3));
    expect(await books.remove('local', 'almanac', NOW)).toMatchObject({ chapters: 3, passages: 9 });
    expect(await ids()).toEqual([]);
    await expect(books.remove('local', 'almanac', NOW)).rejects.toMatchObject({ problem: { kind: 'no-article' } });
  });

  it('never stand under numbers that were cited with other words', async () => {
    const { add, books, ids } = await library();
    await add(almanac(3));
    await books.remove('local', 'almanac', NOW);
    const { parts } = almanac(3);
    const other = {
      title: 'Another',
      parts: parts.map((part) => ({ ...part, body: '<p>It snowed. The road was shut. We stayed.</p>' })),
    };
    await add(other);
    expect(await ids()).toEqual(['almanac-2-1', 'almanac-2-2', 'almanac-2-3']);
    await expect(add(almanac(3), { id: 'almanac-2' })).rejects.toMatchObject({ problem: { kind: 'id-taken' } });
  });

  it('are what it is asked for: a file without chapters is refused', async () => {
    const { add } = await library();
    await expect(add(almanac(1))).rejects.toMatchObject({ problem: { kind: 'no-chapters' } });
  });
});
