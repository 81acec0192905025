import { describe, expect, it } from 'vitest';
import type { ArticleMeta } from '#core/article.ts';
import { bylineOf, dateWords, SLOT, siteOf } from '#features/quote/byline.ts';

const TITLED: ArticleMeta = { title: 'The Night Library', authors: [] };

/** The sentence with the article's name in its place. */
function byline(meta: Partial<ArticleMeta>, language: 'en' | 'zh' = 'en'): string {
  const { words, name } = bylineOf({ ...TITLED, ...meta }, 'night-library');
  return words[language].replace(SLOT, name);
}

describe('where a quotation stands', () => {
  it('names all authors, and claims for none of them that the words are theirs', () => {
    expect(byline({ authors: ['Ana'] })).toBe('in an article by Ana, “The Night Library”');
    expect(byline({ authors: ['Ana', 'Bo'] })).toBe('in an article by Ana and Bo, “The Night Library”');
    expect(byline({ authors: ['Ana', 'Bo', 'Cy'] })).toBe('in an article by Ana, Bo and Cy, “The Night Library”');
    expect(byline({ authors: ['Ana', 'Bo'] }, 'zh')).toBe('出自 Ana、Bo 的文章《The Night Library》');
  });

  it('names the site where no author is known, and the article alone where no site is either', () => {
    const source = 'https://www.example.org/night';
    expect(byline({ source })).toBe('in an article from example.org, “The Night Library”');
    expect(byline({ source }, 'zh')).toBe('出自 example.org 的文章《The Night Library》');
    expect(byline({ source, authors: ['Ana'] })).toBe('in an article by Ana, “The Night Library”');
    expect(byline({})).toBe('in the article “The Night Library”');
    expect(byline({}, 'zh')).toBe('出自文章《The Night Library》');
  });

  it('calls an article that has no title of its own by its site or its id', () => {
    const title = 'night-library';
    expect(byline({ title, source: 'https://example.org/x' })).toBe('in an article from example.org');
    expect(byline({ title })).toBe('in the article night-library');
    expect(byline({ title, authors: ['Ana'] })).toBe('in an article by Ana, night-library');
  });

  it('says the date as people write it, and what is no date as it was given', () => {
    expect(byline({ published: '2026-03-14' })).toBe('in the article “The Night Library”, 14 March 2026');
    expect(byline({ published: '2026-03-14' }, 'zh')).toBe('出自文章《The Night Library》，2026 年 3 月 14 日');
    expect(dateWords('last spring')).toEqual({ en: 'last spring', zh: 'last spring' });
    expect(dateWords('2026-03-14')).toEqual({ en: '14 March 2026', zh: '2026 年 3 月 14 日' });
  });

  it('takes for a site only what is an address', () => {
    expect(siteOf('https://www.example.org/a')).toBe('example.org');
    expect(siteOf('a book')).toBeUndefined();
    expect(siteOf(undefined)).toBeUndefined();
  });
});
