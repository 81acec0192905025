import { describe, expect, it } from 'vitest';
import type { Revision } from '#core/article.ts';
import { neighbours } from '#core/citation.ts';
import type { EditionLanguage } from '#core/language.ts';
import { parallel, parallelRange } from '#core/parallel.ts';
import { MILL } from './mill.ts';

describe('what stands around and beside', () => {
  const chinese = MILL.editions[1]?.revisions[0] as Revision;
  const around = (labels: string[], before: number, after: number) => {
    const found = neighbours(chinese, labels, before, after);
    return [found.before.map(({ label }) => label), found.after.map(({ label }) => label)];
  };

  it('neighbours end where the text ends', () => {
    expect(around(['4', '4a'], 2, 2)).toEqual([
      ['2', '3'],
      ['5', '5a'],
    ]);
    expect(around(['1'], 2, 1)).toEqual([[], ['2']]);
    expect(around(['5a'], 1, 1)).toEqual([['5'], []]);
    expect(around(['9'], 1, 1)).toEqual([[], []]);
    expect(around([], 1, 1)).toEqual([[], []]);
  });

  it('parallel passages are found from either side, and between two translations by way of the primary', () => {
    const beside = (from: EditionLanguage, label: string, to: EditionLanguage) => parallel(MILL, from, [label], to);
    expect(beside('en', '4', 'zh')).toEqual(['4', '4a']);
    expect(beside('zh', '4a', 'en')).toEqual(['4']);
    expect(beside('zh', '4a', 'zh-Hant')).toEqual(['4']);
    expect(beside('zh-Hant', '4', 'zh')).toEqual(['4', '4a']);
    expect(beside('zh', '5a', 'en')).toEqual([]);
    expect(beside('en', '2a', 'zh-Hant')).toEqual([]);
    expect(beside('zh', '4', 'zh')).toEqual(['4']);
    expect(beside('en', '2', 'zh')).toEqual([]);
  });

  it('a quotation in the other edition has what stands between there too, so that nothing is joined', () => {
    const zh = [
      { primary: ['1'], other: ['1'] },
      { primary: ['3'], other: ['3'] },
      { primary: ['4'], other: ['5a'] },
    ];
    const apart = { ...MILL, parallels: { ...MILL.parallels, zh } };
    expect(parallel(apart, 'en', ['3', '4'], 'zh')).toEqual(['3', '5a']);
    expect(parallelRange(apart, 'en', ['3', '4'], 'zh')).toEqual(['3', '4', '4a', '5', '5a']);
    expect(parallelRange(apart, 'zh', ['3', '4', '4a', '5', '5a'], 'en')).toEqual(['3', '4']);
    expect(parallelRange(apart, 'en', ['5'], 'zh')).toEqual([]);
    expect(parallelRange(apart, 'en', ['3'], 'zh-Hans')).toEqual([]);
  });
});
