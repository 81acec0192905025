import { describe, expect, it } from 'vitest';
import { passageText } from '#core/article.ts';
import type { Draft } from '#core/article-draft.ts';
import { asChapters, asOne } from '../../../src/library/ingest/book.ts';
import { passages, readFile } from '../drafts.ts';
import { BEES_EN, type Book, type BookPart, makeEpub } from './make-epub.ts';

const readBook = (book: Book) => readFile(makeEpub(book), 'bees.epub');
const titles = (draft: Draft) => (draft.chapters ?? []).map(({ title, aside }) => (aside ? `(${title})` : title));
/** The chapters as articles: their titles and words. */
const articles = (draft: Draft) => asChapters(draft).map((one) => [one.meta.title, ...passages(one)]);

const text = (file: string, body: string, contents: BookPart['contents'] = []): BookPart => ({ file, body, contents });
const numbered = (n: number) => `<p>This is line ${n}.</p><p>And it goes on.</p>`;

describe('an e-book has chapters', () => {
  it('as its table of contents names them, without cover, title page, copyright page and colophon', async () => {
    const draft = await readBook(BEES_EN);
    expect(titles(draft)).toEqual([
      '(The Bee Year)',
      '(Copyright 2011 by Ana Li. All rights re…)',
      'Spring',
      'The Swarm',
      'Honey',
      '(This book was set in a type that nobody…)',
    ]);
    const [spring = [], ...others] = articles(draft);
    expect(spring.slice(0, 3)).toEqual([
      'Spring',
      'The hives woke in the first week of March.',
      'Ilse counted eleven of the twelve.',
    ]);
    expect(others.map(([title]) => title)).toEqual(['The Swarm', 'Honey']);
    const one = passages(asOne(draft));
    expect(one[0]).toBe('Spring');
    expect(one.join(' ')).not.toMatch(/Second printing|Copyright|nobody remembers/);
  });

  it('also in the older form of the table of contents', async () => {
    expect(titles(await readBook({ ...BEES_EN, version: 2 }))).toEqual([
      '(The Bee Year)',
      '(Copyright 2011 by Ana Li. All rights re…)',
      'Spring',
      'The Swarm',
      'Honey',
      '(This book was set in a type that nobody…)',
    ]);
  });

  it('several in one file, and one in several files', async () => {
    const draft = await readBook({
      title: 'Rivers',
      parts: [
        text(
          'a',
          `<div><h2><a id="one"></a>One</h2>${numbered(1)}</div><section id="two"><h2>Two</h2>${numbered(2)}</section>`,
          [
            ['One', 'one'],
            ['Two', 'two'],
          ],
        ),
        text('b', numbered(3)),
        text('c', `<p id="three"><b>Three</b></p>${numbered(4)}`, [['Three', 'three']]),
      ],
    });
    expect(articles(draft)).toEqual([
      ['One', 'This is line 1.', 'And it goes on.'],
      ['Two', 'This is line 2.', 'And it goes on.', 'This is line 3.', 'And it goes on.'],
      ['Three', 'This is line 4.', 'And it goes on.'],
    ]);
  });

  it('below its parts, and the sections of a chapter are none', async () => {
    const entry = (title: string, href: string, inner = '') =>
      `<li><a href="${href}">${title}</a>${inner && `<ol>${inner}</ol>`}</li>`;
    const draft = await readBook({
      title: 'Rivers',
      contents:
        entry('Part One: The Source', 'p.xhtml', entry('I', 'a.xhtml') + entry('II', 'b.xhtml')) +
        entry('The Delta', 'c.xhtml', entry('Silt', 'c.xhtml#silt') + entry('Birds', 'c.xhtml#birds')),
      parts: [
        text('p', '<h1>Part One: The Source</h1>'),
        text('a', `<h2>I</h2>${numbered(1)}`),
        text('b', `<h2>II</h2>${numbered(2)}`),
        text(
          'c',
          `<h2>The Delta</h2>${numbered(3)}<h3 id="silt">Silt</h3>${numbered(4)}<h3 id="birds">Birds</h3>${numbered(5)}`,
        ),
      ],
    });
    expect(titles(draft)).toEqual(['Part One: The Source · I', 'Part One: The Source · II', 'The Delta']);
    expect(articles(draft)[0]).toEqual(['Part One: The Source · I', 'This is line 1.', 'And it goes on.']);
    expect(articles(draft)[2]).toContain('Birds');
  });

  it('with titles that tell them apart', async () => {
    const volume = (n: number) =>
      `<li><a href="v${n}.xhtml">Novel ${n}</a><ol><li><a href="v${n}.xhtml#p">Prologue</a></li><li><a href="v${n}.xhtml#c">Chapter 1</a></li></ol></li>`;
    const file = (n: number) => text(`v${n}`, `<h1>Novel ${n}</h1><p id="p">Before ${n}.</p><p id="c">Text ${n}.</p>`);
    const draft = await readBook({ title: 'Two novels', contents: volume(1) + volume(2), parts: [file(1), file(2)] });
    expect(titles(draft)).toEqual([
      'Novel 1 · Prologue',
      'Novel 1 · Chapter 1',
      'Novel 2 · Prologue',
      'Novel 2 · Chapter 1',
    ]);
  });

  it('without a table of contents as its headings say; a file without one belongs to the chapter before', async () => {
    const draft = await readBook({
      title: 'Rivers',
      parts: [
        text('copyright', '<p>All rights reserved.</p>'),
        text('a', `<h2>One</h2>${numbered(1)}`),
        text('b', numbered(2)),
        text('c', `<h2>Two</h2>${numbered(3)}`),
      ],
    });
    expect(titles(draft)).toEqual(['(All rights reserved.)', 'One', 'Two']);
    expect(articles(draft)[0]).toHaveLength(5);
  });

  it('long text is text, whatever it is called; what Project Gutenberg says of itself is none', async () => {
    const long = Array.from({ length: 300 }, (_, n) => numbered(n)).join('');
    const draft = await readBook({
      title: 'Rivers',
      parts: [
        text(
          'h',
          `<section id="pg-header"><p>The Project Gutenberg eBook of Rivers</p></section><h2 id="c">Contents</h2>${long}`,
          [['Contents', 'c']],
        ),
        text('a', `<h2>One</h2>${numbered(1)}<section id="pg-footer">${long}</section>`, [['One']]),
      ],
    });
    expect(titles(draft)).toEqual(['(Project Gutenberg)', 'Contents', 'One', '(Project Gutenberg)']);
  });

  it('and more than anybody wants are one', async () => {
    const entries = Array.from({ length: 401 }, (_, n) => `e${n}`);
    const body = entries.map((id) => `<p id="${id}">${id}</p>`).join('');
    const part = text(
      'a',
      body,
      entries.map((id) => [id, id] as const),
    );
    expect(titles(await readBook({ title: 'A dictionary', parts: [part] }))).toEqual(['A dictionary']);
  });
});

