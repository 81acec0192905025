/** Number of symbols: 1–26 for a–z, 27–36 for digits, a space, and the rest for all others. */
const ALPHABET = 40;
const SPACE = 37;
const OTHERS = 38;
const TRIGRAMS = ALPHABET ** 3;
const GRAM = 3;

function codeOf(codeUnit: number): number {
  if (codeUnit >= 97 && codeUnit <= 122) return codeUnit - 96;
  if (codeUnit >= 48 && codeUnit <= 57) return codeUnit - 21;
  return codeUnit === 32 ? SPACE : OTHERS + (codeUnit % (ALPHABET - OTHERS));
}

/** The letter trigrams of a text as numbers, in order. */
export function trigramsOf(text: string): Uint16Array {
  const grams = new Uint16Array(Math.max(0, text.length - GRAM + 1));
  let gram = 0;
  for (let i = 0; i < text.length; i++) {
    gram = ((gram * ALPHABET) % TRIGRAMS) + codeOf(text.charCodeAt(i));
    if (i >= GRAM - 1) grams[i - GRAM + 1] = gram;
  }
  return grams;
}

const LATIN = /\p{Script=Latin}/u;
/** Length of the window compared with the query: room for a few more letters. */
const WINDOW = 1.5;

/** The share of a query's letter trigrams that a text contains within one window. Takes the text's trigrams. */
export type LetterShare = (trigrams: Uint16Array) => number;

/** Compares by trigrams, which also match words that are cut off or misspelt. Undefined for a flattened query without Latin letters. */
export function letterShareOf(query: string): LetterShare | undefined {
  if (!LATIN.test(query)) return undefined;
  const numbers = new Uint16Array(TRIGRAMS);
  let count = 0;
  for (const gram of trigramsOf(query)) if (!numbers[gram]) numbers[gram] = ++count;
  if (count === 0) return undefined;
  const width = Math.ceil(query.length * WINDOW);
  return (trigrams) => mostInside(trigrams, numbers, width, count) / count;
}

/** The largest number of distinct numbered trigrams in any `width` consecutive ones. */
function mostInside(grams: Uint16Array, numbers: Uint16Array, width: number, count: number): number {
  const inside = new Int32Array(count + 1);
  let distinct = 0;
  let most = 0;
  for (let i = 0; i < grams.length; i++) {
    const entering = numbers[grams[i] ?? 0] ?? 0;
    if (entering > 0 && change(inside, entering, 1) === 1) distinct++;
    const leaving = i >= width ? (numbers[grams[i - width] ?? 0] ?? 0) : 0;
    if (leaving > 0 && change(inside, leaving, -1) === 0) distinct--;
    if (distinct > most) most = distinct;
  }
  return most;
}

function change(counts: Int32Array, at: number, by: number): number {
  const now = (counts[at] ?? 0) + by;
  counts[at] = now;
  return now;
}
