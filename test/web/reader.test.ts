import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, isRemoved, type RemovedArticle } from '#core/article.ts';
import { displayText } from '#core/display.ts';
import { readerApp } from '#web/reader.ts';
import { articleOf, bead, editionOf, NO_TOPICS, READ_AT, revisionOf, say, testSite } from './fakes.ts';
import { edition, group, LINES } from './group.ts';

const english = editionOf(
  'en',
  revisionOf('The Night Library', [
    ['1', 'The city kept one room\nopen after midnight.', ' '],
    ['2', 'Nobody was asked why.', '\n\n* * *\n\n'],
    ['3', 'The guard counted forty readers.', '\n\nThe end <of it>.\n'],
  ]),
);
const chinese = editionOf(
  'zh',
  revisionOf('夜里的图书馆', [
    ['1', '市里留了一间阅览室，', ''],
    ['1a', '午夜以后也开着。', ''],
    ['2', '没有人问为什么。'],
    ['3', '门卫数过，有四十个人在读书。'],
  ]),
);
const BEADS = [bead(['1'], ['1', '1a']), bead(['2'], ['2']), bead(['3'], ['3'])];
const article = articleOf([english, chinese], BEADS);

function site(...known: (Article | RemovedArticle)[]) {
  const open = async (workspace: string, id: string) =>
    workspace === 'local' ? known.find((one) => one.id === id) : undefined;
  const list = async () => known.flatMap((one) => (isRemoved(one) ? [] : [one]));
  const app = testSite(
    readerApp({ workspace: 'local', open, list, topics: NO_TOPICS, sayIn: say, now: () => READ_AT }),
  );
  return async (path: string) => {
    const response = await app.request(path, { headers: { host: 'localhost' } });
    return { status: response.status, html: await response.text() };
  };
}

const unescaped = (html: string) =>
  html.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
  );
const shownWords = (html: string) =>
  [...html.matchAll(/<span class="words">([^<]*)<\/span>/g)].map(([, words]) => unescaped(words ?? ''));
const cited = (html: string) => [...html.matchAll(/id="([^"]+)" dir="auto" aria-current="true"/g)].map(([, id]) => id);

