import { UserError } from '#core/errors.ts';
import { isCommonHan } from './common-han.ts';

export type Decoded = { text: string; encoding: Encoding };

/** Labels of the WHATWG Encoding Standard, as TextDecoder takes them. */
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252'] as const;
type Encoding = (typeof ENCODINGS)[number];

const BYTE_ORDER_MARKS: readonly { encoding: Encoding; bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];
// Enough to tell Chinese from noise (60 characters are), and cheap in a file of any size.
const SAMPLE_BYTES = 65_536;
// Real Chinese prose reaches 0.5 and more, real Latin text nearly 1; prose read in the wrong encoding stays under 0.15.
const PLAUSIBLE = 0.25;
// NUL, and what no text file has: all below space but tab, line feed, vertical tab, form feed and carriage return.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0e-\x1f]/;

/**
 * Bytes as text, without a byte order mark. UTF-8 where the bytes are that; else the encoding in which they read most like
 * Chinese or Latin prose. Throws `file-encoding` when they read like neither.
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

/** `partial`: the bytes may end inside a character. */
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

/** From 0 to 1: how much of what is not ASCII reads like prose in this encoding; for UTF-16, of everything. */
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

/** Accented letters stand alone between plain ones (café); in Chinese read as Latin they stand in rows. */
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
