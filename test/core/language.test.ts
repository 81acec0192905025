import { describe, expect, it } from 'vitest';
import { covers, languageOf, readable } from '#core/language.ts';
import { sayIn } from '#core/words.ts';

describe('languages', () => {
  it('are taken from the locales that platforms and browsers send', () => {
    expect(['zh-CN', 'zh_CN.UTF-8', 'zh', 'zh-Hans-SG'].map(languageOf)).toEqual(Array(4).fill('zh-Hans'));
    expect(['zh-TW', 'zh-Hant'].map(languageOf)).toEqual(Array(2).fill('zh-Hant'));
    expect(['zh_HK', 'zh-Hant-HK', 'zh-MO'].map(languageOf)).toEqual(Array(3).fill('zh-HK'));
    expect(['en-GB', 'fr', 'C', undefined, ''].map(languageOf)).toEqual(Array(5).fill('en'));
  });

  it('“Chinese” asks for every Chinese edition, simplified for those that are not traditional', () => {
    expect((['zh', 'zh-Hans', 'zh-Hant', 'en'] as const).map((one) => covers('zh', one))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect((['zh', 'zh-Hans', 'zh-Hant', 'en'] as const).map((one) => covers('zh-Hans', one))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(covers('zh-Hant', 'zh')).toBe(false);
  });

  it('give everybody the edition they read best', () => {
    expect(readable(['en', 'zh'], 'zh-Hant')).toBe('zh');
    expect(readable(['zh', 'zh-Hant'], 'zh-Hant')).toBe('zh-Hant');
    expect(readable(['zh'], 'en')).toBeUndefined();
  });

  it('word a thing once for each reader, and twice for a place that speaks both', () => {
    const words = { en: 'Next', zh: '下一条', hant: '下一條' };
    const toTraditional = (text: string) => `t(${text})`;
    expect(sayIn('en', toTraditional)(words)).toBe('Next');
    expect(sayIn('zh-Hant', toTraditional)(words)).toBe('下一條');
    expect(sayIn('zh-Hant', toTraditional)({ en: 'More', zh: '更多' })).toBe('t(更多)');
    expect(sayIn('both', toTraditional)(words)).toBe('Next · 下一条');
    expect(sayIn('both', toTraditional)({ en: 'Parley', zh: 'Parley' })).toBe('Parley');
  });
});