describe('the reader', () => {
  it('shows the whole of both editions, side by side as they run', async () => {
    const { status, html } = await site(article)('/a/night-library');
    expect(status).toBe(200);
    expect(shownWords(html)).toEqual([
      'The city kept one room open after midnight.',
      '市里留了一间阅览室，',
      '午夜以后也开着。',
      'Nobody was asked why.',
      '没有人问为什么。',
      'The guard counted forty readers.',
      '门卫数过，有四十个人在读书。',
    ]);
    expect(html.match(/<div class="row/g)).toHaveLength(3);
    expect(html).toContain('* * *');
    expect(html).toContain('The end &lt;of it&gt;.');
  });

  it('says who wrote it, when, where it is from and under which licence', async () => {
    const { html } = await site(article)('/a/night-library');
    for (const words of [
      'The Night Library',
      '夜里的图书馆',
      'Ana Reyes, 林一',
      '14 March 2026',
      'href="https://example.org/night"',
      'CC BY 4.0',
      '3 passages',
    ]) {
      expect(html).toContain(words);
    }
  });

  it('marks the cited passages in the edition that was cited, and offers the reference to copy', async () => {
    const read = site(article);
    const range = await read('/a/night-library/1-2?lang=en');
    expect(cited(range.html)).toEqual(['p1', 'p2']);
    expect(range.html).toContain('<code id="reference">night-library:1-2</code>');
    const other = await read('/a/night-library/1a?lang=zh');
    expect(cited(other.html)).toEqual(['p1a-zh']);
    expect(other.html).toContain('<code id="reference">night-library.zh:1a</code>');
  });

  it('gives every passage its number as a link to itself', async () => {
    const { html } = await site(article)('/a/night-library');
    expect(html).toContain('href="/a/night-library/2?lang=en"');
    expect(html).toContain('href="/a/night-library/1a?lang=zh"');
  });

  it('has for a print how old it is, where it is from if others can go there, and how it is cited', async () => {
    const { html } = await site(article)('/a/night-library/2');
    expect(html).toContain('As of 26 November 2026. Printed from Parley</p>');
    expect(html).toContain('cited by their numbers: <code>night-library:2</code>');
    const free = articleOf([edition('en', 'CC BY 4.0', LINES)]);
    expect((await group({ article: free })('/w/its-key/a/night-library/3?lang=en&show=primary')).html).toContain(
      'Printed from https://read.example.org/parley/w/its-key/a/night-library/3?lang=en</p>',
    );
  });

  it('has its tools in a menu that works without a script, and choices that need one hidden', async () => {
    const { html } = await site(article)('/a/night-library');
    expect(html).toContain('<button type="button" class="menu-button" popovertarget="menu">');
    expect(html).toContain('<div class="tools" id="menu" popover>');
    expect(html.match(/<label class="pick" hidden>/g)).toHaveLength(3);
    expect(html).toMatch(/<a class="skip" href="#main">[^<]+<\/a>[\s\S]*<div id="main"/);
    expect(html).not.toMatch(/ style=|<style|onclick/);
  });

  it('shows one edition alone when asked', async () => {
    const { html } = await site(article)('/a/night-library?show=other');
    expect(shownWords(html)).toHaveLength(4);
    expect(html).toContain('<h1 lang="zh-Hans" dir="auto">夜里的图书馆</h1>');
  });

  it('shows a withdrawn passage as it was, says so, and shows what the article says now', async () => {
    const before = revisionOf('The Night Library', [
      ['1', 'It closed at nine.'],
      ['2', 'Nobody minded.'],
    ]);
    const now = {
      ...revisionOf('The Night Library', [
        ['1a', 'It never closed.'],
        ['2', 'Nobody minded.'],
      ]),
      number: 2,
    };
    const { status, html } = await site(articleOf([editionOf('en', before, now)]))('/a/night-library/1');
    expect(status).toBe(200);
    expect(html).toContain('Withdrawn');
    expect(html).toContain('<p dir="auto">It closed at nine.</p>');
    expect(shownWords(html)).toEqual(['It never closed.', 'Nobody minded.']);
    expect(cited(html)).toEqual([]);
  });

  it('shows a long article page by page, every passage on one of them, each in its place', async () => {
    const lines = (words: string) =>
      Array.from({ length: 1000 }, (_, at): [string, string] => [String(at + 1), `${words} ${at + 1}.`]);
    const editions = [
      editionOf('en', revisionOf('Long', lines('Sentence'))),
      editionOf('zh', revisionOf('长', lines('句子'))),
    ];
    const beads = lines('').map(([label]) => bead([label], [label]));
    const read = site(articleOf(editions, beads));
    const pages = await Promise.all([1, 2, 3].map((page) => read(`/a/night-library?page=${page}&show=primary`)));
    expect(pages.flatMap(({ html }) => shownWords(html))).toEqual(lines('Sentence').map(([, words]) => words));
    const [first, second] = pages;
    expect(first?.html).toContain('Page 1 of 3');
    expect(first?.html).toContain('href="?page=2&amp;show=primary"');
    expect(first?.html).not.toContain('rel="prev"');
    expect(second?.html).toContain('href="?page=1&amp;show=primary" rel="prev"');
    expect(second?.html).toContain('href="?ui=zh-Hans&amp;show=primary&amp;page=2"');
    const atEnd = await read('/a/night-library/990?lang=zh');
    expect(atEnd.html).toContain('Page 3 of 3');
    expect(cited(atEnd.html)).toEqual(['p990-zh']);
    expect(await read('/a/night-library?page=99&show=primary')).toEqual(pages[2]);
    expect((await read('/a/night-library?page=99999999999')).html).toContain('Page 1 of 3');
  });

  it('goes on with a long range that is cited on its next page', async () => {
    const lines = Array.from({ length: 900 }, (_, at): [string, string] => [String(at + 1), `Sentence ${at + 1}.`]);
    const read = site(articleOf([editionOf('en', revisionOf('Long', lines))]));
    const shown = await read('/a/night-library/399-900');
    expect(cited(shown.html)).toEqual(['p399', 'p400']);
    expect(shown.html).toContain('<code id="reference">night-library:399-900</code>');
    const next = await read('/a/night-library/399-900?page=2&show=both&lang=en');
    expect(cited(next.html)).toHaveLength(400);
  });

  it('says of a long range that was withdrawn which part of it to ask for', async () => {
    const lines = (mark: string) =>
      Array.from({ length: 500 }, (_, at): [string, string] => [`${at + 1}${mark}`, `Sentence ${at + 1}${mark}.`]);
    const now = { ...revisionOf('Long', lines('a')), number: 2 };
    const read = site(articleOf([editionOf('en', revisionOf('Long', lines('')), now)]));
    const { status, html } = await read('/a/night-library/1-500');
    expect(status).toBe(404);
    expect(html).toContain('Too much at once');
    expect(html).toContain('such as night-library:1-400');
    expect((await read('/a/night-library/1-400')).html).toContain('<p dir="auto">Sentence 400.</p>');
  });

  it('says of a range which of its sentences are gone', async () => {
    const rows = (first: readonly [string, string]) =>
      revisionOf('The Night Library', [first, ['2', 'Nobody minded.']]);
    const now = { ...rows(['1a', 'It never closed.']), number: 2 };
    const read = site(articleOf([editionOf('en', rows(['1', 'It closed at nine.']), now)]));
    const { html } = await read('/a/night-library/1-2');
    expect(html).toContain('Of these, no longer in the article: <code>night-library:1</code> </p>');
    expect((await read('/a/night-library/1')).html).not.toContain('Of these');
  });

  it('counts in sentences in Chinese, as the chat does, never in paragraphs', async () => {
    const { html } = await site(article)('/a/night-library/2?ui=zh-Hans');
    expect(html).toContain('第 2 句');
    expect(html).not.toContain('段');
  });

  it('says kindly what is not there: article, passage, or what was removed', async () => {
    const removed = { id: 'old-essay', title: 'Old <Essay>', removedAt: Date.UTC(2026, 1, 2) };
    const read = site(article, removed);
    expect(await read('/a/nothing')).toMatchObject({ status: 404, html: expect.stringContaining('no such article') });
    expect(await read('/a/night-library/99')).toMatchObject({
      status: 404,
      html: expect.stringContaining('night-library:99'),
    });
    expect(await read('/a/night-library/%3Cscript%3E')).toMatchObject({ status: 404 });
    expect((await read('/a/night-library/%3Cscript%3E')).html).not.toContain('<script>');
    const gone = await read('/a/old-essay/3');
    expect(gone.status).toBe(410);
    expect(gone.html).toContain('Old &lt;Essay&gt;');
  });

  it('keeps hostile words words, every one of them', () => {
    const hostile = fc.string({
      unit: fc.constantFrom('<', '>', '&', '"', "'", 'a', '警', '\u202e', '</p>', '<script>'),
      minLength: 1,
    });
    const passages = fc.array(hostile, { minLength: 1, maxLength: 5 });
    return fc.assert(
      fc.asyncProperty(passages, hostile, async (words, title) => {
        const edition = editionOf(
          'en',
          revisionOf(
            title,
            words.map((one, i) => [String(i + 1), one] as const),
          ),
        );
        const { html } = await site(articleOf([edition]))('/a/night-library/1');
        expect(shownWords(html)).toEqual(words.map(displayText));
        expect(html.match(/<script/g)).toHaveLength(3);
      }),
      { numRuns: 50 },
    );
  });
});
