import { describe, expect, it } from 'vitest';
import { readTextDraft } from '../../../src/library/ingest/read-draft.ts';
import { paragraphs, passages, problemOf, read } from '../drafts.ts';
import { CHINESE_PROSE, ENGLISH_PROSE, TRADITIONAL_PROSE } from '../prose.ts';
import { encode } from './encode.ts';

const running = (prose: readonly (readonly string[])[], glue: string) =>
  prose.map((one) => one.join(glue)).join('\n\n');

describe('an article is read the way people have it', () => {
  it('every passage is exactly what stands in the edition', () => {
    const draft = read(running(ENGLISH_PROSE, ' '));
    expect(draft.text).toBe(running(ENGLISH_PROSE, ' '));
    expect(paragraphs(draft)).toEqual(ENGLISH_PROSE);
  });

  it('a sentence that fills fifty messages is cut between words, and nothing of it is lost', () => {
    const words = Array.from({ length: 6_000 }, (_, at) => ['harbour', 'lamp', 'keeper', 'storm'][at % 4]);
    const endless = `Harbour ${words.join(' ')}.`;
    const cut = passages(read(`It began like this. ${endless} It ended here.`));
    expect(cut.length).toBeGreaterThan(4);
    expect(cut.at(0)).toBe('It began like this.');
    expect(cut.at(-1)).toBe('It ended here.');
    expect(cut.slice(1, -1).join(' ')).toBe(endless);
    expect(Math.max(...cut.map(({ length }) => length))).toBeLessThanOrEqual(10_000);
    for (const unit of ['灯', '🗼', 'x']) {
      const pieces = passages(read(`a${unit.repeat(30_000)}`));
      expect(pieces.join('')).toBe(`a${unit.repeat(30_000)}`);
      expect(pieces.every((one) => one.isWellFormed() && one.length <= 10_000)).toBe(true);
    }
  });

  it('CRLF, CR and byte order marks leave no trace', () => {
    const text = running(CHINESE_PROSE, '');
    for (const bytes of [text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r'), `\ufeff${text}`]) {
      expect(read(bytes)).toMatchObject({ text, encoding: 'utf-8' });
    }
    expect(read(encode(text.replaceAll('\n', '\r\n'), 'gb18030'))).toMatchObject({ text, encoding: 'gb18030' });
  });

  it('the language is seen in the text: English, Chinese, Chinese in traditional script', () => {
    expect(read(running(ENGLISH_PROSE, ' ')).language).toBe('en');
    expect(read(running(CHINESE_PROSE, '')).language).toBe('zh');
    expect(read(running(TRADITIONAL_PROSE, '')).language).toBe('zh-Hant');
    expect(read(encode(running(TRADITIONAL_PROSE, ''), 'big5')).language).toBe('zh-Hant');
  });

  it('foreign names do not change it', () => {
    expect(read('欧先生（Jonas Osei）在Orrin Harbour Company工作过。').language).toBe('zh');
    expect(read('The gate says 港口 and the wall says 水坝, and nobody reads either of them.').language).toBe('en');
  });

  it('it is taken from the name before that, from front matter before the name, and from the option before all', () => {
    const file = (text: string) => ({ name: 'harbour.zh-TW.txt', bytes: Buffer.from(text) });
    expect(readTextDraft(file('渡船开走了。')).language).toBe('zh-Hant');
    expect(readTextDraft(file('---\nlanguage: zh-CN\n---\n渡船开走了。')).language).toBe('zh-Hans');
    expect(readTextDraft({ ...file('---\nlanguage: zh-CN\n---\n渡船开走了。'), language: 'en' }).language).toBe('en');
  });

  it('a first line that stands alone like a headline is the title too, and stays a passage', () => {
    const headed = read('The night ferry\n\nIt left without us. Nobody waved.\n', 'x.txt');
    expect(headed.meta.title).toBe('The night ferry');
    expect(headed.passages).toHaveLength(3);
    expect(read('夜航的渡船\n\n它没有等我们。没有人挥手。\n', 'x.txt').meta.title).toBe('夜航的渡船');
    expect(read('The night ferry left.\n\nNobody waved.\n', 'x.txt').meta.title).toBe('x');
    expect(read('Who waved?\n\nNobody did.\n', 'x.txt').meta.title).toBe('Who waved?');
    expect(read('谁在挥手？\n\n没有人。渡船开走了。\n', 'x.txt').meta.title).toBe('谁在挥手？');
    expect(read('The night ferry (1902)\n\nIt left.\n', 'x.txt').meta.title).toBe('The night ferry (1902)');
    expect(read('“Wave!”\n\nNobody did.\n', 'x.txt').meta.title).toBe('x');
    expect(read('She said, “wave.”\n\nNobody did.\n', 'x.txt').meta.title).toBe('x');
  });

  it('without another title it is called like its file, without folder, language and ending', () => {
    for (const name of [
      'harbour.txt',
      'harbour.zh.txt',
      'harbour.zh-Hant.md',
      'old/harbour.en',
      'C:\\old\\harbour',
      'HARBOUR.TXT',
    ]) {
      expect(read('渡船开走了。', name).meta.title.toLowerCase()).toBe('harbour');
    }
    expect(read('A boat.', 'v1.2 notes').meta.title).toBe('v1.2 notes');
  });

  it('the same bytes have the same origin, others another', () => {
    expect(read('A boat.').origin).toBe(read('A boat.', 'other.md').origin);
    expect(read('A boat.').origin).not.toBe(read('A boat. ').origin);
  });
});

describe('bad input gets one clear error', () => {
  const zip = (inside: string) => Buffer.from(`PK\x03\x04\x14\0\0\0${inside}`, 'latin1');
  const png = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1');
  for (const [what, bytes, name, problem] of [
    ['an empty file', '', 'a.txt', { kind: 'file-empty' }],
    ['blanks only', ' \n\u3000\n', 'a.txt', { kind: 'file-no-text' }],
    ['signs only', '***\n\n……\n', 'a.txt', { kind: 'file-no-text' }],
    ['a title without a text', '# The harbour\n', 'a.md', { kind: 'file-no-text' }],
    ['a picture without a text', '![The harbour](harbour.png)', 'a.md', { kind: 'file-no-text' }],
    ['where it comes from and no more', 'Source: https://example.org/a', 'a.txt', { kind: 'file-no-text' }],
    ['a table of numbers', zip('xl/workbook.xml'), 'a.xlsx', { kind: 'file-binary', looksLike: 'XLSX' }],
    ['an archive', zip('a.txt'), 'a.txt', { kind: 'file-binary', looksLike: 'ZIP' }],
    ['a picture', png, 'a.txt', { kind: 'file-binary', looksLike: 'PNG' }],
    [
      'some program',
      Uint8Array.from({ length: 999 }, (_, index) => (index * 7) % 256),
      'a.txt',
      { kind: 'file-binary' },
    ],
    ['NULs among letters', `${'ab\0'.repeat(99)}é`, 'a.txt', { kind: 'file-binary' }],
    [
      'an unknown ending',
      'A boat.',
      'a.pages',
      { kind: 'file-format', known: expect.arrayContaining(['.txt', '.md', '.pdf']) },
    ],
    [
      'a NUL',
      `A boat.\r\nA${'b'.repeat(200)}\0t.`,
      'a.txt',
      { kind: 'file-control-characters', line: 2, code: 'U+0000' },
    ],
    [
      'an escape',
      `A boat.\n\n${'A boat. '.repeat(20)}\x1b[1m`,
      'a.txt',
      { kind: 'file-control-characters', line: 3, code: 'U+001B' },
    ],
    ['a C1 control', 'A boat.\x81', 'a.txt', { kind: 'file-control-characters', line: 1, code: 'U+0081' }],
    [
      'a million characters in a line',
      `A boat.\n${'a'.repeat(1_000_000)}`,
      'a.txt',
      { kind: 'file-line-too-long', line: 2, length: 1_000_000 },
    ],
    [
      'more Markdown than a book has',
      `${'It held. '.repeat(400)}\n`.repeat(1_000),
      'a.md',
      { kind: 'file-content', why: 'too-large-inside' },
    ],
    ['more lines of Markdown', '[a]: b\n'.repeat(120_001), 'a.md', { kind: 'file-content', why: 'too-large-inside' }],
    [
      'more than 20 MB',
      new Uint8Array(20_000_001),
      'a.txt',
      { kind: 'file-too-large', bytes: 20_000_001, most: 20_000_000 },
    ],
  ] as const) {
    it(what, () => expect(problemOf(bytes, `some/${name}`)).toMatchObject({ ...problem, name }));
  }

  it('a form feed, a tab and other line ends are no control characters', () => {
    expect(passages(read('A boat.\fThe\tferry.\vA gate.\u2028A wall.\u0085A dam.'))).toEqual([
      'A boat.',
      'The\tferry.',
      'A gate.',
      'A wall.',
      'A dam.',
    ]);
  });
});
