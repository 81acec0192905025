import { describe, expect, it } from 'vitest';
import { readTextDraft } from '../../../src/library/ingest/read-draft.ts';
import { isNote, withoutSite } from '../../../src/library/ingest/titles.ts';

const read = (text: string, name: string) => readTextDraft({ name, bytes: Buffer.from(text) });

describe('a note above the heading is not the title', () => {
  for (const note of [
    'Translated by Ana Li',
    '*Translated from the Chinese by Bo Moss*',
    '> Originally published in the Harbour Review',
    '[![Build](https://a.example/b.svg)](https://a.example)',
    'May 3, 2021',
    '2021-05-03 · 8 min read',
    'By Jonas Osei and Ana Li',
    'English | [简体中文](README_CN.md)',
    'Photo: the town archive',
  ]) {
    it(note, () => {
      expect(read(`${note}\n\n# The night ferry\n\nIt left without us. Nobody waved.\n`, 'x.md').meta.title).toBe(
        'The night ferry',
      );
    });
  }
  for (const note of ['译者：李安娜', '本文转载自港口评论', '2021年5月3日', '作者｜李安娜', '原文：The night ferry']) {
    it(note, () => {
      expect(read(`${note}\n\n夜航的渡船\n\n渡船开走了。没有人挥手。\n`, 'x.txt').meta.title).toBe('夜航的渡船');
      expect(read(`${note}\n\n# 夜航的渡船\n\n渡船开走了。没有人挥手。\n`, 'x.md').meta.title).toBe('夜航的渡船');
    });
  }

  it('a title that begins like a note is a title', () => {
    for (const title of [
      'By the River',
      'Original sin',
      'Translation and its enemies',
      'Dates of the year',
      '文字的故事',
    ])
      expect(isNote(title)).toBe(false);
    expect(read('By the River\n\nIt left.\n', 'x.txt').meta.title).toBe('By the River');
  });

  it('a section’s heading below a first line is not the title', () => {
    expect(read('The night ferry\n\n## Part one\n\nIt left. Nobody waved.\n', 'x.md').meta.title).toBe(
      'The night ferry',
    );
  });
});

describe('a title is read where a text says it', () => {
  it('in a line of its own, and without book marks', () => {
    expect(read('作者：李安娜\n标题：夜航的渡船\n\n渡船开走了。没有人挥手。\n', 'x.txt').meta.title).toBe('夜航的渡船');
    expect(read('《夜航的渡船》\n\n渡船开走了。没有人挥手。\n', 'x.txt').meta.title).toBe('夜航的渡船');
    expect(read('《夜航的渡船》读后\n\n渡船开走了。\n', 'x.txt').meta.title).toBe('《夜航的渡船》读后');
  });

  it('in a notice that has a paragraph on each line', () => {
    const notice = (title: string) =>
      read(
        `${title}\n各村民小组：\n水库今年秋天放水清淤，现将有关事项通知如下：\n一、放水时间。从十月八日早上开始；\n二、注意安全。放水期间不要下河。\n特此通知。\n水库管理处`,
        'notice.txt',
      ).meta.title;
    expect(notice('关于水库放水清淤的通知')).toBe('关于水库放水清淤的通知');
    expect(notice('致沿河各位邻居')).toBe('致沿河各位邻居');
    expect(read('江水涨了\n我们睡不着。\n天亮了', 'verse.txt').meta.title).toBe('verse');
  });

  it('without the site’s name, where the source shows that it is one', () => {
    const source = 'https://www.harbour-review.example/ferry';
    expect(withoutSite('The night ferry | Harbour Review', { source })).toBe('The night ferry');
    expect(withoutSite('The night ferry - Harbour Review', { site: 'Harbour Review' })).toBe('The night ferry');
    expect(withoutSite('夜航的渡船_港口评论', { site: '港口评论' })).toBe('夜航的渡船');
    expect(withoutSite('The ferry – a story', { source })).toBe('The ferry – a story');
  });
});

describe('the source is read where it stands', () => {
  const address = 'https://harbour.example/a';
  it('below title and byline, and in the last line where it says so', () => {
    for (const text of [
      `夜航的渡船\n作者：李安娜\n原文：${address}\n\n渡船开走了。\n`,
      `渡船开走了。\n没有人挥手。\n\n本文转载自：${address}\n`,
    ]) {
      const draft = read(text, 'x.txt');
      expect(draft.meta.source).toBe(address);
      expect(draft.text).not.toContain('http');
    }
    expect(read(`It left.\n\nSee the map at\n${address}\n`, 'x.txt').meta.source).toBeUndefined();
  });
});

describe('who wrote a text and when', () => {
  for (const [text, facts] of [
    [
      'The Ferry\n\nBy Mara Lindqvist\n\n12 March 2024\n\nIt left.',
      { authors: ['Mara Lindqvist'], published: '2024-03-12' },
    ],
    ['渡船\n\n作者：林越、陈默\n\n2024年3月12日\n\n船开走了。', { authors: ['林越', '陈默'], published: '2024-03-12' }],
    ['渡船\n\n文／林越\n\n发布时间：2024-03-12 08:00\n\n船开走了。', { authors: ['林越'], published: '2024-03-12' }],
    ['By the sea\n\nWe walked to the harbour in 1990.', { authors: [] }],
    ['The Ferry\n\nBy night and day\n\nIt left.', { authors: [] }],
    ['The Ferry\n\nIt left.\n\nBy Mara Lindqvist', { authors: [] }],
  ] as const)
    it(`is read below its title, and nowhere else: ${text.split('\n')[2]}`, () => {
      const { meta } = readTextDraft({ name: 'a.txt', bytes: Buffer.from(text) });
      expect({ authors: meta.authors, ...(meta.published && { published: meta.published }) }).toEqual(facts);
    });
});
