type Signature = { what: string; bytes: string; at?: number };

// First bytes of the files that people most often mistake for text: https://en.wikipedia.org/wiki/List_of_file_signatures
const SIGNATURES: readonly Signature[] = [
  { what: 'PDF', bytes: '%PDF-' },
  { what: 'RTF', bytes: '{\\rtf' },
  { what: 'DOC', bytes: '\xd0\xcf\x11\xe0' },
  { what: 'PNG', bytes: '\x89PNG\r\n' },
  { what: 'JPEG', bytes: '\xff\xd8\xff' },
  { what: 'GIF', bytes: 'GIF87a' },
  { what: 'GIF', bytes: 'GIF89a' },
  { what: 'WebP', bytes: 'WEBP', at: 8 },
  { what: 'TIFF', bytes: 'II*\0' },
  { what: 'GZIP', bytes: '\x1f\x8b\x08' },
  { what: '7Z', bytes: '7z\xbc\xaf\x27\x1c' },
  { what: 'RAR', bytes: 'Rar!\x1a\x07' },
  { what: 'MP3', bytes: 'ID3\x03' },
  // Photographs of phones. Recordings begin alike.
  { what: 'HEIC', bytes: 'ftyphei', at: 4 },
  { what: 'HEIC', bytes: 'ftypmif1', at: 4 },
  { what: 'AVIF', bytes: 'ftypavif', at: 4 },
  { what: 'MP4', bytes: 'ftyp', at: 4 },
  { what: 'SQLite', bytes: 'SQLite format 3\0' },
  { what: 'ELF', bytes: '\x7fELF' },
];
const ZIP = 'PK\x03\x04';
// A name at the beginning of the package, or in the directory at its end, shows its kind.
const ZIP_KINDS: readonly (readonly [mark: string, what: string])[] = [
  ['application/epub+zip', 'EPUB'],
  ['application/vnd.oasis', 'ODT'],
  ['word/', 'DOCX'],
  ['ppt/', 'PPTX'],
  ['xl/', 'XLSX'],
  ['META-INF/container.xml', 'EPUB'],
];
const HEAD_BYTES = 8192;
const DIRECTORY_BYTES = 65_536;
// The largest share of control characters in text. Text has none; of a picture, a program or packed data they are a tenth or more.
const MOST_CONTROLS = 0.02;

/** Returns the kind of a file that is clearly not text; undefined for others. */
export function looksLike(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes.subarray(0, HEAD_BYTES));
  if (head.startsWith(ZIP)) return kindOfZip(head) ?? kindOfZip(latin1(bytes.subarray(-DIRECTORY_BYTES))) ?? 'ZIP';
  return SIGNATURES.find(({ bytes: mark, at = 0 }) => head.startsWith(mark, at))?.what;
}

function kindOfZip(part: string): string | undefined {
  return ZIP_KINDS.find(([mark]) => part.includes(mark))?.[1];
}

/** True if the bytes have too many control characters to be text with a few errors. */
export function isNoise(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  const controls = head.filter((byte) => byte < 0x20 && (byte < 0x09 || byte > 0x0d)).length;
  return controls > head.length * MOST_CONTROLS;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
