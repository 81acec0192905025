import type { BytesReader, TextReader } from './block.ts';
import { readMd } from './md.ts';
import { readSubtitles } from './subtitles.ts';
import { readTxt } from './txt.ts';

/** `endings` of its files, in small letters with the dot; '' is no ending. */
type Endings = { endings: readonly string[] };
/** `hasHeadings`: a line that begins with # is a heading. `longest`: what its parser reads in good time. */
export type TextFormat = Endings & {
  of: 'text';
  read: TextReader;
  hasHeadings: boolean;
  longest?: { format: string; characters: number; lines: number };
};
/** `kind`: what `looksLike` says of its files, where they begin with bytes that tell. */
type BytesFormat = Endings & { of: 'bytes'; read: BytesReader; kind?: string };
export type Format = TextFormat | BytesFormat;

/**
 * The formats, in the only list of them. A format of text is decoded, and its front matter and provenance are taken, before its reader
 * sees it. A reader of bytes is loaded when the first such file comes. A new format needs a line here, and more: the form's accept list,
 * the words of the commands and the words of the errors (CONTRIBUTING.md, “Add a file format”).
 */
export const FORMATS: readonly Format[] = [
  { of: 'text', endings: ['.txt', '.text', ''], read: readTxt, hasHeadings: false },
  {
    of: 'text',
    endings: ['.md', '.markdown'],
    read: readMd,
    hasHeadings: true,
    // A long novel has three million in 60,000 lines.
    longest: { format: 'Markdown', characters: 3_500_000, lines: 120_000 },
  },
  {
    of: 'bytes',
    endings: ['.html', '.htm', '.xhtml'],
    read: async (...file) => (await import('./html.ts')).readHtml(...file),
  },
  { of: 'text', endings: ['.srt', '.vtt'], read: readSubtitles, hasHeadings: false },
  {
    of: 'bytes',
    endings: ['.docx'],
    kind: 'DOCX',
    read: async (...file) => (await import('./docx.ts')).readDocx(...file),
  },
  {
    of: 'bytes',
    endings: ['.epub'],
    kind: 'EPUB',
    read: async (...file) => (await import('./epub.ts')).readEpub(...file),
  },
  { of: 'bytes', endings: ['.pdf'], kind: 'PDF', read: async (...file) => (await import('./pdf.ts')).readPdf(...file) },
];

export const KNOWN_ENDINGS = FORMATS.flatMap(({ endings }) => endings).filter((ending) => ending);

/** Returns the format of a file's ending: lower case with its dot, or '' for no ending. */
export function formatOf(ending: string): Format | undefined {
  return FORMATS.find(({ endings }) => endings.includes(ending));
}

/** Returns the format of files that look like this (`looksLike`). */
export function formatOfKind(kind: string): Format | undefined {
  return FORMATS.find((format) => format.of === 'bytes' && format.kind === kind);
}

/** Returns a file's name without the ending of its format; undefined if it has no such ending. */
export function withoutEnding(name: string): string | undefined {
  const ending = KNOWN_ENDINGS.find((one) => name.toLowerCase().endsWith(one));
  return ending && name.slice(0, -ending.length);
}