describe('a chapter as an article', () => {
  it('has its words where they stand, in paragraphs of its own', async () => {
    const draft = await readBook(BEES_EN);
    for (const one of asChapters(draft)) {
      expect(one.passages[0]).toMatchObject({ start: 0, paragraph: 0 });
      const paragraphs = [...new Set(one.passages.map(({ paragraph }) => paragraph))];
      expect(paragraphs).toEqual([0, 1, 2]);
      expect(one.passages.every((passage) => draft.text.includes(passageText(one, passage)))).toBe(true);
    }
  });

  it('is in the language that it is in', async () => {
    const han = '<p>这一章没有翻译，原样附在书后，供懂中文的读者参考。</p>'.repeat(20);
    const draft = await readBook({
      title: 'Rivers',
      parts: [text('a', `<h2>One</h2>${numbered(1)}`, [['One']]), text('b', `<h2>附录</h2>${han}`, [['附录']])],
    });
    expect(asChapters(draft).map(({ language }) => language)).toEqual(['en', 'zh']);
  });

  it('that has only a heading keeps it', async () => {
    const draft = await readBook({
      title: 'Rivers',
      parts: [text('a', `<h2>One</h2>${numbered(1)}`, [['One']]), text('b', '<h2>Finis</h2>', [['Finis']])],
    });
    expect(articles(draft)[1]).toEqual(['Finis', 'Finis']);
  });
});
