import path from 'node:path';
import { getDocumentProxy } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { readLine } from '#core/article-facts.ts';
import { UserError } from '#core/errors.ts';
import { bylineFacts } from '../byline.ts';
import type { DocumentBody, DocumentFacts, TextBlock } from './block.ts';
import { regionsOf } from './pdf/columns.ts';
import { takeFootnotes } from './pdf/footnotes.ts';
import { isCjk, linesOf } from './pdf/lines.ts';
import { mostCommon, readPage } from './pdf/page.ts';
import { paragraphsOf, type Style, wordsOf } from './pdf/paragraphs.ts';
import { type PageLines, type Region, withoutRunningHeads } from './pdf/running-heads.ts';
import { isTooLargeUnpacked } from './pdf/streams.ts';
import { writtenFacts } from './written-facts.ts';

/** Most pages of a PDF, and most characters of its text. */
const MOST_PAGES = 500;
const MOST_TEXT = 4_000_000;
/** A page of a scan has fewer characters than this. */
const LEAST_PER_PAGE = 12;
/** A title is larger than the text by this factor, and stands on the first page. */
const TITLE_SIZE = 1.15;
const LONGEST_TITLE = 300;
const QUIET = 0;
/** Adobe's tables of Chinese encodings, which older PDFs name instead of bringing their own. */
const CMAPS = `${path.join(import.meta.dirname, 'pdf', 'cmaps')}/`;

/** Reads a PDF: columns in reading order, without running heads, page numbers and hyphenation. Footnotes stand at the end. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<DocumentBody> {
  if (isTooLargeUnpacked(bytes)) throw refusal(name, 'too-large-inside');
  const pdf = await open(bytes, name);
  try {
    if (pdf.numPages > MOST_PAGES) throw refusal(name, 'too-many-pages');
    const pages = withoutRunningHeads(await linesOfPages(pdf, name));
    const body = bodyOf(pages);
    return { ...body, facts: { ...(await factsOf(pdf)), ...bylineFacts(body.blocks) } };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

type Why = 'scan' | 'encrypted' | 'damaged' | 'too-many-pages' | 'too-large-inside';
const refusal = (name: string, why: Why) => new UserError({ kind: 'file-content', name, format: 'PDF', why });

async function open(bytes: Uint8Array, name: string): Promise<PDFDocumentProxy> {
  try {
    // A copy, because the library takes the buffer away.
    return await getDocumentProxy(new Uint8Array(bytes), {
      ...{ verbosity: QUIET, useSystemFonts: false },
      ...{ cMapUrl: CMAPS, cMapPacked: true },
    });
  } catch (error) {
    throw refusal(name, error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged');
  }
}

async function linesOfPages(pdf: PDFDocumentProxy, name: string): Promise<PageLines[]> {
  const pages: PageLines[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pageLines(pdf, number, MOST_TEXT - characters);
    if (page === 'too-large') throw refusal(name, 'too-large-inside');
    if (!page) continue;
    characters += page.regions.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + text.length, 0);
    pages.push(page);
  }
  if (!pages.length) throw refusal(name, 'damaged');
  if (characters < pages.length * LEAST_PER_PAGE) throw refusal(name, 'scan');
  return pages;
}

/** Reads a page with at most so many characters. Undefined if it is damaged; the others can still be read. */
async function pageLines(
  pdf: PDFDocumentProxy,
  number: number,
  most: number,
): Promise<PageLines | 'too-large' | undefined> {
  try {
    const page = await pdf.getPage(number);
    const read = await readPage(page, most);
    page.cleanup();
    if (!read) return 'too-large';
    const { runs, height } = read;
    const regions = regionsOf(runs).map((fragments) => ({ page: number, lines: linesOf(fragments, number) }));
    return { number, height, regions };
  } catch (error) {
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function bodyOf(pages: readonly PageLines[]): DocumentBody {
  const regions = pages.flatMap((page) => page.regions);
  const lines = regions.flatMap((region) => region.lines);
  const body = mostCommon(lines.map(({ size, text }) => [size, text.length])) ?? 0;
  const style: Style = { body, words: wordsOf(lines) };
  const { text, notes } = takeFootnotes(regions, body);
  const title = titleOf(text, body);
  const blocks = [...paragraphsOf(text, style), ...paragraphsOf(notes, { ...style, body: Number.POSITIVE_INFINITY })];
  return { ...(title !== undefined && { title }), blocks: title === undefined ? blocks : withoutTitle(blocks, title) };
}

/** Finds the title: the lines in the largest letters on the first page, near its top. */
function titleOf(regions: readonly Region[], body: number): string | undefined {
  const page = regions[0]?.page;
  const lines = regions
    .filter((region) => region.page === page)
    .flatMap((region) => region.lines)
    .slice(0, 40);
  const largest = Math.max(...lines.filter(({ text }) => /\p{L}{2}/u.test(text)).map(({ size }) => size));
  if (!(largest > body * TITLE_SIZE)) return undefined;
  const first = lines.findIndex(({ size }) => size > largest * 0.95);
  const after = lines.findIndex(({ size }, index) => index > first && size <= largest * 0.95);
  const words = lines.slice(first, after < 0 ? undefined : after).map((line) => line.text);
  const title = readLine(
    words.reduce((before, next) => (isCjk(before.at(-1) ?? '') ? before + next : `${before} ${next}`)),
  );
  return title !== undefined && title.length <= LONGEST_TITLE ? title : undefined;
}

/** Takes out the blocks that together are the title. */
function withoutTitle(blocks: readonly TextBlock[], title: string): TextBlock[] {
  let rest = letters(title);
  const at = blocks.findIndex(({ pieces }) => pieces[0] && rest.startsWith(letters(pieces[0])));
  let to = at;
  for (let words = letters(blocks[to]?.pieces[0] ?? ''); at >= 0 && words && rest.startsWith(words); ) {
    rest = rest.slice(words.length);
    to += 1;
    words = letters(blocks[to]?.pieces[0] ?? '');
  }
  return rest ? [...blocks] : blocks.toSpliced(at, to - at);
}

const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');

const DATE = /^D:((?:1[5-9]|20)\d\d)(\d{2})(\d{2})/;

async function factsOf(pdf: PDFDocumentProxy): Promise<DocumentFacts> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const said = info as Partial<Record<string, unknown>>;
  const line = (key: string) => (typeof said[key] === 'string' ? readLine(said[key].replaceAll('\0', '')) : undefined);
  const [, year, month, day] = DATE.exec(line('CreationDate') ?? '') ?? [];
  return writtenFacts({
    title: line('Title'),
    authors: [line('Author') ?? ''],
    published: year && `${year}-${month}-${day}`,
  });
}
