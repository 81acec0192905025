import { describe, expect, it } from 'vitest';
import { passages, read } from '../drafts.ts';

const TEXT = 'The dam held. Nobody slept.';
const headed = (head: string, name?: string) => read(`${head}\n\n${TEXT}\n`, name);
const yaml = (head: string) => headed(`---\n${head}\n---`);
const notes = (head: string) => (yaml(head).head?.notes ?? []).map(({ line, what }) => `${line} ${what.en}`);

const HEAD = `title: "The dam: a history"
authors: [Jonas Osei, 欧阳明]
published: 2025-02-03
source: https://harbour.example/dam
language: en-GB
licence: CC BY 4.0`;
const DAM = {
  title: 'The dam: a history',
  authors: ['Jonas Osei', '欧阳明'],
  published: '2025-02-03',
  source: 'https://harbour.example/dam',
  licence: 'CC BY 4.0',
};

describe('front matter', () => {
  it('says what is known of an article, in text files and in Markdown', () => {
    for (const name of ['dam.txt', 'dam.md']) {
      const draft = headed(`---\n${HEAD}\n---`, name);
      expect(draft).toMatchObject({ language: 'en', text: TEXT, meta: DAM });
      expect(draft.head).toBeUndefined();
    }
  });

  it.for([
    [
      'Jekyll',
      'layout: post\ntitle:  The dam\ndate:   2025-02-03 20:15 +0530\ncategories: [water]',
      'layout, categories',
    ],
    ['Astro', "title: 'The dam'\npubDate: 'Feb 3, 2025'\nheroImage: /a.png", 'heroImage'],
    ['Hexo', 'title: The dam\ndate: 2025/2/3 10:15:00\ntags:\n- water', 'tags'],
    ['Docusaurus', 'slug: dam\ntitle: The dam\ndate: 2025-02-03T10:00', 'slug'],
    ['Word', 'Title: The dam\nDate: 3rd February 2025\nKeywords: water', 'Keywords'],
    [
      'WordPress',
      "status: publish\npublished: true\ntitle: The dam\ndate: '2025-02-03 16:05:20 -0300'",
      'status, published',
    ],
    [
      'Obsidian',
      'aliases:\ntitle: The dam\ncreated: 2025-02-03T15:06:09\nsource: "[dam](https://harbour.example)"',
      '',
    ],
    ['a Chinese page', '标题：大坝\n日期：2025年2月3日 星期一\n摘要：一座坝。', '摘要'],
  ] as const)('as %s writes it is read, and what is not used is named', ([, head, unread]) => {
    const draft = yaml(head);
    expect(draft).toMatchObject({ text: TEXT, meta: { published: '2025-02-03' } });
    expect(draft.meta.title).toMatch(/^(?:The dam|大坝)$/);
    expect(draft.head?.unread.join(', ') ?? '').toBe(unread);
    expect(draft.head?.notes ?? []).toEqual([]);
  });

  it('in TOML, in JSON, without marks, and below blank lines is read too', () => {
    const heads = [
      '+++\ntitle = "The dam"\ndate = 2025-02-03T23:30:00-08:00\nauthors = ["Jonas Osei"]\n[scripts]\n  a = false\n+++',
      '{\n  "title": "The dam",\n  "date": "2025-02-03",\n  "author": {"name": "Jonas Osei"}\n}',
      'Title: The dam\nDate: 2025-02-03 10:20\nAuthor: Jonas Osei\nImage:/dam.png',
      'title: The dam\ndate: 2025-02-03\nauthor: Jonas Osei\n---',
      '\n\n---\ntitle: The dam\ndate: 2025-02-03\nby: Jonas Osei\n...',
    ];
    for (const head of heads) {
      const draft = headed(head, 'dam.md');
      const meta = { title: 'The dam', authors: ['Jonas Osei'], published: '2025-02-03' };
      expect(draft, head).toMatchObject({ text: TEXT, meta });
    }
  });

  it('with a sign before each line is read too', () => {
    for (const head of [
      '% The dam\n  in winter\n% Jonas Osei\n  Mia Lund\n% 3 February 2025',
      '% The dam in winter\n% Jonas Osei; Mia Lund\n% 2025-02-03',
      '#+TITLE: The dam in winter\n#+AUTHOR: Jonas Osei, Mia Lund\n#+DATE: <2025-02-03 Mon>\n#+OPTIONS: toc:nil',
    ])
      expect(headed(head, 'dam.md'), head).toMatchObject({
        text: TEXT,
        meta: { title: 'The dam in winter', authors: ['Jonas Osei', 'Mia Lund'], published: '2025-02-03' },
      });
    expect(headed('% Die Talsperre\n%\n% 2025-02-03').meta).toMatchObject({ title: 'Die Talsperre', authors: [] });
    for (const text of ['% of the dam held.\nNobody slept.', '#+BEGIN_QUOTE\nIt held.'])
      expect(read(text).text).toContain(text.split('\n')[1]);
  });

  it('has authors as a name, a line of names, a list, or objects with a name', () => {
    const authors = (value: string) => yaml(`title: The dam\nauthor: ${value}`).meta.authors;
    expect(authors('Jonas Osei, Mia Lund and Bo Hale')).toEqual(['Jonas Osei', 'Mia Lund', 'Bo Hale']);
    expect(authors('欧阳明、林一')).toEqual(['欧阳明', '林一']);
    expect(authors('Osei, Jonas')).toEqual(['Osei, Jonas']);
    expect(authors('\n  - name: Jonas Osei <jonas@harbour.example>\n    affiliation: Orrin\n  - Mia Lund')).toEqual([
      'Jonas Osei',
      'Mia Lund',
    ]);
    expect(authors('\n  name: {given: Jonas, family: Osei}')).toEqual(['Jonas Osei']);
    expect(authors('\n  display_name: Jonas Osei\n  login: jo')).toEqual(['Jonas Osei']);
    expect(authors('[[Jonas Osei]]')).toEqual(['Jonas Osei']);
  });

  it('keeps every digit of a title, and reads one with an unquoted colon', () => {
    expect(yaml('title: 1.10').meta.title).toBe('1.10');
    expect(yaml('title: The dam: a history\ndate: 2025-02-03').meta).toMatchObject({
      title: 'The dam: a history',
      published: '2025-02-03',
    });
  });

  it('says in which language a text is, by its code or name', () => {
    for (const tag of ['zh-CN', '简体中文']) expect(yaml(`title: 大坝\nlang: ${tag}`).language, tag).toBe('zh-Hans');
    expect(yaml('title: The dam\nlocale: en_US').language).toBe('en');
  });

  it('that is not what it should be takes nothing else along: each fault is told with its line', () => {
    const head = [
      'title: "The "great" dam"',
      'date: {{ .Date }}',
      'author: Jonas Osei',
      'tags:\n\t- water',
      'A line that is none',
      'lang: fr',
      'source: the archive',
    ].join('\n');
    expect(yaml(head).meta).toEqual({ title: 'The "great" dam', authors: ['Jonas Osei'] });
    expect(notes(head)).toEqual([
      '3 “date” is a template that was never filled in',
      '7 is not of the form “key: value”',
      '8 “lang” is not English or Chinese (en, zh, zh-Hans, zh-Hant)',
      '9 “source” is no address that begins with https:// or http://',
    ]);
    expect(notes('title: The dam\ndate: 3/2/2025')).toEqual(['3 “date” is no day, such as 2025-02-03']);
  });

  it('that is never closed ends where its keys end', () => {
    const draft = read('---\ntitle: The dam\ndate: 2025-02-03\n\nThe dam held.');
    expect(draft).toMatchObject({ text: 'The dam held.', meta: { title: 'The dam', published: '2025-02-03' } });
    expect(draft.head?.notes).toMatchObject([{ line: 1, what: { en: 'begins a head that is never closed' } }]);
    const toml = read('+++\ntitle = "The dam"\n\nThe dam held.');
    expect(toml).toMatchObject({ text: 'The dam held.', meta: { title: 'The dam' } });
  });

  it('brings no control characters along, however YAML spells them', () => {
    expect(yaml('title: "\\e[31mred"\nauthors: ["Osei", "\\x07"]').meta).toEqual({
      title: 'harbour',
      authors: ['Osei'],
    });
  });

  it('may be empty', () => expect(read('---\n---\nThe dam held.').text).toBe('The dam held.'));

  it('cannot reach behind the values, and does not grow', () => {
    yaml('title: a\n__proto__: {polluted: yes}\nconstructor: a\n? {a: b}\n: c');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    expect(yaml('title: a\nlicence: &a [*a]').meta.licence).toBeUndefined();
    expect(yaml(`date: 2025-02-03\ntitle: ${'['.repeat(50_000)}`).meta.published).toBe('2025-02-03');
  });

  it('a rule before a text, or prose with a colon, is text', () => {
    expect(passages(read('---\nThe dam held.\n---\nNobody slept.'))).toEqual(['The dam held.', 'Nobody slept.']);
    expect(passages(read('---\n\nThe dam held.'))).toEqual(['The dam held.']);
    const prose = [
      '---\nNote: it rained.\n\nThe dam held.\n---\nNobody slept.',
      'Osei: it rained.\nLund: the dam held.\n\nNobody slept.',
      'Title: a word for a king.\n\nNobody slept.',
      '{ it rained }\n\nNobody slept.',
      '+++\nNobody slept.',
    ];
    for (const text of prose) expect(read(text).text, text).toContain(/[^-+\n].*/.exec(text)?.[0]);
  });
});
