import { UserError } from '#core/errors.ts';
import type { Words } from '#core/words.ts';
import { type FewHan, fewHan } from './encodings/few-han.ts';
import { mended, traceOf, withoutC1 } from './encodings/mojibake.ts';
import { brokenIn, decodeAs, ENCODINGS, type Encoding, foreignReading, readings } from './encodings/readings.ts';
import { chineseShare } from './encodings/scripts.ts';
import { CUT_OFF, garbledLine, guessedFromFew, lostCharacters, mendedText, traceLeft } from './encodings/words.ts';

/** `warnings`: what is not as it was in the bytes, or may be wrong. Somebody who adds the file is told. */
export type Decoded = { text: string; encoding: Encoding; warnings: readonly Words[] };

const BYTE_ORDER_MARKS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
// Enough to distinguish Chinese from noise (60 characters are enough), and cheap in a file of any size.
const SAMPLE_BYTES = 65_536;
// The characters below space that no text file has: all except tab, line feed, vertical tab, form feed and carriage return.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0e-\x1f]/;
/** Characters for each place that is broken. A file with more errors is in another encoding or no text. */
const GOOD_FOR_BROKEN = 10;

/**
 * Decodes bytes, without the byte order mark. Takes UTF-8 if the bytes are valid UTF-8 without control characters, else the encoding in
 * which they look most like Chinese or Latin prose. A few bytes that are not valid become U+FFFD, with a warning that names the lines: the
 * rest can be read and quoted, and nobody has to repair a file of a book for one character. Throws `file-encoding` if no encoding fits, and
 * `file-garbled` if the text was saved in a wrong encoding and cannot be restored.
 */
export function decode(name: string, bytes: Uint8Array): Decoded {
  const mark = BYTE_ORDER_MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (mark) return repaired(name, bytes, mark.encoding) ?? refuse(name, [mark.encoding]);
  const plain = decodeAs(bytes, 'utf-8');
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  if (isValid(bytes) && !CONTROL.test(plain.slice(0, SAMPLE_BYTES))) {
    const few = onlyLooksLikeUtf8(plain) ? fewHan(sample) : undefined;
    return few ? guessed(name, bytes, few) : checked(name, plain, 'utf-8', []);
  }
  const found = readings(sample);
  const foreign = foreignReading(sample, found[0]?.score ?? 0);
  if (foreign) throw new UserError({ kind: 'file-encoding', name, tried: [...ENCODINGS], looksLike: foreign });
  for (const { encoding } of found) {
    const decoded = repaired(name, bytes, encoding);
    if (decoded) return decoded;
  }
  if (isValid(bytes)) return { text: plain, encoding: 'utf-8', warnings: [] };
  const few = fewHan(sample);
  if (few) return guessed(name, bytes, few);
  return (isAlmostAscii(bytes) && repaired(name, bytes, 'utf-8')) || refuse(name, ENCODINGS);
}

/** “水” in GB18030 is valid UTF-8 for a letter that no language has there. */
const NO_OTHERS = /[^\0-\x7f\u0180-\u036f\u0590-\u07ff]/;
const ODD_LETTER = /[\u0180-\u036f\u0590-\u07ff]/;
const onlyLooksLikeUtf8 = (text: string): boolean => ODD_LETTER.test(text) && !NO_OTHERS.test(text);

function guessed(name: string, bytes: Uint8Array, { encoding, example }: FewHan): Decoded {
  const decoded = repaired(name, bytes, encoding) ?? refuse(name, ENCODINGS);
  return { ...decoded, warnings: [guessedFromFew(encoding, example), ...decoded.warnings] };
}

function isValid(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function refuse(name: string, tried: readonly Encoding[]): never {
  throw new UserError({ kind: 'file-encoding', name, tried: [...tried] });
}

const MOST_BEYOND_ASCII = 1 / 10;
/** True if few bytes are beyond ASCII. Those that fit no encoding are errors in a plain text. */
function isAlmostAscii(bytes: Uint8Array): boolean {
  const beyond = bytes.reduce((sum, byte) => sum + (byte >> 7), 0);
  return beyond <= bytes.length * MOST_BEYOND_ASCII && !CONTROL.test(decodeAs(bytes, 'utf-8'));
}

const BROKEN_PLACE = /\ufffd+/g;

/** Decodes all bytes; undefined if too many of them are not valid. */
function repaired(name: string, bytes: Uint8Array, encoding: Encoding): Decoded | undefined {
  const text = decodeAs(bytes, encoding, true);
  const isCut = endsInside(bytes, encoding);
  if ((text.match(BROKEN_PLACE)?.length ?? 0) * GOOD_FOR_BROKEN > text.length) return undefined;
  if (isCut && text.trim() === '') return undefined;
  return checked(name, text, encoding, isCut ? [CUT_OFF] : []);
}

/** True if the bytes end in the middle of a character. */
function endsInside(bytes: Uint8Array, encoding: Encoding): boolean {
  const decoder = new TextDecoder(encoding);
  decoder.decode(bytes, { stream: true });
  return decoder.decode() !== '';
}

/** Mends what was read in a wrong encoding before, and says what is lost. */
function checked(name: string, decoded: string, encoding: Encoding, before: readonly Words[]): Decoded {
  const found = mended(decoded);
  if (found && found.text === undefined) throw new UserError({ kind: 'file-garbled', name, readAs: found.readAs });
  const text = withoutC1(found?.text ?? decoded);
  const lines = lostLines(text, encoding);
  const trace = traceOf(text);
  const warnings = [
    ...before,
    ...(found ? [mendedText(found.readAs)] : []),
    ...(lines.broken.length ? [lostCharacters(lines.broken, brokenIn(text))] : []),
    ...(lines.garbled.length ? [garbledLine(lines.garbled)] : []),
    ...(trace ? [traceLeft(lineAt(text, trace.index), trace.trace)] : []),
  ];
  return { text, encoding, warnings };
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** In these encodings a wrong byte shifts all that follows in its line. */
const SHIFTS: ReadonlySet<Encoding> = new Set(['gb18030', 'big5']);
const GARBLED = 0.12;
const LONG_ENOUGH = 12;
const HAN = /\p{Script=Han}/gu;

function lostLines(text: string, encoding: Encoding): { broken: number[]; garbled: number[] } {
  const broken: number[] = [];
  const garbled: number[] = [];
  if (!SHIFTS.has(encoding) && !text.includes('\ufffd')) return { broken, garbled };
  for (const [at, line] of text.split('\n').entries()) {
    if (line.includes('\ufffd')) broken.push(at + 1);
    else if (SHIFTS.has(encoding) && (line.match(HAN)?.length ?? 0) >= LONG_ENOUGH && chineseShare(line) < GARBLED)
      garbled.push(at + 1);
  }
  return { broken, garbled };
}
