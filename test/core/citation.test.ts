import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { type Problem, UserError } from '#core/errors.ts';
import type { Language } from '#core/language.ts';
import { cite, edited, shown } from './citing.ts';
import { MILL, revision } from './mill.ts';

function problem(typed: string, asked: Language, article = MILL): Problem {
  try {
    cite(article, typed, asked);
  } catch (error) {
    if (error instanceof UserError) return error.problem;
    throw error;
  }
  throw new Error(`${typed} was found`);
}

describe('how a passage is cited', () => {
  it('without a language in the primary edition', () => {
    expect(shortReference(MILL, 'en', '4')).toBe('mill:4');
    expect(shortReference(MILL, 'en', '2a', '4')).toBe('mill:2a-4');
  });

  it('without a language where the editions run one to one under the same numbers', () => {
    expect(shortReference(MILL, 'zh', '3')).toBe('mill:3');
    expect(shortReference(MILL, 'zh-Hant', '3', '4')).toBe('mill:3-4');
  });

  it('with the language where they do not', () => {
    expect(shortReference(MILL, 'zh', '4')).toBe('mill.zh:4');
    expect(shortReference(MILL, 'zh', '2')).toBe('mill.zh:2');
    expect(shortReference(MILL, 'zh', '5a')).toBe('mill.zh:5a');
    expect(shortReference(MILL, 'zh', '3', '4a')).toBe('mill.zh:3-4a');
  });

  it('with the language for a range in which one edition has more', () => {
    expect(shortReference(MILL, 'zh-Hant', '1', '3')).toBe('mill.zh-Hant:1-3');
    const more: Article = {
      ...MILL,
      editions: [
        { language: 'en', revisions: [revision(1, '1 The mill stood empty.', '2 It burned.')] },
        { language: 'zh', revisions: [revision(1, '1 磨坊空着。', '1a 门没有锁。', '2 它烧了。')] },
      ],
      parallels: {
        zh: [
          { primary: ['1'], other: ['1'] },
          { primary: [], other: ['1a'] },
          { primary: ['2'], other: ['2'] },
        ],
      },
    };
    expect(shortReference(more, 'zh', '1')).toBe('mill:1');
    expect(shortReference(more, 'zh', '1', '2')).toBe('mill.zh:1-2');
  });
});

describe('a reference without a language', () => {
  it('is shown in the language of whoever asks', () => {
    expect(shown('mill:3', 'en')).toEqual(['It burned.']);
    expect(shown('mill:3', 'zh-Hans')).toEqual(['它烧了。']);
    expect(shown('mill:3', 'zh-Hant')).toEqual(['它燒了。']);
    expect(cite(MILL, 'mill:3', 'zh-Hans')).toMatchObject({ language: 'zh', withdrawn: false });
    expect(cite(MILL, 'mill:3', 'zh-Hans').parallelOf).toBeUndefined();
  });

  it('shows all that says the same where the editions do not run one to one, and says so', () => {
    expect(shown('mill:4', 'zh-Hans')).toEqual(['我们跑去。', '我们看着。']);
    expect(cite(MILL, 'mill:4', 'zh-Hans').parallelOf).toEqual({ language: 'en', from: '4', to: '4' });
    expect(shown('mill:2a', 'zh-Hans')).toEqual(['猫头鹰住在里面。']);
    expect(shown('mill:3-5', 'zh-Hans')).toEqual(['它烧了。', '我们跑去。', '我们看着。', '后来下雨了。']);
  });

  it('is shown in the primary edition where the other has nothing beside it', () => {
    expect(shown('mill:5', 'zh-Hant')).toEqual(['Then it rained.']);
    expect(cite(MILL, 'mill:5', 'zh-Hant')).toMatchObject({ language: 'en', withdrawn: false });
  });

  it('still shows the translation that stands when the primary has rewritten its own', () => {
    expect(cite(MILL, 'mill:2', 'zh-Hans')).toMatchObject({ language: 'zh', withdrawn: false });
    expect(shown('mill:2', 'zh-Hans')).toEqual(['猫头鹰住在里面。']);
  });

  it('finds a number that only the edition of the reader has', () => {
    expect(shown('mill:5a', 'zh-Hans')).toEqual(['雨下了一夜。']);
  });

  it('is shown in the primary edition to those whose language there is none of', () => {
    const chinese: Article = { ...MILL, editions: MILL.editions.slice(1, 2), parallels: {} };
    expect(shown('mill:3', 'en', chinese)).toEqual(['它烧了。']);
  });
});

