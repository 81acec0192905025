import { describe, expect, it } from 'vitest';
import type { AddOptions } from '#core/article-draft.ts';
import { createLibrary } from '#library/index.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from '../commands/lighthouse.ts';
import { openIn, scratch } from '../store/folder.ts';
import { drafted } from './drafted.ts';
import { CHINESE_PROSE, ENGLISH_PROSE, TRADITIONAL_PROSE } from './prose.ts';

async function emptyLibrary() {
  const library = createLibrary(await openIn(scratch()));
  const add = async (name: string, text: string, options: AddOptions = {}) =>
    library.add('local', await drafted(name, text), { ...options, by: 'Ana', now: Date.UTC(2026, 10, 27) });
  return { library, add };
}
const paragraphs = (prose: readonly (readonly string[])[], glue: string) =>
  prose.map((one) => one.join(glue)).join('\n\n');
const english = paragraphs(ENGLISH_PROSE, ' ');
const chinese = paragraphs(CHINESE_PROSE, '');
const traditional = paragraphs(TRADITIONAL_PROSE, '');
const en = LIGHTHOUSE.join('\n');
const zh = LIGHTHOUSE_ZH.join('\n');

describe('two languages of one article', () => {
  it('are seen by names of every kind, in either order', async () => {
    const { add } = await emptyLibrary();
    for (const [first, second] of [
      ['a.en-US.md', 'a.zh-CN.md'],
      ['b.chs.txt', 'b.eng.txt'],
      ['en/c.md', 'zh/c.md'],
      ['D.md', 'D_CN.md'],
    ] as const) {
      const isChinese = first.includes('chs');
      // Other words in each, or they would be the same text.
      const mark = first.slice(0, 1).repeat(4);
      const texts = [`${mark}. ${en}`, `${zh}\n${mark}。`];
      const one = await add(first, isChinese ? (texts[1] ?? '') : (texts[0] ?? ''));
      const two = await add(second, isChinese ? (texts[0] ?? '') : (texts[1] ?? ''));
      expect(one.outcome).toBe('article');
      expect(two).toMatchObject({ outcome: 'edition', id: one.id });
    }
  });

  it('are asked about where only the name is the same', async () => {
    const { add } = await emptyLibrary();
    await add('keeper.txt', en);
    const second = await add('other/keeper.txt', zh);
    expect(second).toMatchObject({ outcome: 'article', id: 'keeper-2' });
    expect(second.warnings?.[0]?.en).toContain('edition-of keeper');
  });

  it('are asked about where one is far longer', async () => {
    const { add } = await emptyLibrary();
    await add('en/notes.md', en.repeat(9));
    const second = await add('zh/notes.md', '这是别的笔记。');
    expect(second.outcome).toBe('article');
    expect(second.warnings).toHaveLength(1);
  });

  it('are the two scripts of one Chinese text, whatever the files are called', async () => {
    const { add } = await emptyLibrary();
    await add('port.txt', chinese);
    expect(await add('gang.txt', traditional)).toMatchObject({ outcome: 'edition', id: 'port', language: 'zh-Hant' });
  });
});

describe('the same words with other punctuation are a revision', () => {
  it('with other quotation marks, blanks, width or case, under the same name and under another', async () => {
    for (const name of ['port.txt', 'copy of port.txt']) {
      for (const [before, after] of [
        [english, english.replace(/[“”]/g, '"').replace(/’/g, "'").replaceAll('. ', '.  ').toUpperCase()],
        [chinese, chinese.replace(/[“”]/g, '"').replaceAll('，', ',').replaceAll('：', ':')],
        [chinese, chinese.replaceAll('“', '「').replaceAll('”', '」')],
      ] as const) {
        const { add } = await emptyLibrary();
        await add('port.txt', before);
        expect(await add(name, after)).toMatchObject({ outcome: 'revision', id: 'port' });
      }
    }
  });

  it('another text with some of the same sentences stays another article', async () => {
    const { add } = await emptyLibrary();
    await add('port.txt', english);
    const other = [...ENGLISH_PROSE.flat().slice(0, 4), 'Bees dance.', 'Clover is sweet.', 'The hive hums.'].join(' ');
    expect(await add('bees.txt', other)).toMatchObject({ outcome: 'article', id: 'bees' });
  });
});
