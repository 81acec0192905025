import { describe, expect, it } from 'vitest';
import { type Article, passageText } from '#core/article.ts';
import { type Citation, resolve, shortReference } from '#core/citation.ts';
import { type Problem, UserError } from '#core/errors.ts';
import type { Language } from '#core/language.ts';
import { parseReference } from '#core/reference.ts';
import { MILL, revision } from './mill.ts';

function cite(article: Article, typed: string, asked: Language): Citation {
  const reference = parseReference(typed);
  if (!reference) throw new Error(`no reference: ${typed}`);
  return resolve(article, reference, asked);
}

const words = ({ revision, passages }: Citation) => passages.map((passage) => passageText(revision, passage));
const shown = (typed: string, asked: Language, article = MILL) => words(cite(article, typed, asked));

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

/** An English article that is edited once: its first lines, then its second ones. */
const edited =
  (...before: string[]) =>
  (...after: string[]): Article => ({
    id: 'x',
    workspace: 'local',
    editions: [{ language: 'en', revisions: [revision(1, ...before), revision(2, ...after)] }],
    parallels: {},
  });
const successor = (typed: string, article: Article) => cite(article, typed, 'en').replacedBy;

describe('a withdrawn passage', () => {
  it('shows the words it had, says so, and what stands in its place', () => {
    expect(shown('mill:2', 'en')).toEqual(['Owls lived in it.']);
    expect(cite(MILL, 'mill:2', 'en')).toMatchObject({ withdrawn: true, replacedBy: '2a' });
    expect(cite(MILL, 'mill:2', 'en').revision.number).toBe(1);
  });

  it('names no successor where that cannot be known', () => {
    const rewritten = edited('1 One.', '2 Two.', '3 Three.', '4 Four.');
    expect(successor('x:2', rewritten('1 One.', '3 Three.', '4 Four.'))).toBeUndefined();
    expect(successor('x:2', rewritten('1 One.', '2a II.', '3a III.', '4 Four.'))).toBeUndefined();
    expect(successor('x:3', rewritten('1 One.', '2a II, III.', '4 Four.'))).toBeUndefined();
    expect(successor('x:2', rewritten('1 One.', '2a II, III.', '4 Four.'))).toBeUndefined();
    expect(successor('x:2', rewritten('1 One.', '2a II.', '2b II.', '3 Three.', '4 Four.'))).toBeUndefined();
    expect(successor('x:2', rewritten('3 Three.', '1 One.', '4 Four.'))).toBeUndefined();
    expect(successor('x:2', rewritten('1 One.', '4 Four.', '3 Three.'))).toBeUndefined();
  });

  it('names what stands alone where it stood alone, whatever the words', () => {
    const rewritten = edited('1 One.', '2 Two.', '3 Three.');
    expect(successor('x:2', rewritten('1 One.', '2a II.', '3 Three.'))).toBe('2a');
    expect(successor('x:1', rewritten('1a I.', '2 Two.', '3 Three.'))).toBe('1a');
    expect(successor('x:3', rewritten('1 One.', '2 Two.', '3a III.'))).toBe('3a');
    expect(successor('x:2', rewritten('2 Two.', '1 One.', '3 Three.'))).toBeUndefined();
    expect(successor('x:3', rewritten('1 One.', '2 Two.'))).toBeUndefined();
  });

  it('names, of several that stand in its place, the one that says nearly the same', () => {
    const rewritten = edited('1 The mill stood empty.', '2 Owls lived in the old mill.', '3 It burned one night.');
    const put = '2a Nobody had paid the miller for years.';
    const changed = '2b Two owls lived in the old mill.';
    expect(successor('x:2', rewritten('1 The mill stood empty.', put, changed, '3 It burned one night.'))).toBe('2b');
    const last = rewritten(
      '1 The mill stood empty.',
      '2 Owls lived in the old mill.',
      '3a It rained.',
      '4 It burned one cold night.',
    );
    expect(successor('x:3', last)).toBe('4');
    const both = rewritten('1 The mill stood empty.', '2a It burned one cold night.', '3a So much for it.');
    expect(successor('x:2', both)).toBeUndefined();
    expect(successor('x:3', both)).toBe('2a');
    const chinese = edited('1 磨坊空着。', '2 猫头鹰住在里面。', '3 它烧了。');
    expect(successor('x:2', chinese('1 磨坊空着。', '2a 没有人付钱。', '2b 两只猫头鹰住在里面。', '3 它烧了。'))).toBe(
      '2b',
    );
  });

  it('takes a sentence for another one rewritten from two words in five in common', () => {
    const rewritten = edited('1 One.', '2 a b c d e', '3 Three.');
    const put = '2a Nobody had paid.';
    expect(successor('x:2', rewritten('1 One.', put, '2b a b x y z', '3 Three.'))).toBe('2b');
    expect(successor('x:2', rewritten('1 One.', put, '2b a v x y z', '3 Three.'))).toBeUndefined();
  });

  it('names none of several that only share the small words of every sentence', () => {
    const rewritten = edited('1 One.', '2 Owls lived in the old mill.', '3 Three.');
    const others = rewritten('1 One.', '2a In the spring the miller left.', '2b So it goes.', '3 Three.');
    expect(successor('x:2', others)).toBeUndefined();
  });

  it('names none when two that stand in its place are as much like it, or two withdrawn ones as like the new one', () => {
    const rewritten = edited('1 One.', '2 Owls lived in it.', '3 Owls lived in them.', '4 Four.');
    const one = rewritten('1 One.', '2a Owls lived in.', '4 Four.');
    expect(successor('x:2', one)).toBeUndefined();
    expect(successor('x:3', one)).toBeUndefined();
    const two = rewritten('1 One.', '2a Mice lived in it.', '2b Bats lived in it.', '3 Owls lived in them.', '4 Four.');
    expect(successor('x:2', two)).toBeUndefined();
  });

  it('is shown from the newest revision that has it', () => {
    const editions = [
      {
        language: 'en' as const,
        revisions: [revision(1, '1 A.', '2 B.'), revision(2, '2 B.', '1 A.'), revision(3, '1 A.')],
      },
    ];
    expect(cite({ ...MILL, editions }, 'mill:2', 'en').revision.number).toBe(2);
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
