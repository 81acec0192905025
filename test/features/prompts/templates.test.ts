import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import { templateTopic } from '#features/prompts/templates.ts';
import { revision } from '../../core/mill.ts';

const LONG = 'The harbour council bought a steam crane that nobody had asked for.';
const LONG_ZH = '港口议会买了一台没有人要的蒸汽起重机，谁也不高兴。';
const crane = (...lines: string[]): Article => ({
  id: 'crane',
  workspace: 'local',
  parallels: {},
  editions: [{ language: 'en', revisions: [revision(1, ...lines)] }],
});
const holds = (holder: string, passages: string[], more: Partial<Attribution> = {}): Attribution => ({
  holder,
  passages,
  aliases: [],
  unsure: [],
  byAuthors: false,
  ...more,
});
const prompts = (article: Article, attributions: Attribution[] = [], edition: 'en' | 'zh' = 'en') =>
  templateTopic(article, edition, 'The crane', attributions).topic.prompts;

describe('prompts made of an article by templates', () => {
  it('ask of everybody who holds something four questions, each from a passage that is surely theirs', () => {
    const asked = prompts(crane('1 Short.'), [holds('Ines', ['1', '2', '3'], { unsure: ['2'] })]);
    expect(asked.map(({ kind, from, camp }) => [kind, from?.from, camp])).toEqual([
      ['understand', '1', 'h0'],
      ['test-the-evidence', '3', 'h0'],
      ['steelman', '1', 'h0'],
      ['change-your-mind', '3', 'h0'],
    ]);
    expect(asked[0]?.words).toEqual({
      en: 'In your own words: what does “Ines” hold here?',
      zh: '用自己的话说：“Ines”在这里主张什么？',
      kept: ['Ines'],
    });
    expect(new Set(asked.map(({ id }) => id)).size).toBe(4);
  });

  it('ask where two who hold something part ways', () => {
    const asked = prompts(crane('1 Short.'), [holds('Ines', ['1']), holds('Tomas', ['2']), holds('Marta', ['3'])]);
    const compared = asked.filter(({ kind }) => kind === 'compare');
    expect(compared.map(({ words, from }) => [words.en, from?.from])).toEqual([
      ['Where exactly do “Ines” and “Tomas” part ways?', '1'],
      ['Where exactly do “Tomas” and “Marta” part ways?', '2'],
    ]);
    expect(compared[0]?.words.zh).toBe('“Ines”和“Tomas”的分歧究竟在哪里？');
  });

  it('ask nothing of the authors’ own words, nor of what is nobody’s for sure, and of eight people at most', () => {
    const unsure = holds('Ines', ['1'], { unsure: ['1'] });
    expect(prompts(crane('1 Short.'), [unsure, holds('we', ['1'], { byAuthors: true })])).toEqual([]);
    const many = Array.from({ length: 9 }, (_, at) => holds(`Person ${at}`, [String(at)]));
    const asked = prompts(crane('1 Short.'), many).filter(({ kind }) => kind === 'understand');
    expect(asked.map(({ camp }) => camp)).toEqual(Array.from({ length: 8 }, (_, at) => `h${at}`));
  });

  it('start from sentences that nobody in particular holds and that are long enough to argue about', () => {
    const article = crane(`1 ${'s'.repeat(59)}`, `2 ${'s'.repeat(60)}`, `3 ${LONG}`, `4 ${LONG}`);
    const asked = prompts(article, [holds('Ines', ['3'])]).filter(({ id }) => id.startsWith('p'));
    expect(asked.map(({ from, kind }) => [from?.from, kind])).toEqual([
      ['2', 'apply'],
      ['4', 'understand'],
    ]);
    const chinese: Article = {
      ...article,
      editions: [
        { language: 'zh', revisions: [revision(1, `1 ${'起'.repeat(19)}`, `2 ${'起'.repeat(20)}`, `3 ${LONG_ZH}`)] },
      ],
    };
    expect(prompts(chinese, [], 'zh').map(({ from }) => from?.from)).toEqual(['2', '3']);
  });

  it('are spread over a long article, six at most', () => {
    const article = crane(...Array.from({ length: 25 }, (_, at) => `${at + 1} ${LONG}`));
    expect(prompts(article).map(({ from }) => from?.from)).toEqual(['1', '5', '9', '13', '17', '21']);
  });

  it('are none of an edition that the article does not have', () => {
    expect(prompts(crane(`1 ${LONG}`), [], 'zh')).toEqual([]);
  });
});