describe('a reference with a language', () => {
  it('is shown in that edition to everybody', () => {
    expect(shown('mill.zh:4', 'en')).toEqual(['我们跑去。']);
    expect(shown('mill.en:4', 'zh-Hans')).toEqual(['We ran, and we watched.']);
  });

  it('says which editions there are when there is none of it', () => {
    expect(problem('mill.zh-Hans:3', 'en')).toEqual({
      kind: 'no-edition',
      article: 'mill',
      language: 'zh-Hans',
      present: ['en', 'zh', 'zh-Hant'],
    });
  });
});

describe('a range', () => {
  it('follows the reading order of the newest revision in which both ends stand', () => {
    expect(shown('mill:1-3', 'en')).toEqual(['The mill stood empty.', 'An owl lived in it.', 'It burned.']);
    expect(shown('mill:2-3', 'en')).toEqual(['Owls lived in it.', 'It burned.']);
    expect(cite(MILL, 'mill:2-3', 'en').withdrawn).toBe(true);
    expect(cite(MILL, 'mill:2-3', 'en').replacedBy).toBeUndefined();
  });

  it('knows which of its passages are gone', () => {
    expect([...cite(MILL, 'mill:2-3', 'en').gone]).toEqual(['2']);
    expect([...cite(MILL, 'mill:3-4', 'en').gone]).toEqual([]);
    const turned = edited('1 A.', '2 B.', '3 C.')('3 C.', '2 B.', '1 A.');
    expect(cite(turned, 'x:1-3', 'en')).toMatchObject({ withdrawn: true, gone: new Set() });
  });

  it('goes on showing what it was when its ends have since changed places', () => {
    const editions = [
      {
        language: 'en' as const,
        revisions: [revision(1, '1 A.', '2 B.', '3 C.'), revision(2, '3 C.', '2 B.', '1 A.')],
      },
    ];
    expect(shown('mill:1-3', 'en', { ...MILL, editions })).toEqual(['A.', 'B.', 'C.']);
    expect(shown('mill:3-1', 'en', { ...MILL, editions })).toEqual(['C.', 'B.', 'A.']);
  });

  it('that runs backward is refused', () => {
    expect(problem('mill:4-3', 'en')).toEqual({ kind: 'backward-range', reference: 'mill:4-3' });
    expect(problem('mill:4-3', 'zh-Hans').kind).toBe('backward-range');
    expect(problem('mill.zh:4a-4', 'en').kind).toBe('backward-range');
  });

  it('whose ends never stood together is told what there is', () => {
    expect(problem('mill:2-2a', 'en')).toEqual({
      kind: 'no-passage',
      reference: 'mill:2-2a',
      article: 'mill',
      first: '1',
      last: '5',
    });
  });
});

describe('a number that never was', () => {
  it('is told the first and the last of the edition', () => {
    expect(problem('mill:9', 'zh-Hans')).toEqual({
      kind: 'no-passage',
      reference: 'mill:9',
      article: 'mill',
      first: '1',
      last: '5',
    });
    expect(problem('mill.zh:9', 'en')).toEqual({
      kind: 'no-passage',
      reference: 'mill.zh:9',
      article: 'mill',
      first: '1',
      last: '5a',
    });
  });
});
