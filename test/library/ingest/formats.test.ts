import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../../any-character.ts';
import { paragraphs, passages, problemOf, read } from '../drafts.ts';

describe('Markdown is read as its reader sees it', () => {
  const md = (text: string) => passages(read(text, 'dam.md'));

  it('the first heading is the title, the others are passages of their own', () => {
    const draft = read('# The *dam*\n\nIt held.\n\n## Who? Why?\n\nNobody knew. It rained.', 'dam.md');
    expect(draft.meta.title).toBe('The dam');
    expect(paragraphs(draft)).toEqual([['It held.'], ['Who? Why?'], ['Nobody knew.', 'It rained.']]);
    expect(draft.text).toBe('It held.\n\nWho? Why?\n\nNobody knew. It rained.');
  });

  it('a heading below a text is the title, the highest first, and stays a passage', () => {
    const draft = read('It held.\n\n## Before\n\nIt rained.\n\n# The night of the dam', 'x.md');
    expect(draft.meta.title).toBe('The night of the dam');
    expect(passages(draft)).toEqual(['It held.', 'Before', 'It rained.', 'The night of the dam']);
    expect(read('It held.\n\n## Before\n\nIt rained.', 'x.md').meta.title).toBe('Before');
    expect(read('The night ferry\n\nIt left.\n\n# Before\n\nIt rained.', 'x.md').meta.title).toBe('The night ferry');
  });

  it('with a title in front matter the heading is a passage unless it is the same', () => {
    const head = '---\ntitle: The dam\n---\n\n';
    expect(read(`${head}# The dam\n\nIt held.`, 'a.md')).toMatchObject({
      text: 'It held.',
      meta: { title: 'The dam' },
    });
    expect(read(`${head}# Orrin\n\nIt held.`, 'a.md')).toMatchObject({
      text: 'Orrin\n\nIt held.',
      meta: { title: 'The dam' },
    });
  });

  it('marks, link targets, pictures and tags are not text', () => {
    expect(
      md(
        'The **dam** was [`new`](https://a.example "t") and ![a wall](w.png)<b>strong</b>&mdash;\\*not\\* old.\n\n<p>It <em>held</em>.</p>',
      ),
    ).toEqual(['The dam was new and strong—*not* old.', 'It held.']);
  });

  it('emphasis beside Chinese punctuation is not text either', () => {
    expect(md('这是**“百年大计”**的一部分。')).toEqual(['这是“百年大计”的一部分。']);
    expect(md('**水坝：**守住了。')).toEqual(['水坝：守住了。']);
  });

  it('items of lists stand alone, without their marks', () => {
    expect(md('Two things:\n\n- the dam\n- the *mayor*\n  of Orrin\n\n1. first\n2. second\n   - within\n')).toEqual([
      'Two things:',
      'the dam',
      'the mayor\nof Orrin',
      'first',
      'second',
      'within',
    ]);
  });

  it('quotations in blocks, code and hard line breaks', () => {
    expect(
      md(
        '> It held.\n> Nobody slept.\n\n```js\nlet dam = 1; // It held. Really.\n\nrun();\n```\n\nOne line  \nanother\\\nthird',
      ),
    ).toEqual([
      'It held.',
      'Nobody slept.',
      'let dam = 1; // It held. Really.',
      'run();',
      'One line',
      'another',
      'third',
    ]);
  });

  it('a long one is read as a short one is', () => {
    const part =
      '## Chapter\n\nThe [dam][d] *held*.\nNobody slept.\n\n```\n\n# code\n\n- code\n```\n\n<!-- not\n\n- seen -->\n\n- an item\n\n  with two parts\n- another\n\n';
    const definition = '\n[d]: https://a.example/dam\n';
    const once = md(`Text.\n\n${part}${definition}`).slice(1);
    const draft = read(`# The dam\n\n${part.repeat(200)}${definition}`, 'dam.md');
    expect(draft.meta.title).toBe('The dam');
    expect(once).toEqual([
      'Chapter',
      'The dam held.',
      'Nobody slept.',
      '# code',
      '- code',
      'an item',
      'with two parts',
      'another',
    ]);
    expect(passages(draft)).toEqual(Array.from({ length: 200 }, () => once).flat());
  });

  it('nests as deep as anybody likes and is read in good time', () => {
    for (const text of ['- '.repeat(9_000), '> '.repeat(9_000), '1. '.repeat(9_000)])
      expect(md(`${text}It held.`).join()).toContain('It held.');
    const steps = Array.from({ length: 300 }, (_, depth) => `${'  '.repeat(depth)}- It held.`).join('\n');
    expect(md(steps)).toHaveLength(300);
    for (const text of [
      '[',
      '![',
      '*a _b ',
      '`a ``b ',
      '[a](',
      '<a ',
      '&',
      '[a]: b\n',
      '|a',
      '\\',
      '> \n',
      '- a\n\n',
    ]) {
      expect(passages(read(`It held.\n\n${text.repeat(3_000)}`, 'dam.md'))[0]).toBe('It held.');
    }
  });
});

