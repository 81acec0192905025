import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import { heldWords, holderNames, namesAs } from '#features/quote/held-by.ts';
import type { Holders } from '#features/quote/holders.ts';
import { revision } from '../../core/mill.ts';

describe('whose view is reported', () => {
  it('is named in the sentence of its own language, and apart in the other', () => {
    expect(heldWords(namesAs('en', ['critics who would loosen the controls']))).toEqual({
      en: 'Reported as the view of critics who would loosen the controls, not as the article’s own.',
      zh: '此处转述的是他人的看法，并非文章本身的观点。持有者（原文）：critics who would loosen the controls',
    });
    expect(heldWords(namesAs('zh', ['中国政府', '专家']))).toEqual({
      en: 'Reported as the view of somebody else, not as the article’s own. Holder, in the article’s words: 中国政府、专家',
      zh: '此处转述的是中国政府、专家的看法，并非文章本身的观点。',
      kept: ['中国政府', '专家'],
    });
  });

  it('is named in both where the name is a proper one in Latin letters', () => {
    expect(heldWords(namesAs('en', ['Jensen Huang'])).zh).toBe(
      '此处转述的是 Jensen Huang 的看法，并非文章本身的观点。',
    );
    expect(heldWords(namesAs('zh', ['Meta'])).en).toContain('the view of Meta,');
    for (const name of ['A third camp', 'the White House', 'Chinese officials'])
      expect(heldWords(namesAs('en', [name])).zh).toContain(`（原文）：${name}`);
  });

  it('is named as the other edition has it, where that says the same', () => {
    const article: Article = {
      id: 'mill',
      workspace: 'local',
      editions: [
        { language: 'en', revisions: [revision(1, '1 Critics say no.')] },
        { language: 'zh', revisions: [revision(1, '1 批评者说不。')] },
      ],
      parallels: { zh: [{ primary: ['1'], other: ['1'] }] },
    };
    const holders: Holders = (language) => (language === 'en' ? ['critics'] : ['批评者']);
    expect(holderNames(article, holders, 'en', ['1'])).toEqual({ en: ['critics'], zh: ['批评者'] });
    expect(holderNames(article, holders, 'zh', ['1'])).toEqual({ en: ['critics'], zh: ['批评者'] });
    expect(holderNames(article, () => [], 'en', ['1'])).toEqual({ en: [], zh: [] });
    const names: Holders = (language) => (language === 'en' ? ['Jensen Huang'] : ['黄仁勋']);
    expect(holderNames(article, names, 'en', ['1'])).toEqual({ en: ['Jensen Huang'], zh: ['黄仁勋'] });
    const once: Holders = (language) => (language === 'en' ? ['Jensen Huang'] : []);
    expect(holderNames(article, once, 'en', ['1'])).toEqual({ en: ['Jensen Huang'], zh: ['Jensen Huang'] });
  });
});
