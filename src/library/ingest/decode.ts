import { UserError } from '#core/errors.ts';
import { isCommonHan } from './common-han.ts';

export type Decoded = { text: string; encoding: Encoding };

/** Labels of the WHATWG Encoding Standard, for TextDecoder. */
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
type Encoding = (typeof ENCODINGS)[number];

const BYTE_ORDER_MARKS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
// Enough to distinguish Chinese from noise (60 characters are enough), and cheap in a file of any size.
const SAMPLE_BYTES = 65_536;
// Real Chinese prose scores 0.5 or more, real Latin text nearly 1. Prose in the wrong encoding scores under 0.15.
const PLAUSIBLE = 0.25;
// The characters below space that no text file has: all except tab, line feed, vertical tab, form feed and carriage return.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0e-\x1f]/;

/**
 * Decodes bytes, without the byte order mark. Takes UTF-8 if the bytes are valid UTF-8 without control characters, else the encoding in
 * which they look most like Chinese or Latin prose. Throws `file-encoding` if no encoding fits.
 */
export function decode(name: string, bytes: Uint8Array): Decoded {
  const mark = BYTE_ORDER_MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (mark) return strictly(bytes, mark.encoding) ?? refuse(name, [mark.encoding]);
  const plain = strictly(bytes, 'utf-8');
  if (plain && !CONTROL.test(plain.text.slice(0, SAMPLE_BYTES))) return plain;
  return guess(bytes) ?? plain ?? refuse(name, ENCODINGS);
}

function guess(bytes: Uint8Array): Decoded | undefined {
  const ranked = ENCODINGS.filter((encoding) => encoding !== 'utf-8')
    .map((encoding) => ({ encoding, score: plausibility(bytes.subarray(0, SAMPLE_BYTES), encoding) }))
    .filter(({ score }) => score >= PLAUSIBLE)
    .sort((a, b) => b.score - a.score);
  for (const { encoding } of ranked) {
    const decoded = strictly(bytes, encoding);
    if (decoded) return decoded;
  }
  return undefined;
}

function refuse(name: string, tried: readonly Encoding[]): never {
  throw new UserError({ kind: 'file-encoding', name, tried: [...tried] });
}

function strictly(bytes: Uint8Array, encoding: Encoding): Decoded | undefined {
  const text = attempt(bytes, encoding, false);
  return text === undefined ? undefined : { text, encoding };
}

/** Decodes strictly; undefined if the bytes are not valid. `partial`: the bytes may end inside a character. */
function attempt(bytes: Uint8Array, encoding: Encoding, partial: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: partial });
  } catch {
    return undefined;
  }
}

const CHINESE_PUNCTUATION = /[\u3000-\u3011\uff01-\uff5e“”‘’…—·]/;
const LATIN = /[\p{Script=Latin}‘’“”–—…•€£§©®°·«»¡¿ºª½¼¾ \u00ad]/u;
const TYPOGRAPHIC = /[‘’“”–—…•€£§©®°·«»¡¿ ]/;

/** Returns the share (0 to 1) of the non-ASCII characters, in UTF-16 of all characters, that look like prose in this encoding. */
function plausibility(sample: Uint8Array, encoding: Encoding): number {
  const text = attempt(sample, encoding, true);
  if (text === undefined || CONTROL.test(text)) return 0;
  if (encoding === 'windows-1252') return latinShare(text);
  return chineseShare(text, encoding.startsWith('utf-16'));
}

function chineseShare(text: string, countAscii: boolean): number {
  let good = 0;
  let all = 0;
  for (const character of text) {
    const ascii = character < '\x80';
    if (ascii && !countAscii) continue;
    all++;
    if (ascii || isCommonHan(character) || CHINESE_PUNCTUATION.test(character)) good++;
  }
  return all ? good / all : 0;
}

/** Counts accented letters only between plain ones (café). In Chinese that is wrongly read as Latin, they follow each other. */
function latinShare(text: string): number {
  let good = 0;
  let all = 0;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character < '\x80') continue;
    all++;
    const alone = text.charAt(index - 1) < '\x80' && text.charAt(index + 1) < '\x80';
    if ((alone && LATIN.test(character)) || TYPOGRAPHIC.test(character)) good++;
  }
  return all ? good / all : 0;
}