describe('plain text', () => {
  it('parts paragraphs by blank lines and drawn lines, which are no text', () => {
    const draft = read('The dam\n=======\n\nIt held. Nobody slept.\n \n* * *\nIt rained.');
    expect(paragraphs(draft)).toEqual([['The dam'], ['It held.', 'Nobody slept.'], ['It rained.']]);
    expect(draft.text).toBe('The dam\n\nIt held. Nobody slept.\n\nIt rained.');
  });

  it('items of simple lists stand alone, without their marks', () => {
    const draft = read(
      'Two things failed:\n- the dam\n- the mayor\n  of Orrin\n• the bridge\nNobody slept.\n\n1. first\n2) not counted\n\n1、头一件\n2、第二件',
    );
    expect(passages(draft)).toEqual([
      'Two things failed:',
      'the dam',
      'the mayor\n  of Orrin',
      'the bridge',
      'Nobody slept.',
      '1. first',
      '2) not counted',
      '头一件',
      '第二件',
    ]);
  });

  it('a number that counts nothing stays', () => {
    expect(passages(read('1. Introduction\n\n1962. That was the year.\n\n3.5 percent.'))).toEqual([
      '1. Introduction',
      '1962.',
      'That was the year.',
      '3.5 percent.',
    ]);
  });
});

const PARTS = [
  'The dam held. ',
  'Nobody?',
  '水坝守住了。',
  '“',
  '”',
  '"',
  "'",
  '\n',
  '\n\n',
  '- ',
  '1. ',
  '2. ',
  '# ',
  '> ',
  '```\n',
  '**',
  '[a](b)',
  '<i>',
  '---\n',
  'title: a\n',
  '\t',
  '\u3000',
  '\u202e',
  '👩‍👩‍👧',
  '𠮷',
  'e\u0301',
  '@everyone',
  '&amp;',
  '\\',
  '| a |',
  '\ufeff',
  'Source: https://a.b/c\n',
];

describe('whatever is in a file', () => {
  const text = fc.oneof(
    fc.array(fc.constantFrom(...PARTS), { maxLength: 60 }).map((parts) => parts.join('')),
    fc.string({ unit: anyCharacter, maxLength: 200 }),
  );
  const name = fc.constantFrom('dam.txt', 'dam.md', 'dam');

  it('its passages are trimmed, in order, and together all that is not blank', () => {
    fc.assert(
      fc.property(text, name, (content, file) => {
        if (problemOf(content, file)) return;
        const draft = read(content, file);
        let at = 0;
        let paragraph = 0;
        for (const { start, end, paragraph: own } of draft.passages) {
          expect(draft.text.slice(at, start).trim()).toBe('');
          expect(draft.text.slice(start, end)).toBe(draft.text.slice(start, end).trim());
          expect(end).toBeGreaterThan(start);
          expect(own - paragraph === 0 || own - paragraph === 1).toBe(true);
          at = end;
          paragraph = own;
        }
        expect(draft.text.slice(at).trim()).toBe('');
      }),
      { numRuns: 150 },
    );
  });

  it('bytes of any kind are read into passages with words, or refused with an error that names the file', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      text.map((some) => Buffer.from(some)),
    );
    fc.assert(
      fc.property(bytes, name, (some, file) => {
        const problem = problemOf(some, file);
        if (problem)
          expect(problem).toMatchObject({
            kind: expect.stringMatching(/^(?:file|text|passage|line|front)-/),
            name: file,
          });
        else expect(passages(read(some, file)).join('')).toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('a word of 100,000 characters is read too, in passages that end between characters', () => {
    const family = '👩‍👩‍👧';
    const words = ['a'.repeat(100_000), '水'.repeat(100_000), family.repeat(12_500), `e${'\u0301'.repeat(99_999)}`];
    for (const word of words) {
      for (const file of ['dam.txt', 'dam.md']) {
        const [first, ...rest] = passages(read(`It held.\n\n${word}.\n\nIt rained.`, file));
        expect([first, rest.at(-1)]).toEqual(['It held.', 'It rained.']);
        const cut = rest.slice(0, -1);
        expect(cut.join('')).toBe(`${word}.`);
        for (const one of cut) expect(one.replace(/\.$/, '').replaceAll(family, '')).not.toMatch(/[👩👧\u200d]/u);
      }
    }
  });
});
