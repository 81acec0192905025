import { describe, expect, it } from 'vitest';
import { currentRevision } from '#core/article.ts';
import type { AddOptions } from '#core/article-draft.ts';
import { createLibrary } from '#library/index.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from '../commands/lighthouse.ts';
import { openIn, scratch } from '../store/folder.ts';
import { drafted } from './drafted.ts';

const NOW = Date.UTC(2026, 10, 23);
const TEXT = LIGHTHOUSE.join('\n');
const OTHER = ['Bees dance to tell where the clover is.', 'Other bees follow it in the dark.'];

async function emptyLibrary() {
  const library = createLibrary(await openIn(scratch()));
  const add = async (name: string, text: string, options: AddOptions = {}) =>
    library.add('local', await drafted(name, text), { ...options, by: 'Ana', now: NOW });
  return { library, add };
}

describe('an addition', () => {
  it('leaves all other articles as they are in memory, with everything that was worked out from them', async () => {
    const { library, add } = await emptyLibrary();
    await add('keeper.en.txt', TEXT);
    await add('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n'), { editionOf: 'keeper' });
    const [opened, listed] = [await library.open('local', 'keeper'), (await library.list('local'))[0]];
    await add('bees.txt', OTHER.join('\n'));
    const again = (await library.list('local')).find(({ id }) => id === 'keeper');
    expect(await library.open('local', 'keeper')).toBe(opened);
    expect(again?.editions.map(currentRevision)).toEqual(listed?.editions.map(currentRevision));
    for (const [at, edition] of (again?.editions ?? []).entries())
      expect(currentRevision(edition)).toBe(listed?.editions[at] && currentRevision(listed.editions[at]));
  });

  it('of a further edition or revision is seen at once', async () => {
    const { library, add } = await emptyLibrary();
    await add('keeper.en.txt', TEXT);
    await library.open('local', 'keeper');
    await add('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n'), { editionOf: 'keeper' });
    const two = await library.open('local', 'keeper');
    expect(two && 'parallels' in two && two.parallels.zh?.length).toBeGreaterThan(0);
    await add('keeper.en.txt', `${TEXT}\nThe lamp is out.`);
    const three = await library.open('local', 'keeper');
    expect(three && 'editions' in three && three.editions[0]?.revisions).toHaveLength(2);
  });
});
