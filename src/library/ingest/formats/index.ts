import type { BytesReader, TextReader } from './block.ts';
import { ENDINGS } from './endings.ts';
import { readMd } from './md.ts';
import { readSubtitles } from './subtitles.ts';
import { readTxt } from './txt.ts';

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
 * sees it. A reader of bytes is loaded when the first such file comes. A new format needs a line here and one in `endings.ts`, and more: the
 * form's accept list, the words of the commands and the words of the errors (CONTRIBUTING.md, “Add a file format”).
 */
export const FORMATS: readonly Format[] = [
  { of: 'text', endings: ENDINGS.txt, read: readTxt, hasHeadings: false },
  {
    of: 'text',
    endings: ENDINGS.md,
    read: readMd,
    hasHeadings: true,
    // It takes 3 to 5 s of CPU for a million, of the 30 s that a file has. 25,000 sentences, the most of an edition, have hardly more.
    longest: { format: 'Markdown', characters: 3_000_000, lines: 120_000 },
  },
  {
    of: 'bytes',
    endings: ENDINGS.html,
    read: async (...file) => (await import('./html.ts')).readHtml(...file),
  },
  { of: 'text', endings: ENDINGS.subtitles, read: readSubtitles, hasHeadings: false },
  {
    of: 'bytes',
    endings: ENDINGS.docx,
    kind: 'DOCX',
    read: async (...file) => (await import('./docx.ts')).readDocx(...file),
  },
  {
    of: 'bytes',
    endings: ENDINGS.epub,
    kind: 'EPUB',
    read: async (...file) => (await import('./epub.ts')).readEpub(...file),
  },
  {
    of: 'bytes',
    endings: ENDINGS.pdf,
    kind: 'PDF',
    read: async (...file) => (await import('./pdf.ts')).readPdf(...file),
  },
];

/** Returns the format of a file's ending: lower case with its dot, or '' for no ending. */
export function formatOf(ending: string): Format | undefined {
  return FORMATS.find(({ endings }) => endings.includes(ending));
}

/** Returns the format of files that look like this (`looksLike`). */
export function formatOfKind(kind: string): Format | undefined {
  return FORMATS.find((format) => format.of === 'bytes' && format.kind === kind);
}
