import { getDocumentProxy } from 'unpdf';
import type { PDFDocumentProxy } from 'unpdf/pdfjs';
import { readDay, readLine, readNames } from '#core/article-facts.ts';
import { UserError } from '#core/errors.ts';
import type { DocumentBody, DocumentFacts, TextBlock } from './block.ts';
import { regionsOf } from './pdf/columns.ts';
import { takeFootnotes } from './pdf/footnotes.ts';
import { linesOf } from './pdf/lines.ts';
import { mostCommon, readPage } from './pdf/page.ts';
import { paragraphsOf, type Style, wordsOf } from './pdf/paragraphs.ts';
import { type PageLines, type Region, withoutRunningHeads } from './pdf/running-heads.ts';

/** Most pages of a PDF, and most characters of its text. */
const MOST_PAGES = 500;
const MOST_TEXT = 4_000_000;
/** A page of a scan has fewer characters than this. */
const LEAST_PER_PAGE = 12;
/** A title is larger than the text by this factor, and stands on the first page. */
const TITLE_SIZE = 1.15;
const LONGEST_TITLE = 300;
// Linearized files have their header at the very beginning, but some programs write lines of their own before it.
const QUIET = 0;

/** Reads a PDF: columns in reading order, without running heads, page numbers and hyphenation. Footnotes stand at the end. */
export async function readPdf(bytes: Uint8Array, name: string): Promise<DocumentBody> {
  const pdf = await open(bytes, name);
  try {
    if (pdf.numPages > MOST_PAGES) throw refusal(name, 'too-many-pages');
    const pages = withoutRunningHeads(await linesOfPages(pdf, name));
    return { ...bodyOf(pages), facts: await factsOf(pdf) };
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
      verbosity: QUIET,
      useSystemFonts: false,
    });
  } catch (error) {
    throw refusal(name, error instanceof Error && error.name === 'PasswordException' ? 'encrypted' : 'damaged');
  }
}

async function linesOfPages(pdf: PDFDocumentProxy, name: string): Promise<PageLines[]> {
  const pages: PageLines[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pageLines(pdf, number);
    if (!page) continue;
    characters += page.regions.flatMap(({ lines }) => lines).reduce((sum, { text }) => sum + text.length, 0);
    if (characters > MOST_TEXT) throw refusal(name, 'too-large-inside');
    pages.push(page);
  }
  if (!pages.length) throw refusal(name, 'damaged');
  if (characters < pages.length * LEAST_PER_PAGE) throw refusal(name, 'scan');
  return pages;
}

/** Reads a page. Undefined if it is damaged; the others can still be read. */
async function pageLines(pdf: PDFDocumentProxy, number: number): Promise<PageLines | undefined> {
  try {
    const page = await pdf.getPage(number);
    const { runs, height } = await readPage(page);
    page.cleanup();
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
  const [block] = paragraphsOf([{ page: 0, lines: lines.filter(({ size }) => size > largest * 0.95) }], {
    body: 0,
    words: new Set(),
  });
  const title = readLine(block?.pieces[0] ?? '');
  return title !== undefined && title.length <= LONGEST_TITLE ? title : undefined;
}

function withoutTitle(blocks: readonly TextBlock[], title: string): TextBlock[] {
  const at = blocks.findIndex(({ pieces }) => pieces.join(' ') === title);
  return at < 0 ? [...blocks] : blocks.toSpliced(at, 1);
}

// What programs write where a name or title should be.
const NO_NAME =
  /^(?:admin(?:istrator)?|user|owner|unknown|author|anonymous|微软用户|microsoft|windows user|.*@.*|[a-z]\w{0,3})$/i;
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint)|untitled|无标题|slide \d|powerpoint|document\d*$|.*\.(?:docx?|pdf|tex|dvi|indd|qxd|rtf|odt|p65|pptx?|html?|wps)$|\S*$)/i;
const DATE = /^D:(\d{4})(\d{2})(\d{2})/;

async function factsOf(pdf: PDFDocumentProxy): Promise<DocumentFacts> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const said = info as Partial<Record<string, unknown>>;
  const line = (key: string) => (typeof said[key] === 'string' ? readLine(said[key].replaceAll('\0', '')) : undefined);
  const title = line('Title');
  const authors = readNames(line('Author') ?? '')?.filter((one) => !NO_NAME.test(one));
  const [, year, month, day] = DATE.exec(line('CreationDate') ?? '') ?? [];
  const published = year && readDay(`${year}-${month}-${day}`);
  return {
    ...(title !== undefined && !NO_TITLE.test(title) && { title }),
    ...(authors?.length && { authors }),
    ...(published && { published }),
  };
}
