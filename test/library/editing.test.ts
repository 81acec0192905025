import { describe, expect, it } from 'vitest';
import { currentRevision, isRemoved, primaryEdition } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import { createLibrary } from '#library/index.ts';
import { problemOf } from '../commands/house.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from '../commands/lighthouse.ts';
import { openIn, scratch } from '../store/folder.ts';
import { drafted } from './drafted.ts';

const NOW = Date.UTC(2026, 10, 23);
const TEXT = LIGHTHOUSE.join('\n');

async function library() {
  const made = createLibrary(await openIn(scratch()));
  const add = async (name: string, text: string, options: { editionOf?: string } = {}) =>
    made.add('local', await drafted(name, text), { ...options, by: 'Ana', now: NOW });
  return { library: made, add };
}

describe('what is said about an article', () => {
  it('is corrected without a change of text or numbers, and the same file does not take it back', async () => {
    const { library: articles, add } = await library();
    await add('keeper.txt', TEXT);
    await add('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n'), { editionOf: 'keeper' });
    const before = await articles.open('local', 'keeper');
    const correction = { by: 'Ana', now: NOW + 1 };
    const changes = { title: 'The Keeper', authors: ['Ana Li'], published: '2024-01-05', source: null };
    expect(await articles.edit('local', 'keeper', { changes, ...correction })).toMatchObject({ changed: true });
    const after = await articles.open('local', 'keeper');
    if (!before || !after || isRemoved(before) || isRemoved(after)) throw new Error('the article is gone');
    const [was, is] = [before, after].map((one) => currentRevision(primaryEdition(one)));
    expect(is).toEqual({
      ...was,
      number: 2,
      addedAt: NOW + 1,
      addedBy: 'Ana',
      meta: { title: 'The Keeper', authors: ['Ana Li'], published: '2024-01-05' },
    });
    expect(after.parallels).toEqual(before.parallels);
    expect(await articles.edit('local', 'keeper', { changes, ...correction })).toMatchObject({ changed: false });
    expect(await add('keeper.txt', TEXT)).toMatchObject({ outcome: 'same' });
    const zh = { changes: { published: '1990-01-01' }, language: 'zh', ...correction } as const;
    expect(await articles.edit('local', 'keeper', zh)).toMatchObject({ language: 'zh', changed: true });
  });

  it('is corrected only where there is such an article, and it is one’s own', async () => {
    const { library: articles, add } = await library();
    await add('keeper.txt', TEXT);
    const tried = (id: string, language?: EditionLanguage, workspace = 'local') =>
      problemOf(() =>
        articles.edit(workspace, id, { changes: { title: 'X' }, by: 'Ana', now: NOW, ...(language && { language }) }),
      );
    expect(await tried('keeper', 'zh')).toMatchObject({ kind: 'no-edition', present: ['en'] });
    expect(await tried('kepeer')).toMatchObject({ kind: 'no-article' });
    expect(await tried('keeper', undefined, 'other')).toMatchObject({ kind: 'no-article' });
    await articles.remove('local', 'keeper', NOW);
    expect(await tried('keeper')).toMatchObject({ kind: 'article-removed' });
  });
});
