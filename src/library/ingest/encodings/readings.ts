import iconv from 'iconv-lite';
import type { Words } from '#core/words.ts';
import { latinFit } from './latin.ts';
import { centralEuropeanShare, chineseShare, japaneseShare, koreanShare, russianShare, utf16Share } from './scripts.ts';

/** Encodings that are read, in order of preference where two fit equally. Labels of the WHATWG Encoding Standard. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5', 'windows-1252', 'macintosh'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const PRIVATE = /[\ue000-\uf8ff]/;

/** Decodes leniently: what is not valid becomes U+FFFD. `partial`: the bytes may end inside a character. */
export function decodeAs(bytes: Uint8Array, encoding: string, partial = false): string {
  const text = new TextDecoder(encoding).decode(bytes, { stream: partial });
  // Node’s table gives Hong Kong’s own characters (HKSCS) as private ones, unlike the standard.
  if (encoding !== 'big5' || !PRIVATE.test(text)) return text;
  const decoder = iconv.getDecoder('big5hkscs');
  return decoder.write(Buffer.from(bytes)) + (partial ? '' : (decoder.end() ?? ''));
}

const BROKEN = /\ufffd/g;
export const brokenIn = (text: string): number => text.match(BROKEN)?.length ?? 0;

const NOT_ASCII = /[^\0-\x7f]/gu;
/** Share of the characters beyond ASCII that are valid UTF-8. Text in other encodings hardly ever is. */
function utf8Share(text: string): number {
  const all = text.match(NOT_ASCII)?.length ?? 0;
  return all ? 1 - brokenIn(text) / all : 0;
}

type Measure = { of: (text: string) => number; least: number };
const CHINESE: Measure = { of: chineseShare, least: 0.25 };
// A third of any bytes with NULs among them reads like ASCII.
const UTF16: Measure = { of: utf16Share, least: 0.36 };
const LATIN: Measure = { of: latinFit, least: 0.6 };
const MEASURES: Record<Encoding, Measure> = {
  'utf-8': { of: utf8Share, least: 0.6 },
  'utf-16le': UTF16,
  'utf-16be': UTF16,
  gb18030: CHINESE,
  big5: CHINESE,
  'windows-1252': LATIN,
  macintosh: LATIN,
};

const JAPANESE: Words = { en: 'Japanese', zh: '日文' };
const RUSSIAN: Words = { en: 'Russian', zh: '俄文' };
/** Encodings of other languages. They are only recognised, so that they are not taken for one of ours. */
const FOREIGN: readonly { encoding: string; language: Words; of: (text: string) => number }[] = [
  { encoding: 'shift_jis', language: JAPANESE, of: japaneseShare },
  { encoding: 'euc-jp', language: JAPANESE, of: japaneseShare },
  { encoding: 'euc-kr', language: { en: 'Korean', zh: '韩文' }, of: koreanShare },
  { encoding: 'windows-1251', language: RUSSIAN, of: russianShare },
  { encoding: 'koi8-r', language: RUSSIAN, of: russianShare },
  { encoding: 'windows-1250', language: { en: 'Central European', zh: '中欧语言' }, of: centralEuropeanShare },
];
// Less is chance: Chinese bytes read as Korean give some common syllables.
const FOREIGN_LEAST = 0.5;
/** How much better another language must fit. Accents that are the same in both encodings decide nothing. */
const CLEARLY = 0.1;

// The characters below space that no text file has: all except tab, line feed, vertical tab, form feed and carriage return.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0e-\x1f]/;

export type Reading = { encoding: Encoding; score: number };
export type ForeignReading = { encoding: string; language: Words };

/** Returns the encodings in which a sample reads like Chinese or Latin prose, best first. */
export function readings(sample: Uint8Array): Reading[] {
  return ENCODINGS.map((encoding) => ({ encoding, score: scoreIn(sample, encoding) }))
    .filter(({ encoding, score }) => score >= MEASURES[encoding].least)
    .sort((a, b) => b.score - a.score);
}

function scoreIn(sample: Uint8Array, encoding: Encoding): number {
  const text = decodeAs(sample, encoding, true);
  return CONTROL.test(text) ? 0 : MEASURES[encoding].of(text);
}

/** Returns the encoding of another language that a sample fits clearly better than this score; undefined if there is none. */
export function foreignReading(sample: Uint8Array, score: number): ForeignReading | undefined {
  const scored = FOREIGN.map((one) => ({ ...one, score: one.of(decodeAs(sample, one.encoding, true)) }));
  const [best] = scored.sort((a, b) => b.score - a.score);
  return best && best.score >= Math.max(FOREIGN_LEAST, score + CLEARLY) ? best : undefined;
}
