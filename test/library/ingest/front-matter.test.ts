import { describe, expect, it } from 'vitest';
import { passages, problemOf, read } from '../drafts.ts';

const faultsOf = (head: string) => {
  const problem = problemOf(`---\n${head}\n---\n\nThe dam held.`);
  return problem?.kind === 'file-front-matter'
    ? problem.faults.map(({ line, what }) => [line, what.en] as const)
    : problem;
};
const lines = (head: string) => {
  const faults = faultsOf(head);
  return Array.isArray(faults) ? faults.map(([line]) => line) : faults;
};

const HEAD = `title: "The dam: a history"
authors: [Jonas Osei, 欧阳明]
published: 2025-02-03
source: https://harbour.example/dam
language: en-GB
licence: CC BY 4.0`;

describe('front matter', () => {
  it('says what is known of an article, in text files and in Markdown', () => {
    for (const name of ['dam.txt', 'dam.md']) {
      const draft = read(`---\n${HEAD}\n---\n\nThe dam held.\n`, name);
      expect(draft).toMatchObject({ language: 'en', text: 'The dam held.' });
      expect(draft.meta).toEqual({
        title: 'The dam: a history',
        authors: ['Jonas Osei', '欧阳明'],
        published: '2025-02-03',
        source: 'https://harbour.example/dam',
        licence: 'CC BY 4.0',
      });
    }
  });

  it('takes one author, a title of digits, and American spelling', () => {
    const draft = read('---\r\ntitle: 1984\r\nauthors: Jonas Osei\r\nlicense: MIT\r\n---\r\nThe dam held.');
    expect(draft.meta).toEqual({ title: '1984', authors: ['Jonas Osei'], licence: 'MIT' });
  });

  it('brings no control characters along, however YAML spells them', () => {
    expect(lines('title: "\\e[31mred"\nauthors: ["Osei", "\\x07"]')).toEqual([2, 3]);
  });

  it('may be empty', () => expect(read('---\n---\nThe dam held.').text).toBe('The dam held.'));

  it('all faults are told at once, each with its line in the file', () => {
    expect(
      faultsOf('title: [a]\npublished: 2025-02-30\n\nsource: javascript:alert(1)\nlanguage: fr\nauthor: Osei'),
    ).toEqual([
      [2, 'title is a line of text'],
      [3, 'published is a day, as 2025-02-03'],
      [5, 'source is an address that begins with https:// or http://'],
      [6, 'language is en, zh, zh-Hans or zh-Hant'],
      [7, '“author” is not known here; known are title, authors, published, source, language, licence'],
    ]);
  });

  it('what is no YAML is told with its line', () => {
    expect(lines('title: a\nauthors: [a, b\nlicence: c')?.toString()).toContain('4');
    expect(lines('title: a\ntitle: b')).toContain(3);
    expect(lines('title: a\nlicence: b\nlicense: c')).toEqual([4]);
    expect(lines('title:')).toEqual([2]);
  });

  it('that is never closed is told, not swallowed', () => {
    expect(problemOf('---\ntitle: The dam\n\nThe dam held.')).toMatchObject({ faults: [{ line: 1 }] });
  });

  it('nothing in it can reach behind the values', () => {
    expect(lines('__proto__: {polluted: yes}\nconstructor: a\n? {a: b}\n: c')).toEqual([2, 3, 4]);
    expect(lines('title: a\nlicence: &a [*a]')).toEqual([3]);
    expect(lines(`title: ${'['.repeat(50_000)}`)).not.toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('a line of hyphens before a text is a rule', () => {
    expect(passages(read('---\nThe dam held.\n---\nNobody slept.'))).toEqual(['The dam held.', 'Nobody slept.']);
    expect(passages(read('---\n\nThe dam held.'))).toEqual(['The dam held.']);
  });
});
