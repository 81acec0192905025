import { describe, expect, it } from 'vitest';
import { currentRevision } from '#core/article.ts';
import type { Added, AddOptions } from '#core/article-draft.ts';
import type { Library } from '#core/ports/library.ts';
import { createLibrary } from '#library/index.ts';
import { problemOf } from '../commands/house.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from '../commands/lighthouse.ts';
import { openIn, scratch } from '../store/folder.ts';
import { drafted } from './drafted.ts';

const NOW = Date.UTC(2026, 10, 23);

async function library() {
  const store = await openIn(scratch());
  const made = createLibrary(store);
  return {
    store,
    library: made,
    add: (name: string, text: string, options: AddOptions = {}) => add(made, name, text, options),
  };
}

async function add(
  library: Library,
  name: string,
  text: string,
  options: AddOptions = {},
  workspace = 'local',
): Promise<Added> {
  return library.add(workspace, await drafted(name, text), { ...options, by: 'Ana', now: NOW });
}

const TEXT = LIGHTHOUSE.join('\n');
const OTHER = [
  'Bees dance to tell where the clover is.',
  'The angle of the dance is the angle to the sun.',
  'Other bees follow it in the dark.',
];
const from = (source: string, text: string) => `Source: ${source}\n\n${text}`;

describe('an article that is there already is recognised', () => {
  it('by its address, however that is written', async () => {
    const { add } = await library();
    await add('a.txt', from('https://www.example.org/2024/02/09/keeper/?b=2&a=1', TEXT));
    const again = async (source: string, text: string) => {
      const { outcome, id } = await add('b.txt', from(source, text));
      return `${outcome} ${id}`;
    };
    expect(await again('http://example.org/2024/02/09/keeper?a=1&b=2&utm_source=x#top', TEXT)).toBe('revision a');
    expect(await again('http://example.org/2024/02/09/keeper?a=1&b=2&utm_source=x#top', TEXT)).toBe('same a');
    expect(await again('https://example.org/2024/02/09/keeper?a=1&b=2', OTHER.join('\n'))).toBe('revision a');
    expect(await again('https://example.org/2024/02/10/keeper?a=1&b=2', 'A text of its own.')).toBe('article b');
  });

  it('by its words, however they are wrapped, encoded and named', async () => {
    const { add } = await library();
    await add('keeper.txt', TEXT);
    expect(await add('other.md', LIGHTHOUSE.join('\r\n'))).toMatchObject({ outcome: 'same', id: 'keeper' });
    expect(await add('third.txt', `${LIGHTHOUSE.join(' ')}\n`)).toMatchObject({ outcome: 'same', id: 'keeper' });
    expect(await add('keeper.txt', `\ufeff${TEXT}`)).toMatchObject({ outcome: 'same', id: 'keeper', passages: 10 });
  });

  it('by its name, when at least half of the words are the same', async () => {
    const { add } = await library();
    await add('keeper.txt', TEXT);
    const half = [...LIGHTHOUSE.slice(0, 5), ...OTHER].join('\n');
    expect(await add('Keeper.txt', half)).toMatchObject({
      outcome: 'revision',
      id: 'keeper',
      kept: 5,
      fresh: 3,
      withdrawn: 5,
    });
    expect(await add('keeper.txt', 'Nothing of this was there.')).toMatchObject({ outcome: 'article', id: 'keeper-2' });
    expect(await add('elsewhere.txt', [...LIGHTHOUSE.slice(0, 6), ...OTHER].join('\n'))).toMatchObject({
      outcome: 'article',
      id: 'elsewhere',
    });
  });

  it('and words of an earlier revision bring that back as the newest, with its numbers', async () => {
    const { library: articles, add } = await library();
    await add('keeper.txt', TEXT);
    await add('keeper.txt', LIGHTHOUSE.map((line, at) => (at === 3 ? 'It went dark.' : line)).join('\n'));
    expect(await add('keeper.txt', TEXT)).toMatchObject({ outcome: 'revision', kept: 9, fresh: 1 });
    const article = await articles.open('local', 'keeper');
    const revision =
      article && 'editions' in article && article.editions[0] ? currentRevision(article.editions[0]) : undefined;
    expect(revision?.number).toBe(3);
    expect(revision?.passages.map(({ label }) => label)).toEqual(LIGHTHOUSE.map((_, index) => `${index + 1}`));
  });

  it('in another language from the same address as an edition of it', async () => {
    const { library: articles, add } = await library();
    await add('a.txt', from('https://example.org/keeper', TEXT));
    const zh = await add('b.txt', from('https://example.org/keeper', LIGHTHOUSE_ZH.join('\n')));
    expect(zh).toMatchObject({ outcome: 'edition', id: 'a', language: 'zh' });
    expect(await add('c.txt', LIGHTHOUSE_ZH.join('\n'), { language: 'zh-Hans' })).toMatchObject({
      outcome: 'same',
      language: 'zh',
    });
    const all = await articles.list('local');
    expect(all.map(({ id, editions }) => [id, editions.length])).toEqual([['a', 2]]);
  });

  it('in another language under the same name as an edition of it, when the name says the language', async () => {
    const { store, add } = await library();
    expect(await add('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n'))).toMatchObject({ id: 'keeper', outcome: 'article' });
    expect(await add('keeper.en.txt', TEXT)).toMatchObject({ id: 'keeper', outcome: 'edition', language: 'en' });
    expect(await add('keeper.txt', OTHER.join('\n'))).toMatchObject({ id: 'keeper-2', outcome: 'article' });
    await store.close();
  });

  it('also when only what is known about it changed, and what is not said again stays known', async () => {
    const { library: articles, add } = await library();
    await add('keeper.txt', `---\ntitle: The Keeper\nauthors: [Ines Vogel]\n---\n${TEXT}`);
    expect(await add('keeper.txt', `---\ntitle: The Keeper\npublished: 2024-02-09\n---\n${TEXT}`)).toMatchObject({
      outcome: 'revision',
      kept: 10,
      fresh: 0,
    });
    const [article] = await articles.list('local');
    const meta = article?.editions[0] && currentRevision(article.editions[0]).meta;
    expect(meta).toEqual({ title: 'The Keeper', authors: ['Ines Vogel'], published: '2024-02-09' });
    expect(await add('keeper.txt', TEXT)).toMatchObject({ outcome: 'same' });
  });
});

