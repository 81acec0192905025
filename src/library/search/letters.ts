/** Letters are numbered below 64, so that three of them make a number below this. */
const TRIGRAMS = 1 << 18;
const ALPHABET = 64;
const GRAM = 3;
const SPACE = 37;
const OTHERS = 38;

/** 1–26 for a–z, 27–36 for digits; all further letters share what is left. */
function codeOf(codeUnit: number): number {
  if (codeUnit >= 97 && codeUnit <= 122) return codeUnit - 96;
  if (codeUnit >= 48 && codeUnit <= 57) return codeUnit - 21;
  return codeUnit === 32 ? SPACE : OTHERS + (codeUnit % (ALPHABET - OTHERS));
}

function trigramsOf(text: string): Int32Array {
  const grams = new Int32Array(Math.max(0, text.length - GRAM + 1));
  let gram = 0;
  for (let i = 0; i < text.length; i++) {
    gram = ((gram * ALPHABET) % TRIGRAMS) + codeOf(text.charCodeAt(i));
    if (i >= GRAM - 1) grams[i - GRAM + 1] = gram;
  }
  return grams;
}

const LATIN = /\p{Script=Latin}/u;
/** Room for a few letters more than the query has. */
const WINDOW = 1.5;

/** What share of a query's letter trigrams a flattened text holds inside a window. */
export type LetterShare = (flat: string) => number;

/** Trigrams know cut-off and misspelt words again. Undefined for a flattened query without Latin letters. */
export function letterShareOf(query: string): LetterShare | undefined {
  if (!LATIN.test(query)) return undefined;
  const numbers = new Map([...new Set(trigramsOf(query))].map((gram, i) => [gram, i]));
  if (numbers.size === 0) return undefined;
  const width = Math.ceil(query.length * WINDOW);
  return (flat) =>
    mostInside(
      Array.from(trigramsOf(flat), (gram) => numbers.get(gram)),
      width,
      numbers.size,
    ) / numbers.size;
}

/** The most distinct numbers below `count` that stand in any `width` neighbours. */
function mostInside(numbers: readonly (number | undefined)[], width: number, count: number): number {
  const inside = new Int32Array(count);
  const change = (number: number | undefined, by: number): number => {
    if (number === undefined) return 0;
    const before = inside[number] ?? 0;
    inside[number] = before + by;
    return Math.sign(before + by) - Math.sign(before);
  };
  let distinct = 0;
  let most = 0;
  numbers.forEach((number, i) => {
    distinct += change(number, 1);
    if (i >= width) distinct += change(numbers[i - width], -1);
    most = Math.max(most, distinct);
  });
  return most;
}
