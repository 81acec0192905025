import { foldCharacter, kindOf, WORD } from './characters.ts';
import type { TextUnit } from './units.ts';

/** Number of symbols: 1–26 for a–z, 27–36 for digits, and the rest for letters of other scripts. */
const ALPHABET = 40;
const OTHERS = 37;
const TRIGRAMS = ALPHABET ** 3;
const GRAM = 3;

function codeOf(codeUnit: number): number {
  if (codeUnit >= 97 && codeUnit <= 122) return codeUnit - 96;
  if (codeUnit >= 48 && codeUnit <= 57) return codeUnit - 21;
  return OTHERS + (codeUnit % (ALPHABET - OTHERS));
}

/**
 * The letters of all texts, a byte for each, without blanks, punctuation and dense characters. Passage `p` has those from starts[p] to
 * before starts[p + 1].
 */
export type Letters = { codes: Uint8Array; starts: Int32Array };

export function lettersOf(texts: readonly { text: string }[]): Letters {
  const starts = new Int32Array(texts.length + 1);
  let codes = new Uint8Array(4096);
  let size = 0;
  for (const [passage, { text }] of texts.entries()) {
    // A character may fold to several letters (ﬃ, ㏂).
    if (size + MOST_FOLDED * text.length > codes.length) codes = grown(codes, size + MOST_FOLDED * text.length);
    for (let at = 0; at < text.length; at++) {
      const folded = foldCharacter(text.codePointAt(at) ?? 0);
      for (let i = 0; i < folded.length; i++)
        if (kindOf(folded.charCodeAt(i)) === WORD) codes[size++] = codeOf(folded.charCodeAt(i));
    }
    starts[passage + 1] = size;
  }
  return { codes: codes.slice(0, size), starts };
}
const MOST_FOLDED = 18;

function grown(codes: Uint8Array, needed: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(needed, 2 * codes.length));
  larger.set(codes);
  return larger;
}

/** The letters of a query. `numbers`: from 1, for each of its letter trigrams. `share`: how much of the query is letters. */
export type QueryLetters = { codes: Uint8Array; numbers: Uint16Array; count: number; share: number };

/** A dense character says as much as so many letters. */
const LETTERS_OF_DENSE = 3;

/** Undefined for a query with less than three letters. */
export function lettersIn(units: readonly Pick<TextUnit, 'text' | 'dense'>[]): QueryLetters | undefined {
  const words = units
    .filter(({ dense }) => !dense)
    .map(({ text }) => text)
    .join('');
  const codes = Uint8Array.from({ length: words.length }, (_, at) => codeOf(words.charCodeAt(at)));
  if (codes.length < GRAM) return undefined;
  const numbers = new Uint16Array(TRIGRAMS);
  let count = 0;
  let gram = 0;
  for (const [at, code] of codes.entries()) {
    gram = ((gram * ALPHABET) % TRIGRAMS) + code;
    if (at >= GRAM - 1 && !numbers[gram]) numbers[gram] = ++count;
  }
  const dense = units.filter((unit) => unit.dense).length;
  return { codes, numbers, count, share: codes.length / (codes.length + LETTERS_OF_DENSE * dense) };
}

/** Length of the window compared with the query: room for a few more letters. */
const WINDOW = 1.5;

/**
 * Measures how many of a query's letter trigrams a passage has within one window, from 0 to 1. Trigrams also match words that are cut
 * off, misspelt, glued together or written apart.
 */
export function letterShareOf({ codes: query, numbers, count }: QueryLetters, { codes, starts }: Letters) {
  const width = Math.ceil(query.length * WINDOW);
  const inside = new Uint16Array(count + 1);
  const window = new Uint16Array(width);
  return (passage: number): number => {
    inside.fill(0);
    window.fill(0);
    let distinct = 0;
    let most = 0;
    let gram = 0;
    const start = starts[passage] ?? 0;
    const length = (starts[passage + 1] ?? 0) - start;
    for (let at = 0; at < length; at++) {
      gram = ((gram * ALPHABET) % TRIGRAMS) + (codes[start + at] ?? 0);
      const entering = at >= GRAM - 1 ? (numbers[gram] ?? 0) : 0;
      const slot = at % width;
      const leaving = window[slot] ?? 0;
      window[slot] = entering;
      if (entering > 0) {
        if (inside[entering] === 0) distinct++;
        inside[entering] = (inside[entering] ?? 0) + 1;
      }
      if (leaving > 0) {
        inside[leaving] = (inside[leaving] ?? 0) - 1;
        if (inside[leaving] === 0) distinct--;
      }
      if (distinct > most) most = distinct;
    }
    return most / count;
  };
}

/** True if a passage has all letters of the query in a row. */
export function holdsLetters({ codes: query }: QueryLetters, { codes, starts }: Letters, passage: number): boolean {
  const end = (starts[passage + 1] ?? 0) - query.length;
  for (let at = starts[passage] ?? 0; at <= end; at++) {
    let same = 0;
    while (same < query.length && codes[at + same] === query[same]) same++;
    if (same === query.length) return true;
  }
  return false;
}

/** Letters of all texts that are looked through: half a second of reading for a person, 20 ms here. */
const MOST_LETTERS = 6_000_000;
/** Fewest letters, and the least share of trigrams, that make a passage worth looking at. */
const FEWEST_LETTERS = 5;
const LEAST_SHARE = 0.5;

/** Passages that have most of the query's letters, best first. Reads all texts. */
export function scanLetters(
  query: QueryLetters,
  letters: Letters,
  most: number,
  passes: (passage: number) => boolean,
): number[] {
  if (query.codes.length < FEWEST_LETTERS || letters.codes.length > MOST_LETTERS) return [];
  const shareOf = letterShareOf(query, letters);
  const found: { passage: number; share: number }[] = [];
  for (let passage = 0; passage + 1 < letters.starts.length; passage++) {
    const share = shareOf(passage);
    if (share >= LEAST_SHARE && passes(passage)) found.push({ passage, share });
  }
  return found
    .sort((a, b) => b.share - a.share || a.passage - b.passage)
    .slice(0, most)
    .map(({ passage }) => passage);
}
