import {
  bombOf,
  chapterOf,
  DOCX_BEGIN,
  DOCX_END,
  documentOf,
  docxParts,
  epubParts,
  type Part,
  PDF_CATALOGUE,
  PDF_FONT,
  PDF_PAGE,
  packageOf,
  pdfOf,
} from './readers-files.ts';

/**
 * A file that is made to do harm. `bytes` makes it, because all of them would not fit into memory well. `slow`: only a limit of its process
 * ends it, or it takes seconds; a sample leaves it out.
 */
export type Hostile = { ending: string; what: string; bytes(): Buffer; slow?: true };

const text = (ending: string, what: string, make: () => string): Hostile => ({
  ending,
  what,
  bytes: () => Buffer.from(make()),
});
const PARAGRAPH = '<w:p><w:r><w:t>The lamp went out.</w:t></w:r></w:p>';
const MANY_ENTRIES = 50_000;
const LAUGHS = `<!DOCTYPE lolz [<!ENTITY l0 "ha">${Array.from({ length: 12 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')}]>`;
const DOCX_PARTS = [DOCX_BEGIN, PARAGRAPH, DOCX_END] as const;
const EPUB_PARTS = ['<html><body>', '<p>The lamp went out.</p>', '</body></html>'] as const;

/** A part that unpacks to so many MB. `says`: the size that its directory gives. */
const bomb = (name: string, megabytes: number, pieces: readonly [string, string, string], says?: number): Part => ({
  name,
  data: bombOf(megabytes, pieces),
  raw: true,
  size: says ?? megabytes * 1_000_000,
});
const docx = (what: string, document: () => Part): Hostile => ({
  ending: '.docx',
  what,
  bytes: () => packageOf(docxParts(document())),
});
const epub = (what: string, chapter: () => Part, times = 1): Hostile => ({
  ending: '.epub',
  what,
  bytes: () => packageOf(epubParts(chapter(), times)),
});

const PAGES_OF_ONE = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const flate = (megabytes: number, unit: string): { head: string; stream: Buffer } => ({
  head: '/Filter /FlateDecode',
  stream: Buffer.concat([Buffer.from([0x78, 0x9c]), bombOf(megabytes, ['', unit, ''])]),
});
const pdf = (what: string, ...objects: Parameters<typeof pdfOf>[0]): Hostile => ({
  ending: '.pdf',
  what,
  bytes: () => pdfOf(objects),
});
const words = { head: '', stream: 'BT /F1 9 Tf 40 500 Td (The lamp went out.) Tj ET' };

const scattered = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `BT /F1 9 Tf ${(at * 7919) % 400} ${(at * 104_729) % 600} Td (lamp ${at}) Tj ET`,
  ).join('\n');

