import { deflateSync } from 'node:zlib';
import { LIGHTHOUSE } from '../commands/lighthouse.ts';
import {
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
  type PdfObject,
  packageOf,
  pdfOf,
} from './readers-files.ts';
import { changedElements } from './readers-xml.ts';

/** A good file of a format: its bytes, the parts of its package, or the objects of its PDF, which are changed before they are packed. */
export type Sample = { bytes: Buffer } | { parts: Part[] } | { objects: PdfObject[] };

const text = (words: string): Sample => ({ bytes: Buffer.from(words) });
const LINES = LIGHTHOUSE;

const MARKDOWN = `---\ntitle: The Keeper\nauthors: [Ana Li]\n---\n\n# The Keeper\n\n${LINES.slice(0, 4).join(' ')}\n\n> ${LINES[4]}[^1]\n\n| when | what |\n|---|---|\n| 1868 | the lamp |\n\n- ${LINES[5]}\n  1. ${LINES[6]}\n\n<table><tr><td>1871</td></tr></table>\n\n[^1]: A note.\n`;
const HTML = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The Keeper</title><meta name="author" content="Ana Li"><script type="application/ld+json">{"@type":"Article","headline":"The Keeper"}</script></head><body><nav><a href="/">Home</a></nav><article><h1>The Keeper</h1>${LINES.map((line) => `<p>${line} <a href="#n1">1</a></p>`).join('')}<blockquote><p>${LINES[0]}</p></blockquote><table><tr><td>1868</td><td>the lamp</td></tr></table><ol><li id="n1">A note.</li></ol></article><footer>Contact</footer></body></html>`;
const SRT = LINES.map(
  (line, at) => `${at + 1}\n00:00:0${at % 10},000 --> 00:00:0${(at % 9) + 1},500\nMARTA: ${line}\n`,
).join('\n');
const DOCX = `${DOCX_BEGIN}${LINES.map((line) => `<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`).join('')}<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1868</w:t></w:r></w:p></w:tc></w:tr></w:tbl>${DOCX_END}`;
const CHAPTER = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>One</title></head><body><h1>One</h1>${LINES.map((line) => `<p>${line}</p>`).join('')}</body></html>`;
const PDF_WORDS = LINES.map(
  (line, at) => `BT /F1 9 Tf 40 ${560 - at * 14} Td (${line.replaceAll(/[()\\]/g, '')}) Tj ET`,
);

/** A good file of each format, by the first of the format's endings. */
export const SAMPLES: Readonly<Record<string, Sample>> = {
  '.txt': text(`Source: https://example.org/keeper\n\n${LINES.join('\n\n')}\n`),
  '.md': text(MARKDOWN),
  '.html': text(HTML),
  '.srt': text(SRT),
  '.docx': { parts: docxParts(documentOf(DOCX)) },
  '.epub': { parts: epubParts(chapterOf(CHAPTER)) },
  '.pdf': {
    objects: [
      PDF_CATALOGUE,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      PDF_PAGE,
      { head: '', stream: PDF_WORDS.join('\n') },
      PDF_FONT,
    ],
  },
};

export function bytesOf(sample: Sample): Buffer {
  if ('bytes' in sample) return sample.bytes;
  return 'parts' in sample ? packageOf(sample.parts) : pdfOf(sample.objects);
}

/** Pieces that readers take for more than words. */
const TELLING = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '\\',
  '\0',
  '\n',
  '%',
  '#',
  '&#0;',
  '<!--',
  ']]>',
  '-->',
  '>>',
  '<<',
  'obj',
  'endstream',
  '0 R',
  '\ufeff',
  '中',
  '999999999',
  '-1',
  '1e999',
  '../',
];
const MOST_CHANGES = 8;

/** Half the changes of a package or PDF are inside, where its words are. */
const INSIDE = 0.5;
/** Half of those are in the part with the words, which is the largest. */
const IN_WORDS = 0.5;
/** So many of those of a package leave its XML well-formed. */
const IN_ELEMENTS = 0.7;

/** Changes a file: bytes are overwritten, put in, taken out or doubled, numbers grow, or its end is cut off. */
export function mutated(sample: Sample, random: () => number): Buffer {
  if ('bytes' in sample || random() >= INSIDE) return changed(bytesOf(sample), random);
  return 'parts' in sample ? withChangedPart(sample.parts, random) : withChangedObject(sample.objects, random);
}

function withChangedPart(parts: readonly Part[], random: () => number): Buffer {
  const at = chosen(
    parts.map(({ data }) => data.length),
    random,
  );
  const isXml = random() < IN_ELEMENTS;
  const change = (data: Part['data']) =>
    isXml ? withChangedElements(String(data), random) : changed(Buffer.from(data), random);
  return packageOf(parts.map((part, index) => (index === at ? { ...part, data: change(part.data) } : part)));
}

function withChangedElements(xml: string, random: () => number): string {
  let now = xml;
  for (let left = 1 + Math.floor(random() * MOST_CHANGES); left; left -= 1)
    now = changedElements(now, TELLING[Math.floor(random() * TELLING.length)] ?? '', random);
  return now;
}

/** Changes an object of a PDF; a stream is packed after that, as programs do, and its length is right. */
function withChangedObject(objects: readonly PdfObject[], random: () => number): Buffer {
  const sizes = objects.map((one) => (typeof one === 'string' ? one.length : one.stream.length));
  const at = chosen(sizes, random);
  const change = (text: string) => changed(Buffer.from(text), random);
  return pdfOf(
    objects.map((one, index) => {
      if (typeof one === 'string') return index === at ? change(one).toString('latin1') : one;
      const stream = index === at ? change(String(one.stream)) : Buffer.from(one.stream);
      return { head: `${one.head} /Filter /FlateDecode`, stream: deflateSync(stream) };
    }),
  );
}

function chosen(sizes: readonly number[], random: () => number): number {
  return random() < IN_WORDS ? sizes.indexOf(Math.max(...sizes)) : Math.floor(random() * sizes.length);
}

function changed(bytes: Buffer, random: () => number): Buffer {
  const changes = 1 + Math.floor(random() * MOST_CHANGES);
  let now = bytes;
  for (let n = 0; n < changes; n += 1) now = changedOnce(now, random);
  return now;
}

function changedOnce(bytes: Buffer, random: () => number): Buffer {
  const [at, length] = [Math.floor(random() * bytes.length), 1 + Math.floor(random() ** 3 * 400)];
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  const telling = Buffer.from(TELLING[Math.floor(random() * TELLING.length)] ?? '');
  const noise = Buffer.from(Array.from({ length: Math.min(length, 8) }, () => Math.floor(random() * 256)));
  const kinds = [
    () => [before, noise, bytes.subarray(at + noise.length)],
    () => [before, telling, bytes.subarray(at)],
    () => [before, telling, bytes.subarray(at + telling.length)],
    () => [before, after],
    () => [before, ...Array.from({ length: 2 + Math.floor(random() ** 4 * 300) }, () => piece), after],
    () => [before, Buffer.from(piece.toString('latin1').replaceAll(/\d/g, '9'), 'latin1'), after],
    () => (random() < 0.2 ? [before] : [bytes, telling]),
  ];
  return Buffer.concat(kinds[Math.floor(random() * kinds.length)]?.() ?? [bytes]);
}
