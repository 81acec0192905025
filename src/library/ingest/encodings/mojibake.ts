import iconv from 'iconv-lite';
import { latinFit } from './latin.ts';
import { chineseShare } from './scripts.ts';

const WINDOWS_1252 = new TextDecoder('windows-1252');
/** The bytes of windows-1252 beyond ASCII by character. The five that it leaves open stand for themselves. */
const BYTES = new Map(
  Array.from({ length: 0x80 }, (_, at) => [WINDOWS_1252.decode(Uint8Array.of(at + 0x80)), at + 0x80] as const),
);
const FIRST_BEYOND_ASCII = 0x80;
const LAST_OF_LATIN_1 = 0xff;
// Enough to tell, and cheap in a file of any size.
const SAMPLE = 20_000;
// Accents of real prose stand well above, Chinese bytes read as Latin letters below.
const NO_LATIN = 0.4;
const NO_CHINESE = 0.3;
const REAL_CHINESE = 0.45;

const C1 = /[\x80-\x9f]/g;
// NEL is a line break of its own where no other of them stands in the text.
const C1_BUT_NEL = /[\x80-\x84\x86-\x9f]/;

/** Replaces control characters U+0080 to U+009F by what these bytes are in windows-1252, as browsers do: they are quotation marks. */
export function withoutC1(text: string): string {
  if (!C1_BUT_NEL.test(text)) return text;
  return text.replace(C1, (one) => WINDOWS_1252.decode(Uint8Array.of(one.charCodeAt(0))));
}

/** Returns the bytes of a text in windows-1252 (or Latin 1); undefined if it has other characters, or none beyond ASCII. */
function latinBytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  let isPlain = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const byte = code < FIRST_BEYOND_ASCII ? code : (BYTES.get(text.charAt(at)) ?? code);
    if (byte > LAST_OF_LATIN_1) return undefined;
    if (byte >= FIRST_BEYOND_ASCII) isPlain = false;
    bytes[at] = byte;
  }
  return isPlain ? undefined : bytes;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What a text was before it was read in a wrong encoding and saved so. `text`: undefined if characters were lost with it. */
export type Mended = { text: string | undefined; readAs: string };

/** Recognises a text that was saved after somebody read it in a wrong encoding. Undefined for any other. */
export function mended(text: string): Mended | undefined {
  const bytes = latinBytes(text);
  if (bytes) return mendedLatin(text, bytes);
  const sample = text.slice(0, SAMPLE);
  return /\p{Script=Han}/u.test(sample) && chineseShare(sample) < NO_CHINESE ? mendedGbk(text) : undefined;
}

/** “cafÃ©” was UTF-8; “´ºÌìµ½ÁË” was GB18030. */
function mendedLatin(text: string, bytes: Uint8Array): Mended | undefined {
  const utf8 = strictUtf8(bytes);
  if (utf8 !== undefined) return { text: utf8, readAs: 'windows-1252' };
  if (latinFit(text.slice(0, SAMPLE)) >= NO_LATIN) return undefined;
  const chinese = new TextDecoder('gb18030').decode(bytes);
  const isChinese = chineseShare(chinese.slice(0, SAMPLE)) >= REAL_CHINESE;
  return isChinese ? { text: chinese.includes('\ufffd') ? undefined : chinese, readAs: 'windows-1252' } : undefined;
}

/** “鏄ュぉ” was UTF-8. Where a character’s last byte had no partner, it is lost. */
function mendedGbk(text: string): Mended | undefined {
  const before = new TextDecoder('utf-8').decode(iconv.encode(text, 'gb18030'));
  if (chineseShare(before.slice(0, SAMPLE)) < REAL_CHINESE) return undefined;
  const isWhole = !before.includes('\ufffd') && !LOST.test(text);
  return { text: isWhole ? before : undefined, readAs: 'gb18030' };
}

const LOST = /[\ufffd\ue000-\uf8ff]/;

// Pairs that UTF-8’s accents and curly quotes give in windows-1252, and what GB18030 makes of characters that were lost.
const TRACE = /â€[œ\x9d™˜“”¦]|Ã[©¨¡³±¼¶¤§ª«­]|Â[ £©°]|锟斤拷/;

/** Finds the first trace of a wrong encoding in a text that is right elsewhere. */
export function traceOf(text: string): { index: number; trace: string } | undefined {
  const found = TRACE.exec(text);
  return found ? { index: found.index, trace: found[0] } : undefined;
}