describe('an article has a name to be cited by', () => {
  it('from the file’s, in any script, or the one that is given', async () => {
    const { add } = await library();
    const names = {
      '../x/FP 2025—02 (final).en.txt': 'fp-2025-02-final',
      '灯塔 守望.zh.txt': '灯塔-守望',
      '###.txt': 'article',
      'café.md': 'café',
    };
    for (const [index, [name, id]] of Object.entries(names).entries()) {
      expect(await add(name, `Text number ${index} stands here.`)).toMatchObject({ outcome: 'article', id });
    }
    expect((await add(`${'long-'.repeat(40)}.txt`, 'A long name.')).id.length).toBeLessThanOrEqual(64);
    expect(await add('x.txt', 'Named by hand.', { id: 'By-Hand' })).toMatchObject({ id: 'by-hand' });
    expect(await problemOf(() => add('y.txt', 'Something else.', { id: 'by-hand' }))).toMatchObject({
      kind: 'id-taken',
    });
    expect(await problemOf(() => add('y.txt', 'Something else.', { id: 'no good' }))).toEqual({
      kind: 'bad-id',
      id: 'no good',
    });
  });

  it('that no other text gets after it was removed, not even if it is asked for', async () => {
    const { library: articles, add } = await library();
    await add('keeper.txt', TEXT);
    const removed = await articles.remove('local', 'keeper', NOW);
    expect(removed).toEqual({ id: 'keeper', title: 'keeper', removedAt: NOW, editions: 1, revisions: 1, passages: 10 });
    expect(await add('keeper.txt', OTHER.join('\n'))).toMatchObject({ outcome: 'article', id: 'keeper-2' });
    expect(await add('keeper.txt', TEXT)).toMatchObject({ outcome: 'article', id: 'keeper' });
    await articles.remove('local', 'keeper', NOW);
    const asked = await problemOf(() => add('x.txt', 'Asked for by name.', { id: 'keeper' }));
    expect(asked).toEqual({ kind: 'id-was-used', id: 'keeper', title: 'keeper', removedAt: NOW, instead: 'keeper-3' });
    // One sentence in common does not make it the same text.
    const other = `${OTHER.join('\n')}\n${TEXT.split('\n')[0]}`;
    expect(await problemOf(() => add('x.txt', other, { id: 'keeper' }))).toMatchObject({ kind: 'id-was-used' });
  });

  it('that a later version of the removed text gets, with the numbers of what is still in it', async () => {
    const { library: articles, add } = await library();
    await add('keeper.txt', TEXT);
    await articles.remove('local', 'keeper', NOW);
    const longer = await add('keeper.txt', `A preface.\n${TEXT}\n${OTHER.join('\n')}`);
    expect(longer).toMatchObject({ outcome: 'article', id: 'keeper', first: ['keeper:0a', 'keeper:1', 'keeper:2'] });
  });

  it('that keeps texts apart when it is given, whatever else is the same', async () => {
    const { add } = await library();
    const chapter = (words: string) => `Source: https://example.org/book\n\n${words}\n`;
    await add('one.txt', chapter('The ferry left at noon. Nobody waved.'), { id: 'chapter-1' });
    const second = await add('two.txt', chapter('It came back at dusk. Nobody was there.'), { id: 'chapter-2' });
    expect(second).toMatchObject({ outcome: 'article', id: 'chapter-2' });
  });

  it('in which a language that was removed with it is not there until it is added again', async () => {
    const { library: articles, add } = await library();
    await add('keeper.en.txt', TEXT);
    await add('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n'), { editionOf: 'keeper' });
    await articles.remove('local', 'keeper', NOW);
    await add('keeper.zh.txt', LIGHTHOUSE_ZH.slice(2).join('\n'));
    const editions = async () => {
      const article = await articles.open('local', 'keeper');
      return article && 'editions' in article
        ? article.editions.map((one) => [
            one.language,
            currentRevision(one)
              .passages.map(({ label }) => label)
              .join(),
          ])
        : [];
    };
    expect(await editions()).toEqual([['zh', '3,4,5,6,7,8,9,10']]);
    await add('keeper.en.txt', TEXT, { editionOf: 'keeper' });
    expect(await editions()).toEqual([
      ['en', '1,2,3,4,5,6,7,8,9,10'],
      ['zh', '3,4,5,6,7,8,9,10'],
    ]);
  });
});