export const HOSTILE: readonly Hostile[] = [
  text('.txt', 'one line of 20 MB', () => 'lamp '.repeat(3_900_000)),
  text('.txt', 'a million paragraphs', () => 'A.\n\n'.repeat(1_000_000)),
  text('.md', 'quotations in quotations', () => `${'>'.repeat(100_000)} The lamp.`),
  text('.md', 'brackets in brackets', () => `${'['.repeat(100_000)}lamp`),
  text('.md', 'emphasis that does not end', () => '*a **b '.repeat(60_000)),
  text('.md', 'lists in lists', () => Array.from({ length: 3_000 }, (_, at) => `${' '.repeat(at)}- a`).join('\n')),
  text('.md', 'elements in elements', () => `${'<div>'.repeat(100_000)}The lamp.`),
  text('.md', '20 MB of links', () => '[lamp](http://example.org/) went out. [lamp](/)\n\n'.repeat(400_000)),
  text('.html', 'elements in elements', () => `<article>${'<div>'.repeat(200_000)}The lamp.`),
  text('.html', 'emphasis in emphasis', () => `<article><p>${'<b><i>'.repeat(50_000)}The lamp.</p>`),
  text('.html', 'a flat page of 10 MB', () => `<article>${'<p>The lamp went out.</p>'.repeat(400_000)}</article>`),
  text('.html', 'attributes without end', () => `<article ${'a=b '.repeat(1_000_000)}><p>The lamp.`),
  text('.html', 'tables in tables', () => `<article>${'<table><tr><td>'.repeat(30_000)}The lamp.`),
  { ...text('.srt', 'a million times', () => '1\n00:00:01,000 --> 00:00:02,000\nA.\n\n'.repeat(500_000)), slow: true },
  docx('1 GB of paragraphs', () => bomb('word/document.xml', 1_000, DOCX_PARTS)),
  docx('1 GB that says it is small', () => bomb('word/document.xml', 1_000, DOCX_PARTS, 1_000)),
  docx('30 MB of paragraphs', () => bomb('word/document.xml', 30, DOCX_PARTS, 4_900_000)),
  docx('entities in entities', () =>
    documentOf(`${LAUGHS}${DOCX_BEGIN}<w:p><w:r><w:t>&l12;</w:t></w:r></w:p>${DOCX_END}`),
  ),
  docx('tables in tables', () => documentOf(`${DOCX_BEGIN}${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}${PARAGRAPH}`)),
  docx('tables that other elements end', () =>
    documentOf(`${DOCX_BEGIN}${'<w:tbl></w:tr>'.repeat(20_000)}${PARAGRAPH}${DOCX_END}`),
  ),
  docx('4 MB of runs', () =>
    documentOf(`${DOCX_BEGIN}<w:p>${'<w:r><w:t>a</w:t></w:r>'.repeat(170_000)}</w:p>${DOCX_END}`),
  ),
  docx('a namespace for each element', () =>
    documentOf(
      `${DOCX_BEGIN}${Array.from({ length: 50_000 }, (_, at) => `<x:p xmlns:x="u${at}"/>`).join('')}${DOCX_END}`,
    ),
  ),
  {
    ending: '.docx',
    what: 'too many parts',
    bytes: () => packageOf(Array.from({ length: MANY_ENTRIES }, (_, at) => ({ name: `word/${at}.xml`, data: '' }))),
  },
  epub('1 GB of paragraphs', () => bomb('c.xhtml', 1_000, EPUB_PARTS)),
  epub('1 GB that says it is small', () => bomb('c.xhtml', 1_000, EPUB_PARTS, 1_000)),
  epub(
    'a spine that names a chapter 100,000 times',
    () => chapterOf('<html><body><p>The lamp went out.</p></body></html>'),
    100_000,
  ),
  epub('elements in elements', () => chapterOf(`<html><body>${'<div>'.repeat(200_000)}`)),
  epub('4 MB of rows', () =>
    chapterOf(`<html><body><table>${'<tr><td>a</td></tr>'.repeat(220_000)}</table></body></html>`),
  ),
  {
    ending: '.epub',
    what: 'elements in elements of the list of its chapters',
    bytes: () =>
      packageOf(
        epubParts(chapterOf('<p>The lamp.</p>')).map((part) =>
          part.name === 'book.opf' ? { ...part, data: `${'<a>'.repeat(1_000_000)}${part.data}` } : part,
        ),
      ),
  },
  epub('entities in entities', () => chapterOf(`${LAUGHS}<html><body><p>&l12;</p></body></html>`)),
  pdf('a stream of 1 GB', PDF_CATALOGUE, PAGES_OF_ONE, PDF_PAGE, flate(1_000, ' '), PDF_FONT),
  pdf('100 MB of words', PDF_CATALOGUE, PAGES_OF_ONE, PDF_PAGE, flate(100, `${words.stream}\n`), PDF_FONT),
  pdf('100 MB without words', PDF_CATALOGUE, PAGES_OF_ONE, PDF_PAGE, flate(100, 'q Q '), PDF_FONT),
  {
    ending: '.pdf',
    what: '12 MB of words that do not pack well',
    bytes: () => pdfOf([PDF_CATALOGUE, PAGES_OF_ONE, PDF_PAGE, { head: '', stream: scattered(250_000) }, PDF_FONT]),
  },
  pdf(
    '20,000 pages',
    PDF_CATALOGUE,
    `<< /Type /Pages /Kids [${'3 0 R '.repeat(20_000)}] /Count 20000 >>`,
    PDF_PAGE,
    words,
    PDF_FONT,
  ),
  pdf(
    'a thousand million pages',
    PDF_CATALOGUE,
    '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>',
    PDF_PAGE,
    words,
    PDF_FONT,
  ),
  pdf('pages in a circle', PDF_CATALOGUE, '<< /Type /Pages /Kids [2 0 R] /Count 3 >>', PDF_PAGE, words, PDF_FONT),
  pdf(
    'brackets in brackets',
    PDF_CATALOGUE,
    PAGES_OF_ONE,
    PDF_PAGE,
    { head: '', stream: '['.repeat(2_000_000) },
    PDF_FONT,
  ),
];
