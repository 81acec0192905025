import { describe, expect, it } from 'vitest';
import type { Article } from '#core/article.ts';
import { cite, edited, shown } from './citing.ts';
import { MILL, revision } from './mill.ts';

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
    expect(successor('x:3', rewritten('2 Two.', '1 One.', '4 Four.'))).toBeUndefined();
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
