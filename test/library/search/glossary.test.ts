import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseGlossary, readGlossary } from '#library/search/glossary.ts';
import { buildIndex } from '#library/search/index.ts';

const SHIPPED = path.join(import.meta.dirname, '../../../corpus/glossary.yaml');
const PASSAGES = [
  {
    id: 'en',
    lang: 'en',
    text: 'The harbour council fears that closing the loophole will backfire on its own shipyards.',
  },
  { id: 'en-2', lang: 'en', text: 'The loopholes in the old lock gates were big enough for an eel.' },
  { id: 'zh', lang: 'zh', text: '港务局承诺，对岸的核查人员随时可以上船。' },
  { id: 'zh-2', lang: 'zh', text: '上船的人随时可以下船，没有人核对名单。' },
];

describe('a glossary', () => {
  it('ships with at least 300 entries, and nothing is wrong with any', async () => {
    const { groups, faults } = await readGlossary(SHIPPED);
    expect(faults).toEqual([]);
    expect(groups.length).toBeGreaterThanOrEqual(300);
  });

  it('lets words of one language find passages of the other', async () => {
    const { groups: synonyms } = await readGlossary(SHIPPED);
    const index = await buildIndex(PASSAGES, { synonyms });
    const first = (words: string) => index.search(words, { limit: 1 })[0]?.id;
    expect(first('漏洞 适得其反')).toBe('en');
    expect(first('適得其反')).toBe('en');
    expect(first('promised verification')).toBe('zh');
  });

  it('marks in the passage what the other language’s words stand for', async () => {
    const synonyms = parseGlossary('format: 1\nentries:\n  - { en: [promise], zh: [承诺] }').groups;
    const [hit] = (await buildIndex(PASSAGES, { synonyms })).search('promise', { limit: 1 });
    expect(hit).toMatchObject({ id: 'zh', highlights: [[3, 5]] });
  });

  it('finds a thing said otherwise only where the whole of it stands', async () => {
    const index = await buildIndex(PASSAGES, { synonyms: [['roll call', '核对名册']] });
    expect(index.search('roll call', { limit: 3 })).toEqual([]);
  });

  it('says all that is wrong with it, with lines, and the other entries are there', () => {
    const { groups, faults } = parseGlossary(
      [
        'format: 1',
        'entries:',
        '  - { en: [dyke, dike], zh: [堤坝] }',
        '  - { en: [lock] }',
        '  - { en: [运河], zh: [canal] }',
        '  - { en: [tide, Tide], zh: [潮水] }',
        '  - { en: [], zh: [闸门], fr: [écluse] }',
        '  - eel',
        '  - { en: [true], zh: [真的] }',
      ].join('\n'),
    );
    expect(groups).toEqual([['dyke', 'dike', '堤坝']]);
    expect([...new Set(faults.map(({ line }) => line))]).toEqual([4, 5, 6, 7, 8, 9]);
    expect(faults.map(({ what }) => what.en)).toContainEqual(expect.stringContaining('zh: an entry is'));
  });

  it('that is no list of entries, or no YAML, is told so', () => {
    for (const yaml of ['', 'entries: []', 'format: 1\nentries: none', 'format: 1\nentries: ['])
      expect(parseGlossary(yaml)).toMatchObject({ groups: [], faults: [{ line: expect.any(Number) }] });
  });
});
