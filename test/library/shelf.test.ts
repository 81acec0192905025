import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { currentRevision, passageText, SHELF } from '#core/article.ts';
import type { Library } from '#core/ports/library.ts';
import { createLibrary, syncShelf } from '#library/index.ts';
import { unpackDraft } from '#library/ingest/packed-draft.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from '../commands/lighthouse.ts';
import { openIn, scratch } from '../store/folder.ts';

const NOW = Date.UTC(2026, 10, 23);

/** A folder of files as they come with Parley, and a store that it is brought into. */
async function shelf() {
  const folder = scratch();
  const store = await openIn(scratch());
  const reads: string[] = [];
  const library = createLibrary(store);
  const watched: Library = {
    ...library,
    preview: (workspace, draft, options) => {
      reads.push(unpackDraft(draft).name);
      return library.preview(workspace, draft, options);
    },
  };
  return {
    store,
    library,
    write: (name: string, lines: readonly string[]) => writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`),
    drop: (name: string) => rmSync(path.join(folder, name)),
    /** What was wrong, by file, and which files were read. */
    sync: async () => {
      reads.length = 0;
      const faults = await syncShelf(folder, watched, store, NOW);
      return { faults: faults.map(({ file, error }) => [path.basename(file), error.problem.kind]), reads: [...reads] };
    },
    words: async (id: string) => {
      const article = await library.open('local', id);
      if (!article || 'removedAt' in article) return article;
      return article.editions.map((edition) => {
        const revision = currentRevision(edition);
        return [
          edition.language,
          revision.number,
          revision.passages.map((one) => `${one.label} ${passageText(revision, one)}`),
        ];
      });
    },
  };
}

const numbered = (lines: readonly string[]) => lines.map((line, index) => `${index + 1} ${line}`);

describe('the shelf that comes with Parley', () => {
  it('is brought in at the first start, both languages of an article as one', async () => {
    const { write, sync, words } = await shelf();
    write('keeper.en.md', LIGHTHOUSE);
    write('keeper.zh.md', LIGHTHOUSE_ZH);
    write('README.md', ['Not an article.']);
    expect(await sync()).toEqual({ faults: [], reads: ['keeper.en.md', 'keeper.zh.md'] });
    expect(await words('keeper')).toEqual([
      ['en', 1, numbered(LIGHTHOUSE)],
      ['zh', 1, numbered(LIGHTHOUSE_ZH)],
    ]);
  });

  it('is brought in from files with every ending that can be read', async () => {
    const { write, sync, words } = await shelf();
    const files = ['a.en.markdown', 'b.en.text', 'c.en.MD', 'd.en.txt'];
    for (const [at, name] of files.entries()) write(name, [`Text number ${at} stands here.`]);
    write('e.en.rtf', ['Not one of them.']);
    expect(await sync()).toEqual({ faults: [], reads: files });
    expect(await words('c')).toEqual([['en', 1, ['1 Text number 2 stands here.']]]);
  });

  it('is not read again while nothing changed', async () => {
    const { store, write, sync } = await shelf();
    write('keeper.en.md', LIGHTHOUSE);
    write('keeper.zh.md', LIGHTHOUSE_ZH);
    await sync();
    const version = await store.articles.version(SHELF);
    expect(await sync()).toEqual({ faults: [], reads: [] });
    expect(await store.articles.version(SHELF)).toBe(version);
  });

  it('changed by an update, is a revision: numbers stay, old words can still be cited', async () => {
    const { write, sync, words, library } = await shelf();
    write('keeper.en.md', LIGHTHOUSE);
    write('other.en.md', ['Another text stands here.']);
    await sync();
    write(
      'keeper.en.md',
      LIGHTHOUSE.map((line, at) => (at === 3 ? 'One winter the lamp went out.' : line)),
    );
    expect(await sync()).toEqual({ faults: [], reads: ['keeper.en.md'] });
    const expected = numbered(LIGHTHOUSE).map((line, at) => (at === 3 ? '4a One winter the lamp went out.' : line));
    expect(await words('keeper')).toEqual([['en', 2, expected]]);
    const article = await library.open('local', 'keeper');
    expect(article && 'editions' in article && article.editions[0]?.revisions.length).toBe(2);
  });

  it('without a file that was there, has the article no more; with it again, has its numbers', async () => {
    const { write, drop, sync, words } = await shelf();
    write('keeper.en.md', LIGHTHOUSE);
    write('other.en.md', ['Another text stands here.']);
    await sync();
    drop('keeper.en.md');
    expect((await sync()).faults).toEqual([]);
    expect(await words('keeper')).toMatchObject({ removedAt: NOW });
    expect(await words('other')).toHaveLength(1);
    write('keeper.en.md', LIGHTHOUSE.slice(2));
    expect((await sync()).faults).toEqual([]);
    expect(await words('keeper')).toEqual([['en', 2, numbered(LIGHTHOUSE).slice(2)]]);
  });

  it('without one of two languages, keeps the other', async () => {
    const { write, drop, sync, words } = await shelf();
    write('keeper.en.md', LIGHTHOUSE);
    write('keeper.zh.md', LIGHTHOUSE_ZH);
    await sync();
    drop('keeper.zh.md');
    expect((await sync()).faults).toEqual([]);
    expect(await words('keeper')).toEqual([['en', 2, numbered(LIGHTHOUSE)]]);
    expect((await sync()).reads).toEqual([]);
  });

  it('with a file that cannot be read, names it, and has all the rest', async () => {
    const { write, sync, words } = await shelf();
    write('bad.en.md', ['A bell \u0007 rings.']);
    write('empty.en.md', ['']);
    write('keeper.en.md', LIGHTHOUSE);
    expect((await sync()).faults).toEqual([
      ['bad.en.md', 'file-binary'],
      ['empty.en.md', 'file-no-text'],
    ]);
    expect(await words('keeper')).toHaveLength(1);
    expect(await words('bad')).toBeUndefined();
  });

  it('with a file that was good and is not now, keeps what it said', async () => {
    const { write, sync, words } = await shelf();
    write('keeper.en.md', LIGHTHOUSE);
    await sync();
    write('keeper.en.md', ['A bell \u0007 rings.']);
    expect((await sync()).faults).toEqual([['keeper.en.md', 'file-binary']]);
    expect(await words('keeper')).toEqual([['en', 1, numbered(LIGHTHOUSE)]]);
  });

  it('with two files of the same words, says which is too much', async () => {
    const { write, sync, words } = await shelf();
    write('copy.en.md', LIGHTHOUSE);
    write('keeper.en.md', LIGHTHOUSE);
    expect((await sync()).faults).toEqual([['keeper.en.md', 'file-unreadable']]);
    expect(await words('copy')).toHaveLength(1);
    expect(await words('keeper')).toBeUndefined();
  });
});