describe('what goes wrong changes nothing', () => {
  it('a preview stores nothing, and neither does a file that cannot be added', async () => {
    const { store, library: articles, add } = await library();
    await articles.preview('local', await drafted('a.txt', TEXT), {});
    for (const [name, text] of [
      ['a.txt', ''],
      ['a.pdf', TEXT],
      ['a.txt', '…'],
      ['a.txt', 'a\u0007b'],
    ] as const) {
      expect(await problemOf(() => add(name, text)), name).toMatchObject({ kind: expect.stringMatching(/^file-/) });
    }
    expect(await problemOf(() => add('a.txt', TEXT, { editionOf: 'nowhere' }))).toMatchObject({ kind: 'no-article' });
    expect(await problemOf(() => articles.remove('local', 'nowhere', NOW))).toMatchObject({ kind: 'no-article' });
    expect(await store.articles.version('local')).toBe(0);
  });

  it('two who add to the same article at once both succeed, one after the other', async () => {
    const { library: articles, add } = await library();
    const versions = Array.from({ length: 8 }, (_, n) => [...LIGHTHOUSE, `This is version ${n}.`].join('\n'));
    const outcomes = await Promise.all(versions.map((text) => add('keeper.txt', text)));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['article', ...Array(7).fill('revision')]);
    const article = await articles.open('local', 'keeper');
    const revisions = article && 'editions' in article ? (article.editions[0]?.revisions ?? []) : [];
    expect(revisions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const labels = revisions.map(({ passages }) => passages.at(-1)?.label);
    expect(new Set(labels).size).toBe(8);
  });

  it('what another process adds is seen at the next look', async () => {
    const folder = scratch();
    const [here, there] = [createLibrary(await openIn(folder)), createLibrary(await openIn(folder))];
    expect(await here.list('local')).toEqual([]);
    expect(await here.open('local', 'keeper')).toBeUndefined();
    await add(there, 'keeper.txt', TEXT);
    expect((await here.list('local')).map(({ id }) => id)).toEqual(['keeper']);
    expect(await add(here, 'keeper.txt', `${TEXT}\nAnd that is all.`)).toMatchObject({ outcome: 'revision' });
    await there.remove('local', 'keeper', NOW);
    expect(await here.open('local', 'keeper')).toMatchObject({ removedAt: NOW });
  });
});
