import type { Lexicon } from './lexicon.ts';

/** The written words of the texts in alphabetical order, and once more by their letters from the last to the first. */
type SortedWords = { forward: readonly string[]; backward: readonly string[] };

const sorted = new WeakMap<Lexicon, SortedWords>();

/** Sorted when the first word is looked for: a library of 100,000 words takes 0.1 s. */
function sortedWords(lexicon: Lexicon): SortedWords {
  const known = sorted.get(lexicon);
  if (known) return known;
  const words = [...lexicon.words.keys()];
  const made = { forward: words.toSorted(), backward: words.map(reversed).sort() };
  sorted.set(lexicon, made);
  return made;
}

const reversed = (word: string): string => [...word].reverse().join('');

/** Words of a sorted list that begin with `start`, at most `most`. */
function beginning(words: readonly string[], start: string, most: number): string[] {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < words.length && end - low < most && words[end]?.startsWith(start)) end++;
  return words.slice(low, end);
}

/** Written words that begin with `start`. */
export const wordsBeginning = (lexicon: Lexicon, start: string, most: number): string[] =>
  beginning(sortedWords(lexicon).forward, start, most);

/** Written words that end with `end`. */
export const wordsEnding = (lexicon: Lexicon, end: string, most: number): string[] =>
  beginning(sortedWords(lexicon).backward, reversed(end), most).map(reversed);

/** Words with the same half that are compared. Longer words share their halves with few others. */
const MOST_COMPARED = 3000;

/** Written words that are one edit from `word`. One edit leaves the first or the last half as it was, unless it swaps the middle two. */
export function wordsLike(lexicon: Lexicon, word: string, most: number): string[] {
  const half = word.length >> 1;
  const swapped = word.slice(0, half - 1) + (word[half] ?? '') + (word[half - 1] ?? '') + word.slice(half + 1);
  const same = [
    ...(lexicon.words.has(swapped) ? [swapped] : []),
    ...wordsBeginning(lexicon, word.slice(0, half), MOST_COMPARED),
    ...wordsEnding(lexicon, word.slice(half), MOST_COMPARED),
  ];
  return [...new Set(same.filter((one) => isOneEdit(one, word)))].slice(0, most);
}

/** True if `b` is one edit (insert, delete, replace, or swap of neighbours) from `a`. Linear. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  const leftOfA = a.length - head - tail;
  const leftOfB = b.length - head - tail;
  if (leftOfA <= 1 && leftOfB <= 1) return true;
  return leftOfA === 2 && leftOfB === 2 && a[head] === b[head + 1] && a[head + 1] === b[head];
}
