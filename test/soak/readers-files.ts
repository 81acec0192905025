import { constants, crc32, deflateRawSync } from 'node:zlib';

// Small files of each format, and how they are put together by hand, so that one can lie where a program would not.

/** A part of a package. `raw`: it is packed already. `stored`: it is not packed. `size`: what the directory says of it. */
export type Part = { name: string; data: Uint8Array | string; raw?: true; stored?: true; size?: number };

/** Makes a package (ZIP) of its parts. */
export function packageOf(parts: readonly Part[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, raw, stored, size } of parts) {
    const bytes = Buffer.from(data);
    const packed = raw || stored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    [20, 0, stored ? 0 : 8, 0, 0].forEach((value, index) => void common.writeUInt16LE(value, index * 2));
    common.writeUInt32LE(raw ? 0 : crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size ?? bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), common, rest, Buffer.from(name)]));
    files.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...files, ...directory, end]);
}

/** Packs so many megabytes of the same bytes, with something before and after, without having them in memory. */
export function bombOf(megabytes: number, [before, unit, after]: readonly [string, string, string]): Buffer {
  const flushed = { finishFlush: constants.Z_FULL_FLUSH };
  const block = deflateRawSync(unit.repeat(Math.ceil(1_000_000 / unit.length)), flushed);
  const blocks = Array.from({ length: megabytes }, () => block);
  return Buffer.concat([deflateRawSync(before, flushed), ...blocks, deflateRawSync(after)]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const RELATIONS =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
export const DOCX_BEGIN = `<?xml version="1.0"?><w:document ${W}><w:body>`;
export const DOCX_END = '</w:body></w:document>';

/** A document of Word with this `word/document.xml`. */
export const docxParts = (document: Part): Part[] => [
  { name: '[Content_Types].xml', data: CONTENT_TYPES },
  { name: '_rels/.rels', data: RELATIONS },
  document,
];
export const documentOf = (xml: string): Part => ({ name: 'word/document.xml', data: xml });

const CONTAINER =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
/** An e-book with this chapter, which its spine names so many times. */
export const epubParts = (chapter: Part, times = 1): Part[] => [
  { name: 'mimetype', data: 'application/epub+zip', stored: true },
  { name: 'META-INF/container.xml', data: CONTAINER },
  {
    name: 'book.opf',
    data: `<package xmlns="http://www.idpf.org/2007/opf"><metadata><title>The Keeper</title></metadata><manifest><item id="c" href="${chapter.name}" media-type="application/xhtml+xml"/></manifest><spine>${'<itemref idref="c"/>'.repeat(times)}</spine></package>`,
  },
  chapter,
];
export const chapterOf = (xml: string): Part => ({ name: 'c.xhtml', data: xml });

/** An object of a PDF: its dictionary or value, and its stream if it has one. */
export type PdfObject = string | { head: string; stream: Buffer | string };

/** Makes a PDF of objects, numbered from 1; the first is its catalogue. */
export function pdfOf(objects: readonly PdfObject[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [index, one] of objects.entries()) {
    const body =
      typeof one === 'string'
        ? Buffer.from(one)
        : Buffer.concat([
            Buffer.from(`<< ${one.head} /Length ${Buffer.byteLength(one.stream)} >>\nstream\n`),
            Buffer.from(one.stream),
            Buffer.from('\nendstream'),
          ]);
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    parts.push(whole);
    at += whole.length;
  }
  const table = offsets.map((one) => `${String(one).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(end)]);
}

export const PDF_FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
/** A page whose words are the object with number 4; the font is number 5. */
export const PDF_PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 600] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>';
export const PDF_CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
